import fc from 'fast-check';
import { compilePolicy } from '../../../policies/engine/compile.ts';
import type { RecordAttributes } from '../../../policies/engine/contract.ts';
import { CELL_NAMES, CELLS } from '../../../policies/language/cells.ts';
import { RECORD_CELL_NAMES } from '../../../policies/engine/record-cells.ts';
import type { Cells } from '../../../policies/language/rows.ts';
import { contexts, permissionRows, records, restrictionRows } from '../arbitraries.ts';
import { attributes, context, GROUPS, HEAD, permission, restriction } from '../sample.ts';

const DIFFERING: Readonly<
  Record<
    string,
    { readonly cells: Cells; readonly fits: Partial<RecordAttributes>; readonly differs: Partial<RecordAttributes> }
  >
> = {
  dataSubjectCategory: {
    cells: { dataSubjectCategory: ['suspect'] },
    fits: { dataSubjectCategory: 'suspect' },
    differs: { dataSubjectCategory: 'victim' },
  },
  minor: { cells: { minor: false }, fits: { minorNow: false }, differs: { minorNow: null } },
  minorThen: { cells: { minorThen: true }, fits: { minorThen: true }, differs: { minorThen: false } },
  handling: { cells: { handling: ['H1'] }, fits: { handling: ['H0', 'H1'] }, differs: { handling: ['H0'] } },
  confidentiality: {
    cells: { confidentiality: ['restricted'] },
    fits: { confidentiality: 'restricted' },
    differs: { confidentiality: 'confidential' },
  },
  sourceEvaluation: {
    cells: { sourceEvaluation: ['A'] },
    fits: { sourceEvaluation: 'A' },
    differs: { sourceEvaluation: 'B' },
  },
  informationEvaluation: {
    cells: { informationEvaluation: ['1'] },
    fits: { informationEvaluation: '1' },
    differs: { informationEvaluation: null },
  },
  collectedFor: {
    cells: { collectedFor: ['identify'] },
    fits: { purposeCollected: 'identify' },
    differs: { purposeCollected: 'alert' },
  },
  expired: { cells: { expired: false }, fits: {}, differs: { expired: true } },
  restricted: { cells: { restricted: true }, fits: { restricted: true }, differs: { restricted: false } },
  embargoed: { cells: { embargoed: false }, fits: {}, differs: { embargoed: true } },
  originator: { cells: { originator: ['FR'] }, fits: { originator: 'FR' }, differs: { originator: 'BR' } },
  recipientList: { cells: { recipientList: ['on'] }, fits: { releasableTo: ['DE'] }, differs: { releasableTo: null } },
};

describe('the class of a record', () => {
  it('holds each attribute that any row reads: records of one class are decided alike', () => {
    fc.assert(
      fc.property(
        permissionRows,
        restrictionRows,
        contexts,
        fc.array(records, { minLength: 2, maxLength: 12 }),
        (permissions, restrictions, asked, several) => {
          const policy = compilePolicy({ head: HEAD, permissions, restrictions, groups: GROUPS });
          const together = policy.forRequester(asked);
          for (const record of several) {
            const alone = policy.forRequester(asked).vector(record);
            const vector = together.vector(record);
            expect(Buffer.compare(vector.outcomes, alone.outcomes)).toBe(0);
            expect(Buffer.from(vector.obligations).equals(Buffer.from(alone.obligations))).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(Object.entries(DIFFERING))(
    'tells apart by `%s`, read by a permission or by what lifts a restriction',
    (_, row) => {
      const tables = [
        { permissions: [permission({ cells: row.cells })], restrictions: [] },
        { permissions: [permission()], restrictions: [restriction({ unless: [row.cells] })] },
      ];
      for (const table of tables) {
        const policy = compilePolicy({ head: HEAD, ...table, groups: GROUPS }).forRequester(context());
        const vectors = [row.fits, row.differs].map((record) => policy.vector(attributes(record)));
        expect(vectors.map(({ knowable }) => knowable)).toEqual([true, false]);
      }
    },
  );

  it('is one where no row reads what differs', () => {
    const policy = compilePolicy({
      head: HEAD,
      permissions: [permission({ cells: { confidentiality: ['official-use-only'] } })],
      restrictions: [],
      groups: GROUPS,
    }).forRequester(context());
    const first = policy.vector(attributes());
    expect(policy.vector(attributes({ sourceEvaluation: 'X', minorNow: null, originator: 'FR' }))).toBe(first);
    expect(policy.vector(attributes({ confidentiality: 'confidential' }))).not.toBe(first);
  });

  it('leaves out what only rows read that cannot match this requester', () => {
    const policy = compilePolicy({
      head: HEAD,
      permissions: [permission()],
      restrictions: [restriction({ cells: { member: ['BR'], minor: true } })],
      groups: GROUPS,
    }).forRequester(context());
    expect(policy.vector(attributes({ minorNow: true }))).toBe(policy.vector(attributes({ minorNow: false })));
  });

  it('stays a whole number that a double holds, with every attribute in it', () => {
    const cells = {
      dataSubjectCategory: ['missing'],
      minor: false,
      minorThen: false,
      handling: ['H3'],
      confidentiality: ['confidential'],
      sourceEvaluation: ['X'],
      informationEvaluation: ['4'],
      collectedFor: ['threat-analysis'],
      restricted: true,
      originator: Array.from({ length: 400 }, (_, index) => `authority ${index}`),
      recipientList: ['on'],
    };
    const policy = compilePolicy({
      head: HEAD,
      permissions: [permission({ cells })],
      restrictions: [],
      groups: GROUPS,
    });
    const asked = policy.forRequester(context());
    const last = attributes({
      handling: ['H0', 'H1', 'H2', 'H3', 'Z9'],
      originator: 'authority 399',
      minorNow: false,
      minorThen: false,
      dataSubjectCategory: 'missing',
      releasableTo: ['DE'],
    });
    expect(asked.vector(last)).not.toBe(asked.vector({ ...last, originator: 'authority 398' }));
    expect(asked.vector(last)).not.toBe(asked.vector({ ...last, restricted: true }));
  });

  it('can read every cell of the language that asks about the record', () => {
    const asking = CELL_NAMES.filter((name) => CELLS[name].part === 'about' || CELLS[name].part === 'record');
    expect([...RECORD_CELL_NAMES].toSorted()).toEqual(asking.toSorted());
    expect(Object.keys(DIFFERING).toSorted()).toEqual(asking.toSorted());
  });
});
