import { OBLIGATIONS } from '../../engine/obligation.ts';
import { ALLOW, DENY, outcomeCode, outcomeOf } from '../../engine/outcome.ts';
import { CELL_NAMES, isCellName } from '../../language/cells.ts';
import type { Cells, DecidingRow, PolicyHead, ReleaseRow, RestrictionRow, Row } from '../../language/rows.ts';
import { ANY, cellTest, daysTest, testCell, testDays, testWords, wordsTest } from './unary-test.ts';

/** One rule of a DMN table as texts: its tests by column, its outcome, and what the table's columns cannot say. */
export interface RuleText {
  readonly tests: Readonly<Record<string, string>>;
  readonly outcome: string;
  readonly notes: Readonly<Record<string, string>>;
}

/** What each table notes beside its tests. Another engine that leaves `unless` out closes more, never less. */
export const NOTES = ['id', 'because', 'obligations', 'unless'] as const;

const DAYS = 'day';
/** Columns that hold words and are no cells. */
const NAMED = ['read', 'search', 'toMember', 'toGroup'] as const;

function cellTests(cells: Cells): Readonly<Record<string, string>> {
  const asked = CELL_NAMES.filter((name) => cells[name] !== undefined);
  return Object.fromEntries(asked.map((name) => [name, cellTest(name, cells[name])]));
}

function rule(
  row: Row,
  words: Readonly<Record<string, readonly string[]>>,
  outcome: number,
  notes: Readonly<Record<string, string>>,
): RuleText {
  const named = Object.entries(words).filter(([, each]) => each.length > 0);
  const days = row.from === null && row.until === null ? {} : { [DAYS]: daysTest(row.from, row.until) };
  return {
    tests: {
      ...cellTests(row.cells),
      ...days,
      ...Object.fromEntries(named.map(([name, each]) => [name, wordsTest(each)])),
    },
    outcome: String(outcome),
    notes: { id: row.id, because: row.because, ...notes },
  };
}

/** A permission or restriction as a rule; its outcome is the code of `outcome.ts`, so that MAX joins and MIN meets. */
export function decidingRule(row: DecidingRow | RestrictionRow): RuleText {
  const { read, search, then, obligations } = row;
  const unless = 'unless' in row && row.unless.length > 0 ? { unless: JSON.stringify(row.unless.map(cellTests)) } : {};
  const bound = obligations.length > 0 ? { obligations: wordsTest(obligations) } : {};
  return rule(row, { read, search }, outcomeCode(then), { ...bound, ...unless });
}

/** A row of release as a rule: allow above deny, so that MIN closes. */
export function releaseRule({ toMember, toGroup, search, then, ...row }: ReleaseRow): RuleText {
  return rule(row, { toMember, toGroup, search }, then === 'allow' ? ALLOW : DENY, {});
}

/** The head of a policy as the one rule of its table. */
export function headRule(head: PolicyHead): RuleText {
  return { tests: {}, outcome: JSON.stringify(head.member), notes: { head: JSON.stringify(head) } };
}

/** A row as a map of the keys of its file, or what is wrong with its rule. */
export type ReadRule =
  | { readonly kind: 'row'; readonly row: Readonly<Record<string, unknown>> }
  | { readonly kind: 'fault'; readonly message: string };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

class RuleFault extends Error {}

function readCells(tests: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(tests)
      .filter(([, text]) => text !== ANY && text !== '')
      .map(([name, text]) => {
        if (!isCellName(name))
          throw new RuleFault(`there is no cell \`${name}\`: name the column for a cell of the language`);
        const value = typeof text === 'string' ? testCell(name, text) : null;
        if (value === null)
          throw new RuleFault(`\`${String(text)}\` is no test of \`${name}\`: list words as \`"a","b"\``);
        return [name, value];
      }),
  );
}

function readUnless(note: string | undefined): Readonly<Record<string, unknown>> {
  if (note === undefined || note === '') return {};
  const parsed: unknown = parseJson(note);
  if (!Array.isArray(parsed) || !parsed.every(isRecord))
    throw new RuleFault('`unless` is no list of tests by cell, as JSON');
  return { unless: parsed.map(readCells) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function words(column: string, text: string): readonly string[] {
  const found = testWords(text);
  if (found === null) throw new RuleFault(`\`${text}\` is no list of words for \`${column}\`: write \`"a","b"\``);
  return found;
}

function readThen(table: 'permissions' | 'restrictions' | 'release', text: string): string {
  const code = Number(text);
  const outcome = outcomeOf(code);
  const isCode =
    /^\d{1,3}$/.test(text) && outcomeCode(outcome) === code && (table !== 'release' || code === ALLOW || code === DENY);
  if (!isCode) throw new RuleFault(`\`${text}\` is no code of an outcome: ${ALLOW} allows, ${DENY} denies`);
  return outcome.kind === 'mask' ? `mask ${outcome.mask}` : outcome.kind;
}

function readRow(
  table: 'permissions' | 'restrictions' | 'release',
  { tests, outcome, notes }: RuleText,
): Readonly<Record<string, unknown>> {
  const isNamed = (name: string): boolean => NAMED.some((other) => other === name);
  const set = Object.entries(tests).filter(([, text]) => text !== ANY && text !== '');
  const cells = readCells(Object.fromEntries(set.filter(([name]) => name !== DAYS && !isNamed(name))));
  const days = testDays(tests[DAYS] ?? ANY);
  if (days === null)
    throw new RuleFault(`\`${tests[DAYS] ?? ''}\` is no test of days: write \`>= date("2026-01-01")\``);
  const obligations = notes['obligations'] ?? '';
  const bound = obligations === '' ? [] : words('obligations', obligations);
  const unknown = bound.find((each) => !OBLIGATIONS.some((other) => other === each));
  if (unknown !== undefined) throw new RuleFault(`\`${unknown}\` is no obligation`);
  return {
    id: notes['id'] ?? '',
    ...cells,
    ...Object.fromEntries(set.filter(([name]) => isNamed(name)).map(([name, text]) => [name, words(name, text)])),
    ...(days.from === null ? {} : { from: days.from }),
    ...(days.until === null ? {} : { until: days.until }),
    ...readUnless(notes['unless']),
    then: readThen(table, outcome.trim()),
    ...(bound.length > 0 ? { obligations: bound } : {}),
    because: notes['because'] ?? '',
  };
}

/** A rule of a table as the row of its file. What the words mean is for the parser of the language to judge. */
export function readRule(table: 'permissions' | 'restrictions' | 'release', rule: RuleText): ReadRule {
  try {
    return { kind: 'row', row: readRow(table, rule) };
  } catch (error) {
    if (error instanceof RuleFault) return { kind: 'fault', message: error.message };
    throw error;
  }
}

/** The head of a policy, as the map of its file; null where the rule holds none. */
export function readHead({ notes }: RuleText): Readonly<Record<string, unknown>> | null {
  const head = parseJson(notes['head'] ?? '');
  if (!isRecord(head)) return null;
  return Object.fromEntries(Object.entries(head).filter(([, value]) => value !== null));
}
