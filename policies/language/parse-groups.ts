import { isMap } from 'yaml';
import type { Fault } from './fault.ts';
import { checkKeys, hasKey, nodeOf, reportMissing, requiredText, textOf, validWords } from './keys.ts';
import type { Groups } from './rows.ts';
import { memberCodes } from './vocabulary.ts';
import { readMap, type YamlMap } from './yaml-file.ts';

function entries(of: YamlMap, key: string): readonly { readonly code: string; readonly of: YamlMap }[] {
  const node = nodeOf(of, key);
  if (!isMap(node)) {
    reportMissing(of, key, 'the file of groups');
    return [];
  }
  return node.items.flatMap((pair) => {
    const code = textOf(pair.key) ?? '';
    if (isMap(pair.value)) return [{ code, of: { map: pair.value, file: of.file } }];
    of.file.report(pair.key, `\`${code}\` needs a map of keys`);
    return [];
  });
}

/** The groups of members and the organisations in `groups.yaml`; what is wrong is added to `faults`. */
export function parseGroups(file: string, text: string, faults: Fault[]): Groups {
  const of = readMap(file, text, faults);
  if (!of) return { groups: new Map(), organisations: new Set() };
  checkKeys(of, ['organisations', 'groups'], 'the file of groups');
  const organisations = entries(of, 'organisations').map((entry) => {
    checkKeys(entry.of, ['title', 'source'], 'an organisation');
    for (const key of ['title', 'source']) requiredText(entry.of, key, 'an organisation');
    return entry.code;
  });
  const members = memberCodes(new Set(organisations));
  const groups = entries(of, 'groups').map((entry): readonly [string, ReadonlySet<string>] => {
    checkKeys(entry.of, ['title', 'source', 'members'], 'a group');
    for (const key of ['title', 'source']) requiredText(entry.of, key, 'a group');
    if (!hasKey(entry.of, 'members')) reportMissing(entry.of, 'members', 'a group');
    const words = hasKey(entry.of, 'members') ? validWords(entry.of, 'members', 'country or member', members) : [];
    return [entry.code, new Set(words)];
  });
  return { groups: new Map(groups), organisations: new Set(organisations) };
}
