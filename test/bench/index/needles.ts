import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readNamePairs } from '../../../subgraphs/matching/pair-files.ts';
import { dataFolder } from './listed-people.ts';

/** A person who stands in the haystack under some names, and is sought by others. */
export interface Needle {
  readonly id: string;
  /** What the two sides are of: `latn-arab`, `persons`. */
  readonly kind: string;
  readonly held: readonly string[];
  /** The primary name first. */
  readonly sought: readonly string[];
}

interface Side {
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  readonly weak_aliases: readonly string[];
}

/** The labelled matches: of names, the second held and the first sought; of persons, the right held with its aliases. */
export async function labelledNeedles(): Promise<readonly Needle[]> {
  const names = path.join(dataFolder(), 'names', 'names_dev.csv');
  const persons = path.join(dataFolder(), 'names', 'persons_dev.jsonl');
  if (!existsSync(names) || !existsSync(persons)) return [];
  const needles: Needle[] = [];
  for await (const pair of readNamePairs(createReadStream(names))) {
    if (pair.isMatch !== true) continue;
    needles.push({ id: pair.id, kind: pair.category, held: [pair.name2], sought: [pair.name1] });
  }
  for (const line of readFileSync(persons, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const { id, is_match, left, right } = JSON.parse(line) as { id: string; is_match: number; left: Side; right: Side };
    if (is_match !== 1) continue;
    const all = (side: Side) => [...new Set([...side.names, ...side.aliases, ...side.weak_aliases])];
    needles.push({ id, kind: 'persons', held: all(right), sought: all(left) });
  }
  return needles;
}
