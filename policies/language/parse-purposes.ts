import type { Fault } from './fault.ts';
import { checkKeys, hasKey, requiredText, validWords } from './keys.ts';
import { codeList } from '../../schema/codes.ts';
import { readList } from './yaml-file.ts';

const PURPOSES = [...codeList('PurposeCode').codes.keys()];

/**
 * Which purposes are compatible with the one that data were collected for, by that purpose, from `purposes.yaml`; what
 * is wrong is added to `faults`.
 */
export function parsePurposes(file: string, text: string, faults: Fault[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const of of readList(file, text, faults, 'compatible purposes')) {
    checkKeys(of, ['collectedFor', 'compatible', 'because'], 'a row of purposes');
    requiredText(of, 'because', 'a row of purposes');
    for (const key of ['collectedFor', 'compatible']) {
      if (!hasKey(of, key)) of.file.report(of.map, `a row of purposes needs \`${key}\``);
    }
    const words = (key: string) => (hasKey(of, key) ? validWords(of, key, 'purpose', PURPOSES) : []);
    for (const collected of words('collectedFor')) {
      const known = found.get(collected) ?? new Set<string>();
      for (const purpose of words('compatible')) known.add(purpose);
      found.set(collected, known);
    }
  }
  return found;
}
