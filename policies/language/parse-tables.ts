import { CELL_NAMES, type CellName } from './cells.ts';
import type { Fault } from './fault.ts';
import {
  checkKeys,
  flagOf,
  hasKey,
  mapsUnder,
  nodeOf,
  reportMissing,
  requiredText,
  textOf,
  validWords,
} from './keys.ts';
import { asksAboutRecord, parseCells } from './parse-cells.ts';
import { parseDay, parseId, parseNames, parseObligations, parseThen } from './parse-row.ts';
import type { Cells, DecidingRow, PermissionRow, Placed, PolicyHead, ReleaseRow, RestrictionRow, Row } from './rows.ts';
import { suggestion, type Vocabulary } from './vocabulary.ts';
import { readEach, readMap, type YamlMap } from './yaml-file.ts';

const ROW_KEYS = ['id', 'from', 'until', 'because'];
const DECIDING_KEYS = [...ROW_KEYS, ...CELL_NAMES, 'read', 'search', 'then', 'obligations'];
/** Cells that say who asks abroad: in release the asker is always one of the country's own. */
const FOREIGN_CELLS: readonly CellName[] = ['member', 'group'];

/** The keys that each table's rows, and the head, may have. */
export const TABLE_KEYS = {
  permissions: DECIDING_KEYS,
  restrictions: [...DECIDING_KEYS, 'unless'],
  release: [
    ...ROW_KEYS,
    ...CELL_NAMES.filter((name) => !FOREIGN_CELLS.includes(name) && !asksAboutRecord(name)),
    'toMember',
    'toGroup',
    'search',
    'then',
  ],
  policy: ['member', 'title', 'language', 'from', 'until', 'acceptsHubRestrictions'],
} as const satisfies Record<string, readonly string[]>;

function parseRow(of: YamlMap, what: string, vocabulary: Vocabulary): Row {
  const id = parseId(of, what);
  const cells = parseCells(of, vocabulary);
  const because = requiredText(of, 'because', what) ?? '';
  return { id, cells, from: parseDay(of, 'from'), until: parseDay(of, 'until'), because };
}

function parseDecidingRow(of: YamlMap, what: string, vocabulary: Vocabulary): DecidingRow {
  const row = parseRow(of, what, vocabulary);
  if (!hasKey(of, 'read') && !hasKey(of, 'search')) reportMissing(of, 'read` or `search', what);
  return {
    ...row,
    read: parseNames(of, 'read', vocabulary),
    search: parseNames(of, 'search', vocabulary),
    then: parseThen(of, what, vocabulary) ?? { kind: 'deny' },
    obligations: parseObligations(of, vocabulary),
  };
}

function reportSearchByRecord(of: YamlMap, cells: readonly Cells[]): void {
  const asked = CELL_NAMES.find((name) => asksAboutRecord(name) && cells.some((each) => each[name] !== undefined));
  if (asked === undefined || !hasKey(of, 'search')) return;
  const help = 'give searching a row of its own';
  of.file.report(nodeOf(of, 'search'), `the right to search cannot depend on the record's \`${asked}\``, help);
}

function placed<RowType>(of: YamlMap, row: RowType): Placed<RowType> {
  return { row, at: of.file.at(of.map) };
}

/** The rows of `permissions.yaml`; what is wrong is added to `faults`. */
export function parsePermissions(
  file: string,
  text: string,
  vocabulary: Vocabulary,
  faults: Fault[],
): readonly Placed<PermissionRow>[] {
  return readEach(file, text, faults, 'permissions', (of) => {
    checkKeys(of, TABLE_KEYS.permissions, 'a permission');
    const row = parseDecidingRow(of, 'a permission', vocabulary);
    reportSearchByRecord(of, [row.cells]);
    if (row.then.kind === 'deny' && hasKey(of, 'then') && textOf(nodeOf(of, 'then')) === 'deny') {
      of.file.report(nodeOf(of, 'then'), 'a permission opens, and cannot deny', 'write a row of `restrictions.yaml`');
    }
    return placed(of, row);
  });
}

