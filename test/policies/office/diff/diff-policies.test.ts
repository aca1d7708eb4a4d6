import fc from 'fast-check';
import { contextOf } from '../../../../policies/checking/run-cases.ts';
import { compilePolicy } from '../../../../policies/engine/compile.ts';
import { outcomeName, readOutcome } from '../../../../policies/engine/outcome.ts';
import { diffPolicies } from '../../../../policies/office/diff/diff-policies.ts';
import { controlled } from '../../sample.ts';
import { compared, comparison, comparisons } from '../compared.ts';

const VICTIMS = {
  cells: {
    member: ['DE', 'FR'],
    role: ['analyst'],
    basis: ['UNTOC-18'],
    dataSubjectCategory: ['victim'],
    handling: ['H0'],
  },
  read: ['Person.birthDate'],
};

describe('the difference of two policies', () => {
  it('is told in sentences with the number of cases and an example', () => {
    const { changes } = diffPolicies(comparison(compared([]), compared([VICTIMS])));
    expect(changes.map(({ sentence }) => sentence)).toEqual([
      'opens `Person.birthDate` (deny → allow), about a person who is victim, to analysts, of DE and FR, on UNTOC-18, where the legal basis binds both members, for H0 records: 1 case, for example member DE, role analyst, clearance restricted, purpose investigation, basis UNTOC-18, case X-2026-0001, offence 06, penalty 48, on 2026-01-01, record (type Person, handling ([H0]), dataSubjectCategory victim)',
    ]);
  }, 120_000);

  it('is nothing where only the order of rows and their ids differ', () => {
    const rows = [VICTIMS, { cells: { role: ['auditor'] }, read: ['name'] }];
    const before = compared(rows, [{ cells: { minor: true } }]);
    const after = compared(rows.toReversed(), [{ id: 'other', cells: { minor: true } }]);
    expect(diffPolicies(comparison(before, after)).changes).toEqual([]);
  }, 120_000);

  it('is nothing where a permission is added within another', () => {
    const wide = { cells: { role: ['analyst', 'investigator'] }, read: ['birth'] };
    expect(
      diffPolicies(comparison(compared([wide]), compared([wide, { cells: { role: ['analyst'] }, read: ['birth'] }])))
        .changes,
    ).toEqual([]);
  }, 120_000);

  it.each([
    ['closes', ['deny', 'hit-only'], 'deny'],
    ['closes', ['hit-only', 'deny'], 'deny'],
    ['opens', ['allow', 'month'], 'allow'],
    ['opens', ['month', 'allow'], 'allow'],
  ] as const)('takes the strongest of rows that match together: %s, %j', (effect, kinds, to) => {
    const rows = kinds.map((kind) => ({
      cells: { minor: true },
      read: ['Person.birthDate'],
      then: kind === 'month' ? ({ kind: 'mask', mask: kind } as const) : { kind },
    }));
    const opening = { read: ['Person.birthDate'] };
    const both =
      effect === 'opens'
        ? comparison(compared([]), compared(rows))
        : comparison(compared([opening]), compared([opening], rows));
    const { changes } = diffPolicies(both);
    expect(changes.map((change) => [change.effect, change.to])).toEqual([[effect, to]]);
  });

  it('tells what closes, which obligations change, and what may be sent', () => {
    const open = { read: ['birth'], search: ['birth'] };
    const before = compared([open], [], [{ toMember: ['FR'], search: ['name'] }]);
    const after = compared(
      [open],
      [
        { read: ['birth'], then: { kind: 'allow' }, obligations: ['this-case-only'] },
        { read: [], search: ['birth'] },
      ],
    );
    const told = diffPolicies(comparison(before, after)).changes.map(({ effect, right, obligationsAdded }) => [
      effect,
      right,
      obligationsAdded,
    ]);
    expect(told).toEqual([
      ['closes', 'search', []],
      ['closes', 'send', []],
      ['closes', 'send', []],
      ['obliges', 'read', ['this-case-only']],
    ]);
  }, 120_000);

  it('gives examples that the engine answers as told', () => {
    let shown = 0;
    fc.assert(
      fc.property(comparisons, (both) => {
        const [before, after] = [both.before, both.after].map((side) =>
          compilePolicy({ ...side, catalogue: both.catalogue }),
        );
        for (const { right, effect, example, from, to } of diffPolicies(both).changes) {
          if (
            right !== 'read' ||
            effect === 'obliges' ||
            !example?.given.record ||
            example.field === null ||
            !before ||
            !after
          )
            continue;
          const { record } = example.given;
          const { index } = controlled(example.field);
          const answers = [before, after].map((policy, at) => {
            const context = contextOf(at === 0 ? both.before : both.after, example.given);
            return outcomeName(readOutcome(policy.forRequester(context).vector(record), index));
          });
          expect(answers).toEqual([from, to]);
          shown += 1;
        }
      }),
      { numRuns: 15 },
    );
    expect(shown).toBeGreaterThan(30);
  }, 120_000);
});
