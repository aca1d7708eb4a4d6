import { CELL_NAMES, CELLS, type CellName } from '../../language/cells.ts';
import {
  ALL,
  UNKNOWN,
  type Cells,
  type DecidingRow,
  type PermissionRow,
  type ReleaseRow,
  type RestrictionRow,
  type Row,
} from '../../language/rows.ts';
import { fill, list, phrase, type Phrases } from './phrases.ts';

/** A row with the table that it stands in. */
export type TableRow =
  | { readonly table: 'permissions'; readonly row: PermissionRow }
  | { readonly table: 'restrictions'; readonly row: RestrictionRow }
  | { readonly table: 'release'; readonly row: ReleaseRow };

function strings(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

function names(phrases: Phrases, members: readonly string[] = [], groups: readonly string[] = []): string {
  const words = [
    ...groups.map((group) => phrase(phrases, 'group', group)),
    ...members.map((member) => phrase(phrases, 'members', member)),
  ];
  return list(phrases, words, 'or');
}

function wordOf(phrases: Phrases, cell: CellName, word: string): string {
  const { form } = CELLS[cell];
  if (word === UNKNOWN) return phrase(phrases, 'list', UNKNOWN);
  if (form.kind !== 'words' && form.kind !== 'word') return word;
  return form.words === 'text'
    ? fill(phrase(phrases, 'list', 'quoted'), { text: word })
    : phrase(phrases, form.words, word);
}

/** How a condition is read: a restriction's own closes on a basis that is named, even where it does not bind. */
type Reading = 'opens' | 'closes';

function clause(phrases: Phrases, cell: CellName, value: unknown, reading: Reading): string {
  const { form } = CELLS[cell];
  if (form.kind === 'flag') return phrase(phrases, 'cells', `${cell}.${String(value)}`);
  const words = list(
    phrases,
    strings(value).map((word) => wordOf(phrases, cell, word)),
    'or',
  );
  return fill(phrase(phrases, 'cells', cell === 'basis' && reading === 'closes' ? 'basisNamed' : cell), { words });
}

function clauses(phrases: Phrases, cells: Cells, reading: Reading): readonly string[] {
  const { member, group } = cells;
  const from =
    member || group ? [fill(phrase(phrases, 'cells', 'member'), { words: names(phrases, member, group) })] : [];
  const others = CELL_NAMES.filter((name) => name !== 'member' && name !== 'group' && cells[name] !== undefined);
  return [...from, ...others.map((name) => clause(phrases, name, cells[name], reading))];
}

function conditions(phrases: Phrases, cells: Cells, reading: Reading): string {
  const all = clauses(phrases, cells, reading);
  return all.length === 0 ? phrase(phrases, 'rows', 'always') : all.join(phrase(phrases, 'rows', 'and'));
}

/** A category by its name, a field by its own in the tables with its category. */
function fieldList(phrases: Phrases, words: readonly string[], categoryOf: CategoryOf): string {
  const told = words.map((word) =>
    word === ALL || !word.includes('.')
      ? phrase(phrases, 'categories', word)
      : fill(phrase(phrases, 'effects', 'field'), {
          name: word,
          category: phrase(phrases, 'categories', categoryOf(word)),
        }),
  );
  return list(phrases, told, 'and');
}

/** The data category of a field, given as `Type.field`. */
export type CategoryOf = (field: string) => string;

function reading(
  phrases: Phrases,
  table: 'permissions' | 'restrictions',
  row: DecidingRow,
  categoryOf: CategoryOf,
): readonly string[] {
  if (row.read.length === 0) return [];
  const { then } = row;
  const mask = then.kind === 'mask' ? phrase(phrases, 'masks', then.mask) : '';
  return [
    fill(phrase(phrases, 'effects', `${table}-${then.kind}`), {
      fields: fieldList(phrases, row.read, categoryOf),
      mask,
    }),
  ];
}

function searching(
  phrases: Phrases,
  table: 'permissions' | 'restrictions',
  row: DecidingRow,
  categoryOf: CategoryOf,
): readonly string[] {
  if (row.search.length === 0) return [];
  return [fill(phrase(phrases, 'effects', `${table}-search`), { fields: fieldList(phrases, row.search, categoryOf) })];
}

function obliging(phrases: Phrases, { obligations }: DecidingRow): readonly string[] {
  if (obligations.length === 0) return [];
  const words = list(
    phrases,
    obligations.map((code) => phrase(phrases, 'obligations', code)),
    'and',
  );
  return [fill(phrase(phrases, 'effects', 'obligations'), { words })];
}

function days(phrases: Phrases, { from, until }: Row): string {
  if (from === null && until === null) return '';
  const key = from === null ? 'until' : until === null ? 'from' : 'from-until';
  return fill(phrase(phrases, 'rows', key), { from: from ?? '', until: until ?? '' });
}

function unless(phrases: Phrases, alternatives: readonly Cells[]): string {
  if (alternatives.length === 0) return '';
  const all = alternatives
    .map((cells) => conditions(phrases, cells, 'opens'))
    .join(phrase(phrases, 'rows', 'or-unless'));
  return fill(phrase(phrases, 'rows', 'unless'), { alternatives: all });
}

function effects(phrases: Phrases, asked: TableRow, categoryOf: CategoryOf): readonly string[] {
  if (asked.table === 'release') {
    const { toMember, toGroup, then, search } = asked.row;
    const members = names(phrases, toMember, toGroup);
    return [
      fill(phrase(phrases, 'effects', `release-${then}`), { members, fields: fieldList(phrases, search, categoryOf) }),
    ];
  }
  const { table, row } = asked;
  return [
    ...reading(phrases, table, row, categoryOf),
    ...searching(phrases, table, row, categoryOf),
    ...obliging(phrases, row),
  ];
}

/**
 * What a row says, as one sentence of a language: the text that is signed. It is a function of the row and the phrases
 * alone. Throws `CONFIGURATION_INVALID` where the language lacks a phrase.
 */
export function rowSentence(asked: TableRow, phrases: Phrases, categoryOf: CategoryOf): string {
  const { table, row } = asked;
  const denies = table === 'release' && asked.row.then === 'deny';
  return fill(phrase(phrases, 'rows', denies ? 'release-deny' : table), {
    id: row.id,
    conditions: conditions(phrases, row.cells, table === 'restrictions' || denies ? 'closes' : 'opens'),
    unless: table === 'restrictions' ? unless(phrases, asked.row.unless) : '',
    effects: effects(phrases, asked, categoryOf).join(phrase(phrases, 'rows', 'and')),
    days: days(phrases, row),
    because: row.because,
  });
}
