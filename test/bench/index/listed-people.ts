import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../../schema/paths.ts';
import { scriptOf } from '../../../subgraphs/matching/scripts.ts';

/** A name of the list of synthetic people, in its parts, with the others of its script. */
export interface ListedName {
  readonly full: string;
  readonly given: string;
  readonly middle: string;
  readonly surname: string;
  readonly birthDate: string;
  readonly alike: readonly ListedName[];
}

/** The folder of measured data: `COMITY_SHARED_DATA`, else `shared/data` beside the checkout. */
export function dataFolder(): string {
  return process.env['COMITY_SHARED_DATA'] ?? fromRoot('..', 'shared', 'data');
}

/** The script that most letters of a text are of. */
export function mainScript(text: string): string {
  const counts = new Map<string, number>();
  for (const letter of text) {
    const script = scriptOf(letter.codePointAt(0) ?? 0);
    if (script !== 'Zyyy') counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return [...counts].sort((one, two) => two[1] - one[1])[0]?.[0] ?? 'Zyyy';
}

/** The 50,000 synthetic people in nine scripts; none where the list is not there. */
export function listedPeople(): readonly ListedName[] {
  const file = path.join(dataFolder(), 'names', 'population_synthetic_50k.csv');
  if (!existsSync(file)) return [];
  const rows: unknown = parse(readFileSync(file), { columns: true, bom: true });
  if (!Array.isArray(rows)) return [];
  const byScript = new Map<string, ListedName[]>();
  return rows.map((row: Readonly<Record<string, string>>) => {
    const { full_name: full = '', first_name: given = '', middle_name: middle = '', last_name: surname = '' } = row;
    const script = mainScript(full);
    const alike = byScript.get(script) ?? [];
    byScript.set(script, alike);
    const name = { full, given, middle, surname, birthDate: row['date_of_birth'] ?? '', alike };
    alike.push(name);
    return name;
  });
}
