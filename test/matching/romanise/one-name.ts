import { nameKeys } from '../../../subgraphs/matching/keys.ts';
import { NAME_THRESHOLD } from '../../../subgraphs/matching/matcher.ts';
import { normaliseName } from '../../../subgraphs/matching/normalise.ts';
import { scoreNames } from '../../../subgraphs/matching/score-names.ts';

/** The rows of a table of names: on each line a name, `=`, and its spellings by `|`; a row for each spelling. */
export function spellings(table: string): readonly (readonly [name: string, spelling: string])[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', others = ''] = line.split('=').map((part) => part.trim());
      return others.split('|').map((spelling) => [name, spelling.trim()] as const);
    });
}

/** Expects that two spellings are found by one another and taken for one name. */
export function expectOneName(left: string, right: string): void {
  const [a, b] = [normaliseName(left), normaliseName(right)];
  const keys = new Set(nameKeys(a).map(({ key }) => key));
  expect(nameKeys(b).filter(({ key }) => keys.has(key))).not.toEqual([]);
  expect(scoreNames(a, b)).toBeGreaterThanOrEqual(NAME_THRESHOLD);
}