/** The rows of `restrictions.yaml`; what is wrong is added to `faults`. */
export function parseRestrictions(
  file: string,
  text: string,
  vocabulary: Vocabulary,
  faults: Fault[],
): readonly Placed<RestrictionRow>[] {
  return readEach(file, text, faults, 'restrictions', (of) => {
    checkKeys(of, TABLE_KEYS.restrictions, 'a restriction');
    const row = parseDecidingRow(of, 'a restriction', vocabulary);
    const alternatives = hasKey(of, 'unless') ? mapsUnder(of, 'unless') : [];
    const unless = alternatives.map((alternative) => {
      checkKeys(alternative, CELL_NAMES, '`unless`');
      if (alternative.map.items.length === 0) alternative.file.report(alternative.map, '`unless` is empty');
      return parseCells(alternative, vocabulary);
    });
    reportSearchByRecord(of, [row.cells, ...unless]);
    if (row.then.kind === 'allow' && row.obligations.length === 0 && row.search.length === 0) {
      of.file.report(nodeOf(of, 'then'), 'a restriction that allows needs `obligations`, or it does nothing');
    }
    return placed(of, { ...row, unless });
  });
}

function releaseThen(of: YamlMap): 'allow' | 'deny' {
  if (!hasKey(of, 'then')) {
    reportMissing(of, 'then', 'a row of release');
    return 'deny';
  }
  const node = nodeOf(of, 'then');
  const text = textOf(node) ?? '';
  if (text === 'allow' || text === 'deny') return text;
  of.file.report(node ?? of.map, `\`${text}\` is not an outcome of release`, suggestion(text, ['allow', 'deny']));
  return 'deny';
}

/** The rows of `release.yaml`; what is wrong is added to `faults`. */
export function parseRelease(
  file: string,
  text: string,
  vocabulary: Vocabulary,
  faults: Fault[],
): readonly Placed<ReleaseRow>[] {
  return readEach(file, text, faults, 'rows of release', (of) => {
    checkKeys(of, TABLE_KEYS.release, 'a row of release');
    const row = parseRow(of, 'a row of release', vocabulary);
    const to = (key: string, what: string, valid: readonly string[] | null) =>
      hasKey(of, key) ? validWords(of, key, what, valid) : [];
    if (!hasKey(of, 'toMember') && !hasKey(of, 'toGroup'))
      reportMissing(of, 'toMember` or `toGroup', 'a row of release');
    if (!hasKey(of, 'search')) reportMissing(of, 'search', 'a row of release');
    return placed(of, {
      ...row,
      toMember: to('toMember', 'country or member', vocabulary.cells.member),
      toGroup: to('toGroup', 'group of members', vocabulary.cells.group),
      search: parseNames(of, 'search', vocabulary),
      then: releaseThen(of),
    });
  });
}

/** The head in `policy.yaml`, or null where it cannot be read; what is wrong is added to `faults`. */
export function parseHead(file: string, text: string, vocabulary: Vocabulary, faults: Fault[]): PolicyHead | null {
  const of = readMap(file, text, faults);
  if (!of) return null;
  checkKeys(of, TABLE_KEYS.policy, 'a policy');
  const member = requiredText(of, 'member', 'a policy');
  const members = vocabulary.cells.member ?? [];
  if (member !== null && !members.includes(member)) {
    of.file.report(nodeOf(of, 'member'), `\`${member}\` is not a country or member`, suggestion(member, members));
  }
  const language = requiredText(of, 'language', 'a policy');
  if (language !== null && !/^[a-z]{2,3}$/.test(language)) {
    of.file.report(nodeOf(of, 'language'), `\`${language}\` is not a language`, 'use an ISO 639 code, as `et`');
  }
  const title = requiredText(of, 'title', 'a policy');
  if (!hasKey(of, 'from')) reportMissing(of, 'from', 'a policy');
  const from = parseDay(of, 'from');
  const until = parseDay(of, 'until');
  if (member === null || title === null || language === null || from === null) return null;
  const accepts = hasKey(of, 'acceptsHubRestrictions') && flagOf(of, 'acceptsHubRestrictions') === true;
  return { member, title, language, from, until, ...(accepts ? { acceptsHubRestrictions: true } : {}) };
}
