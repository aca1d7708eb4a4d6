import fc from 'fast-check';
import { attributesRead, classKey } from '../../../policies/engine/class-key.ts';
import { compilePolicy } from '../../../policies/engine/compile.ts';
import type { RecordAttributes } from '../../../policies/engine/contract.ts';
import { CELL_NAMES, CELLS } from '../../../policies/language/cells.ts';
import {
  RECORD_CELL_NAMES,
  recordTest,
  type RecordCell,
  type RecordFacts,
} from '../../../policies/engine/record-cells.ts';
import type { Cells } from '../../../policies/language/rows.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import { cells, contexts, permissionRows, records, restrictionRows } from '../arbitraries.ts';
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
  protectedPerson: {
    cells: { protectedPerson: false },
    fits: { protectedPerson: false },
    differs: { protectedPerson: true },
  },
  fearedState: { cells: { fearedState: false }, fits: { fearedStates: [] }, differs: { fearedStates: ['DE'] } },
  purposeCompatible: {
    cells: { purposeCompatible: true },
    fits: { purposeCollected: 'investigation' },
    differs: { purposeCollected: 'alert' },
  },
  originatorConsent: {
    cells: { originatorConsent: true },
    fits: { originator: 'EE' },
    differs: { originator: 'FR' },
  },
  authorised: { cells: { authorised: true }, fits: { authorised: ['name'] }, differs: { authorised: [] } },
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
    const types = new Map(CANONICAL_FIELDS.fields.map(({ type }) => [type, 0]));
    const key = classKey(new Map([...types.keys()].map((type, index) => [type, index])), [cells]);
    const last = attributes({
      handling: ['H0', 'H1', 'H2', 'H3', 'Z9'],
      originator: 'authority 399',
      minorNow: false,
      minorThen: false,
      dataSubjectCategory: 'missing',
      releasableTo: ['DE'],
    });
    const keys = [last, { ...last, originator: 'authority 398' }, { ...last, restricted: true }].map((each) =>
      key({ attributes: each, member: 'DE', owner: 'EE', isCompatible: () => true, authorised: false }),
    );
    expect(new Set(keys).size).toBe(3);
    expect(keys.every(Number.isSafeInteger)).toBe(true);
  });

  it('shares its vector with classes that the same rows match', () => {
    const cells = { confidentiality: ['official-use-only', 'restricted'] };
    const policy = compilePolicy({
      head: HEAD,
      permissions: [permission({ cells })],
      restrictions: [],
      groups: GROUPS,
    });
    const asked = policy.forRequester(context());
    const [first, same, other] = ['official-use-only', 'restricted', 'confidential'].map((confidentiality) =>
      asked.vector(attributes({ confidentiality })),
    );
    expect(same).toBe(first);
    expect(other).not.toBe(first);
  });

  it('can read every cell of the language that asks about the record', () => {
    const asking = CELL_NAMES.filter((name) => CELLS[name].part === 'about' || CELLS[name].part === 'record');
    expect([...RECORD_CELL_NAMES].toSorted()).toEqual(asking.toSorted());
    expect(Object.keys(DIFFERING).toSorted()).toEqual(asking.toSorted());
  });
});

describe('the key of a class', () => {
  const types = new Map(['Person', 'Vehicle', 'IdentityDocument', 'CaseRole'].map((type, index) => [type, index]));

  /** A record as a requester of Germany meets it, asked for a name. */
  function facts(record: RecordAttributes): RecordFacts {
    return {
      attributes: record,
      member: 'DE',
      owner: 'EE',
      isCompatible: (collectedFor) => collectedFor === 'investigation',
      authorised: (record.authorised ?? []).includes('name'),
    };
  }

  /** Rows of which one is changed, and a record of which one attribute is changed. */
  const mutants = fc.tuple(
    fc.array(cells, { minLength: 1, maxLength: 4 }),
    fc.nat({ max: 3 }),
    cells,
    records,
    records,
    fc.constantFrom(...attributeNames()),
  );

  function attributeNames(): readonly (keyof RecordAttributes)[] {
    return Object.keys(
      attributes({ protectedPerson: null, fearedStates: null, originatorAuthorised: false, authorised: [] }),
    ).filter((name): name is keyof RecordAttributes => name !== 'type');
  }

  /** Whether records of one class are told apart by some row, under the key over the attributes that `read` leaves. */
  function keyProperty(read: (all: readonly RecordCell[]) => readonly RecordCell[]) {
    return fc.property(mutants, ([rows, slot, changed, record, other, name]) => {
      const mutated = rows.map((row, index) => (index === slot % rows.length ? changed : row));
      const key = classKey(types, mutated, read(attributesRead(mutated)));
      const [left, right] = [facts(record), facts({ ...record, [name]: other[name] })];
      if (key(left) !== key(right)) return true;
      return mutated.every((row) =>
        [true, false].every((unknownIs) => {
          const test = recordTest(row, unknownIs);
          return test === null || test(left) === test(right);
        }),
      );
    });
  }

  const seed = { seed: 20_261_122 };

  it('tells apart whatever some row of a mutated table tells apart', () => {
    fc.assert(
      keyProperty((all) => all),
      { ...seed, numRuns: 8_000 },
    );
  });

  it.each(RECORD_CELL_NAMES.filter((name) => name !== 'expired' && name !== 'embargoed'))(
    'would not, were `%s` left out of it',
    (left) => {
      const { failed } = fc.check(
        keyProperty((all) => all.filter((cell) => cell !== left)),
        { ...seed, numRuns: 20_000, endOnFailure: true },
      );
      expect(failed).toBe(true);
    },
  );

  it('is a text where a number would not stay exact', () => {
    const originators = Array.from({ length: 50_000 }, (_, index) => `authority ${index}`);
    const rows: readonly Cells[] = [
      ...Object.entries(DIFFERING).flatMap(([name, each]) => (name === 'authorised' ? [] : [each.cells])),
      { originator: originators },
    ];
    const manyTypes = new Map(Array.from({ length: 100_000 }, (_, index) => [`Type${index}`, index]));
    const key = classKey(manyTypes, rows);
    const keys = [0, 1, 49_999].map((index) => key(facts(attributes({ originator: `authority ${index}` }))));
    expect(new Set(keys).size).toBe(3);
    expect(typeof keys[0]).toBe('string');
  });
});
