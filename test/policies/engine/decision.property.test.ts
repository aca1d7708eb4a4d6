import fc from 'fast-check';
import { compilePolicy } from '../../../policies/engine/compile.ts';
import type { DecisionContext, OutcomeVector, RecordAttributes } from '../../../policies/engine/contract.ts';
import { obligationsOf } from '../../../policies/engine/obligation.ts';
import { meet, outcomeName, readOutcome } from '../../../policies/engine/outcome.ts';
import type { PermissionRow, RestrictionRow } from '../../../policies/language/rows.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import { contexts, permissionRow, permissionRows, records, restrictionRow, restrictionRows } from '../arbitraries.ts';
import { referenceVerdict } from '../reference.ts';
import { GROUPS, HEAD } from '../sample.ts';

function vectorOf(
  permissions: readonly PermissionRow[],
  restrictions: readonly RestrictionRow[],
  asked: DecisionContext,
  record: RecordAttributes,
): OutcomeVector {
  return compilePolicy({ head: HEAD, permissions, restrictions, groups: GROUPS }).forRequester(asked).vector(record);
}

function ownFields(record: RecordAttributes) {
  return CANONICAL_FIELDS.fields.filter((field) => field.type === record.type);
}

/** Fields at which one vector is wider than another, or loses one of its obligations. */
function widenedAt(narrow: OutcomeVector, wide: OutcomeVector, record: RecordAttributes): readonly string[] {
  return ownFields(record)
    .filter(({ index }) => {
      const [from = 0, to = 0] = [narrow.outcomes[index], wide.outcomes[index]];
      return meet(from, to) !== from;
    })
    .map((field) => field.field);
}

const runs = { numRuns: 400 };

describe('a decision', () => {
  it('is what the language says, for every field of every record', () => {
    fc.assert(
      fc.property(permissionRows, restrictionRows, contexts, records, (permissions, restrictions, asked, record) => {
        const vector = vectorOf(permissions, restrictions, asked, record);
        for (const field of ownFields(record).filter(({ category }) => category !== 'quality')) {
          const expected = referenceVerdict(permissions, restrictions, asked, record, field);
          const outcome = outcomeName(readOutcome(vector, field.index));
          const obligations = obligationsOf(vector.obligations[field.index] ?? 0);
          expect({ field: field.field, outcome, obligations }).toEqual({ field: field.field, ...expected });
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('is never narrowed by another permission, which loses no obligation', () => {
    fc.assert(
      fc.property(
        permissionRows,
        restrictionRows,
        permissionRow,
        contexts,
        records,
        (rows, closing, added, asked, record) => {
          const before = vectorOf(rows, closing, asked, record);
          const after = vectorOf([...rows, added], closing, asked, record);
          expect(widenedAt(before, after, record)).toEqual([]);
          expect(obligationsLost(before, after, record)).toEqual([]);
        },
      ),
      runs,
    );
  });

  it('is never widened by another restriction, which loses no obligation', () => {
    fc.assert(
      fc.property(
        permissionRows,
        restrictionRows,
        restrictionRow,
        contexts,
        records,
        (rows, closing, added, asked, record) => {
          const before = vectorOf(rows, closing, asked, record);
          const after = vectorOf(rows, [...closing, added], asked, record);
          expect(widenedAt(after, before, record)).toEqual([]);
          expect(obligationsLost(before, after, record)).toEqual([]);
        },
      ),
      runs,
    );
  });

  it('does not depend on the order of rows, nor do its reasons and its version', () => {
    fc.assert(
      fc.property(permissionRows, restrictionRows, contexts, records, (permissions, restrictions, asked, record) => {
        const policy = (turn: (rows: readonly unknown[]) => void) => {
          const [opening, closing] = [[...permissions], [...restrictions]];
          turn(opening);
          turn(closing);
          return compilePolicy({ head: HEAD, permissions: opening, restrictions: closing, groups: GROUPS });
        };
        const there = policy(() => undefined);
        const back = policy((rows) => void (rows as unknown[]).reverse());
        const [left, right] = [there, back].map((each) => each.forRequester(asked).vector(record));
        expect(back.version).toBe(there.version);
        expect(right?.outcomes).toEqual(left?.outcomes);
        expect(right?.obligations).toEqual(left?.obligations);
        const reasons = (vector: OutcomeVector | undefined) => ownFields(record).map((field) => vector?.reason(field));
        expect(reasons(right)).toEqual(reasons(left));
      }),
      runs,
    );
  });
});

function obligationsLost(before: OutcomeVector, after: OutcomeVector, record: RecordAttributes): readonly string[] {
  return ownFields(record)
    .filter(({ category }) => category !== 'quality')
    .filter(({ index }) => ((before.obligations[index] ?? 0) & ~(after.obligations[index] ?? 0)) !== 0)
    .map((field) => field.field);
}

describe('what is said of all records', () => {
  it('covers every record: nothing opens that no class was said to open, and nothing is known of that was said not to be', () => {
    fc.assert(
      fc.property(permissionRows, restrictionRows, contexts, records, (permissions, restrictions, asked, record) => {
        const policy = compilePolicy({ head: HEAD, permissions, restrictions, groups: GROUPS }).forRequester(asked);
        const vector = policy.vector(record);
        const open = ownFields(record).filter(({ index }) => (vector.outcomes[index] ?? 0) > 1);
        expect(open.filter((field) => !policy.mayRead(field))).toEqual([]);
        expect(vector.knowable && !policy.mayKnow(record.type)).toBe(false);
      }),
      runs,
    );
  });
});
