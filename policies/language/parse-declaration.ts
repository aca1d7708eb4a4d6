import { isScalar } from 'yaml';
import type { Declaration, DeclarationClause } from '../engine/ties.ts';
import type { Fault } from './fault.ts';
import { checkKeys, hasKey, mapsUnder, nodeOf, reportMissing, requiredText, textOf, validWords } from './keys.ts';
import { parseDay } from './parse-row.ts';
import { ALL } from './rows.ts';
import { suggestion, type Vocabulary } from './vocabulary.ts';
import { readMap, type YamlMap } from './yaml-file.ts';

/** A declaration as published, with its signature in base64url; null where it is not signed. */
export interface WrittenDeclaration {
  readonly declaration: Declaration;
  readonly signature: string | null;
}

/** Clauses that one declaration may have. */
const MOST_CLAUSES = 200;

function parseClause(of: YamlMap, { cells, names }: Vocabulary): DeclarationClause {
  const what = 'a clause';
  checkKeys(of, ['give', 'toMember', 'toGroup', 'inReturnFor'], what);
  if (!hasKey(of, 'give')) reportMissing(of, 'give', what);
  if (!hasKey(of, 'toMember') && !hasKey(of, 'toGroup')) reportMissing(of, 'toMember` or `toGroup', what);
  const categories = [ALL, ...[...names].filter((name) => name !== ALL && !name.includes('.'))];
  const words = (key: string, title: string, valid: readonly string[] | null) =>
    hasKey(of, key) ? validWords(of, key, title, valid) : [];
  return {
    give: words('give', 'category of data', categories),
    toMember: words('toMember', 'country or member', cells.member),
    toGroup: words('toGroup', 'group of members', cells.group),
    inReturnFor: words('inReturnFor', 'category of data', categories),
  };
}

function parseNumber(of: YamlMap): number | null {
  const node = nodeOf(of, 'number');
  if (isScalar(node) && typeof node.value === 'number' && Number.isSafeInteger(node.value) && node.value > 0) {
    return node.value;
  }
  of.file.report(node ?? of.map, '`number` needs a whole number from 1');
  return null;
}

/** A published declaration of reciprocity, or null where it has a fault; what is wrong is added to `faults`. */
export function parseDeclaration(
  file: string,
  text: string,
  vocabulary: Vocabulary,
  faults: Fault[],
): WrittenDeclaration | null {
  const own: Fault[] = [];
  const of = readMap(file, text, own);
  const found = of && readDeclaration(of, vocabulary);
  faults.push(...own);
  return own.length === 0 ? found : null;
}

function readDeclaration(of: YamlMap, vocabulary: Vocabulary): WrittenDeclaration | null {
  const what = 'a declaration';
  checkKeys(of, ['member', 'number', 'from', 'until', 'clauses', 'signature'], what);
  const member = requiredText(of, 'member', what);
  const members = vocabulary.cells.member ?? [];
  if (member !== null && !members.includes(member)) {
    of.file.report(nodeOf(of, 'member'), `\`${member}\` is not a country or member`, suggestion(member, members));
  }
  for (const key of ['from', 'clauses']) if (!hasKey(of, key)) reportMissing(of, key, what);
  const number = parseNumber(of);
  const from = parseDay(of, 'from');
  const until = parseDay(of, 'until');
  const maps = hasKey(of, 'clauses') ? mapsUnder(of, 'clauses') : [];
  if (maps.length > MOST_CLAUSES) of.file.report(of.map, `a declaration has at most ${MOST_CLAUSES} clauses`);
  const clauses = maps.slice(0, MOST_CLAUSES).map((clause) => parseClause(clause, vocabulary));
  if (member === null || number === null || from === null) return null;
  return {
    declaration: { member, number, from, until, clauses },
    signature: hasKey(of, 'signature') ? textOf(nodeOf(of, 'signature')) : null,
  };
}
