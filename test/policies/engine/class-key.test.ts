import fc from 'fast-check';
import { compilePolicy } from '../../../policies/engine/compile.ts';
import { CELL_NAMES, CELLS } from '../../../policies/language/cells.ts';
import { RECORD_CELL_NAMES } from '../../../policies/engine/record-cells.ts';
import { contexts, permissionRows, records, restrictionRows } from '../arbitraries.ts';
import { attributes, context, GROUPS, HEAD, permission, restriction } from '../sample.ts';

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
  });
});
