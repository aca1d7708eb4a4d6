import { GIVEN_NAMES } from './given-names.ts';
import { SURNAMES } from './surnames.ts';

/** Groups of words that stand for one another; a word may be in several. */
const groups = new Map<string, number[]>();
[GIVEN_NAMES, SURNAMES]
  .flatMap((list) => list.trim().split('\n'))
  .forEach((line, index) => {
    for (const word of line.split(' ')) groups.set(word, [...(groups.get(word) ?? []), index]);
  });

const NONE: readonly number[] = [];

/** The groups that a romanised word is in: words of one group are spellings or forms of one name. */
export function variantGroups(text: string): readonly number[] {
  return groups.get(text) ?? NONE;
}
