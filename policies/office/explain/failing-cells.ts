import { tiesOf } from '../../engine/compile-ties.ts';
import type { DecisionContext, RecordAttributes } from '../../engine/contract.ts';
import { fieldName } from '../../engine/lanes.ts';
import { recordTest, type RecordFacts } from '../../engine/record-cells.ts';
import { isInForce, requesterTests, type Question } from '../../engine/requester-cells.ts';
import type { ControlledField } from '../../../schema/fields.ts';
import { CELL_NAMES, CELLS, type CellName } from '../../language/cells.ts';
import { ALL, type Cells, type Groups, type Row } from '../../language/rows.ts';

/** A cell of a row that a question or its record does not meet. */
export interface FailingCell {
  readonly cell: CellName | 'from' | 'until';
  /** What the cell asks, in words. */
  readonly meaning: string;
  /** What the row wants. */
  readonly wanted: string;
  /** What is stated instead; null where nothing is. */
  readonly stated: string | null;
}

/** A question about one field of a record. */
export interface AskedField {
  readonly context: DecisionContext;
  readonly record: RecordAttributes | null;
  readonly field: ControlledField;
  readonly groups: Groups;
}

function questionOf({ context, field, groups }: AskedField): Question {
  const { owner, requester, justification, now } = context;
  const reciprocal = tiesOf(groups).reciprocity(now).gives(requester.member, owner, field.category);
  return { owner, partner: requester.member, requester, justification, now, reciprocal };
}

function factsOf({ context, record, field, groups }: AskedField): RecordFacts | null {
  if (record === null) return null;
  const { owner, requester, justification } = context;
  const names = [ALL, field.category, fieldName(field)];
  return {
    attributes: record,
    member: requester.member,
    owner,
    isCompatible: (collectedFor) => tiesOf(groups).isCompatible(collectedFor, justification.purpose),
    authorised: (record.authorised ?? []).some((name) => names.includes(name)),
  };
}

function written(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function entry(object: object, key: string): unknown {
  return Object.entries(object).find(([name]) => name === key)?.[1];
}

/** Keys under which requests and records state what a cell asks, where they are named otherwise than the cell. */
const STATED_AS: Partial<Record<CellName, string>> = {
  group: 'member',
  minimumPenalty: 'penalty',
  collectedFor: 'purposeCollected',
  purposeCompatible: 'purposeCollected',
  minor: 'minorNow',
  originatorConsent: 'originator',
  recipientList: 'releasableTo',
  fearedState: 'fearedStates',
  assigned: 'assignedCases',
};

function stated(cell: CellName, { context, record }: AskedField): string | null {
  const key = STATED_AS[cell] ?? cell;
  const sources = [context.requester, context.justification, record ?? {}];
  return written(sources.map((source) => entry(source, key)).find((value) => value !== undefined));
}

interface Condition {
  readonly cell: CellName;
  readonly cells: Cells;
}

/** The conditions of a row, each by itself; who asks, as member or of a group, is one. */
function conditions(cells: Cells): readonly Condition[] {
  const { member, group } = cells;
  return CELL_NAMES.flatMap((cell): readonly Condition[] => {
    if (cells[cell] === undefined || (cell === 'group' && member)) return [];
    if (cell !== 'member' && cell !== 'group') return [{ cell, cells: Object.fromEntries([[cell, cells[cell]]]) }];
    return [{ cell, cells: { ...(member ? { member } : {}), ...(group ? { group } : {}) } }];
  });
}

function wantedBy(cells: Cells): string {
  return Object.values(cells)
    .map((value: unknown) => written(value) ?? '')
    .join(' or ');
}

function holds(cells: Cells, asked: AskedField): boolean {
  const question = questionOf(asked);
  if (!requesterTests(cells, asked.groups, false).every((test) => test(question))) return false;
  const test = recordTest(cells, false);
  const facts = factsOf(asked);
  return test === null || (facts !== null && test(facts));
}

/** The cells of a permission that a question does not meet, in the order in which a row asks them. */
export function failingCells(row: Row, asked: AskedField): readonly FailingCell[] {
  const failing = conditions(row.cells)
    .filter((condition) => !holds(condition.cells, asked))
    .map(({ cell, cells }) => ({
      cell,
      meaning: CELLS[cell].meaning,
      wanted: wantedBy(cells),
      stated: stated(cell, asked),
    }));
  if (isInForce(row, asked.context.now)) return failing;
  const day = asked.context.now.toISOString().slice(0, 10);
  const early = row.from !== null && day < row.from;
  const days = early
    ? ({ cell: 'from', meaning: 'the row holds from this day on', wanted: row.from } as const)
    : ({ cell: 'until', meaning: 'the row holds until this day', wanted: row.until ?? '' } as const);
  return [...failing, { ...days, stated: day }];
}
