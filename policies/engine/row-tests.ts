import type { Cells, Groups, Row } from '../language/rows.ts';
import { recordTest, type RecordFacts, type RecordTest } from './record-cells.ts';
import { isInForce, requesterTests, type Question, type RequesterTest } from './requester-cells.ts';

/** Whether a row takes part in a request: never, always, or as the record has it. */
export type RowState = false | true | RecordTest;

/** A row's condition, compiled: asked once a request, and then, where the record decides, once a record class. */
export type RowTest = (question: Question) => RowState;

interface CompiledCells {
  readonly asked: readonly RequesterTest[];
  readonly record: RecordTest | null;
}

function compileCells(cells: Cells, groups: Groups, unknownIs: boolean): CompiledCells {
  return { asked: requesterTests(cells, groups, unknownIs), record: recordTest(cells, unknownIs) };
}

function holds({ asked }: CompiledCells, question: Question): boolean {
  return asked.every((test) => test(question));
}

/** A permission's condition: what is unknown does not open. */
export function permissionTest(row: Pick<Row, 'cells' | 'from' | 'until'>, groups: Groups): RowTest {
  const cells = compileCells(row.cells, groups, false);
  return (question) => isInForce(row, question.now) && holds(cells, question) && (cells.record ?? true);
}

/** A restriction's condition: what is unknown closes, and what is unknown does not lift. */
export function restrictionTest(
  row: Pick<Row, 'cells' | 'from' | 'until'> & { readonly unless: readonly Cells[] },
  groups: Groups,
): RowTest {
  const cells = compileCells(row.cells, groups, true);
  const unless = row.unless.map((alternative) => compileCells(alternative, groups, false));
  return (question) => {
    if (!isInForce(row, question.now) || !holds(cells, question)) return false;
    const lifting = unless.filter((alternative) => holds(alternative, question)).map(({ record }) => record);
    if (lifting.includes(null)) return false;
    return combine(
      cells.record,
      lifting.filter((test) => test !== null),
    );
  };
}

function combine(closes: RecordTest | null, lifting: readonly RecordTest[]): RowState {
  if (lifting.length === 0) return closes ?? true;
  const lifted = (facts: RecordFacts) => lifting.some((test) => test(facts));
  return closes ? (facts) => closes(facts) && !lifted(facts) : (facts) => !lifted(facts);
}
