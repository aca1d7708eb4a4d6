import fc from 'fast-check';
import { reciprocity } from '../../../policies/engine/reciprocity.ts';
import type { Declaration, DeclarationClause } from '../../../policies/engine/ties.ts';
import { GROUPS } from '../sample.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const MEMBERS = ['EE', 'DE', 'FR', 'BR'];
const CATEGORIES = ['name', 'birth', 'warrant', 'all'];

const clause = (give: readonly string[], to: readonly string[], inReturnFor: readonly string[] = []) => ({
  give,
  toMember: to,
  toGroup: [],
  inReturnFor,
});

function declares(
  member: string,
  clauses: readonly DeclarationClause[],
  change: Partial<Declaration> = {},
): Declaration {
  return { member, number: 1, from: '2026-01-01', until: null, clauses, ...change };
}

const gives = (declarations: readonly Declaration[], from: string, to: string, category: string) =>
  reciprocity(declarations, GROUPS, NOW).gives(from, to, category);

describe('reciprocity', () => {
  it('gives what is declared without condition, to those named and to nobody else', () => {
    const declarations = [declares('EE', [clause(['name'], ['DE'])])];
    expect(gives(declarations, 'EE', 'DE', 'name')).toBe(true);
    expect(gives(declarations, 'EE', 'DE', 'birth')).toBe(false);
    expect(gives(declarations, 'EE', 'FR', 'name')).toBe(false);
    expect(gives(declarations, 'DE', 'EE', 'name')).toBe(false);
  });

  it('gives to the members of a group, but nobody to himself', () => {
    const declarations = [declares('EE', [{ give: ['name'], toMember: [], toGroup: ['EU'], inReturnFor: [] }])];
    expect(['DE', 'FR', 'EE', 'BR'].map((to) => gives(declarations, 'EE', to, 'name'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('gives in return along a chain that starts with a gift', () => {
    const declarations = [
      declares('EE', [clause(['name'], ['DE']), clause(['warrant'], ['DE'], ['birth'])]),
      declares('DE', [clause(['birth'], ['EE'], ['name'])]),
    ];
    expect(gives(declarations, 'DE', 'EE', 'birth')).toBe(true);
    expect(gives(declarations, 'EE', 'DE', 'warrant')).toBe(true);
  });

  it('does not give what only waits for one another', () => {
    const declarations = [
      declares('BR', [clause(['warrant'], ['FR'], ['warrant'])]),
      declares('FR', [clause(['warrant'], ['BR'], ['warrant'])]),
    ];
    expect(gives(declarations, 'BR', 'FR', 'warrant')).toBe(false);
  });

  it('asks all that a clause asks in return, and `all` for `all`', () => {
    const offers = (inReturnFor: readonly string[]) => [
      declares('EE', [clause(['warrant'], ['DE'], inReturnFor)]),
      declares('DE', [clause(['name'], ['EE'])]),
    ];
    expect(gives(offers(['name']), 'EE', 'DE', 'warrant')).toBe(true);
    expect(gives(offers(['name', 'birth']), 'EE', 'DE', 'warrant')).toBe(false);
    expect(gives(offers(['all']), 'EE', 'DE', 'warrant')).toBe(false);
  });

  it.each<[string, Partial<Declaration>, boolean]>([
    ['before its first day', { from: '2026-06-02' }, false],
    ['on its first day', { from: '2026-06-01' }, true],
    ['on its last day', { until: '2026-06-01' }, true],
    ['after its last day', { until: '2026-05-31' }, false],
  ])('holds or not %s', (_, change, expected) => {
    expect(gives([declares('EE', [clause(['name'], ['DE'])], change)], 'EE', 'DE', 'name')).toBe(expected);
  });

  it('takes of several declarations in force that of the highest number alone', () => {
    const declarations = [
      declares('EE', [clause(['name'], ['DE'])]),
      declares('EE', [clause(['birth'], ['DE'])], { number: 2 }),
      declares('EE', [clause(['all'], ['DE'])], { number: 3, from: '2027-01-01' }),
    ];
    expect(['name', 'birth'].map((category) => gives(declarations, 'EE', 'DE', category))).toEqual([false, true]);
  });

  const clauses = fc.record({
    give: fc.subarray(CATEGORIES, { minLength: 1, maxLength: 2 }),
    toMember: fc.subarray(MEMBERS, { minLength: 1 }),
    toGroup: fc.constant<readonly string[]>([]),
    inReturnFor: fc.subarray(CATEGORIES, { maxLength: 2 }),
  });
  const declarations = fc
    .tuple(...MEMBERS.map(() => fc.array(clauses, { maxLength: 3 })))
    .map((all) => all.map((own, index) => declares(MEMBERS[index] ?? 'EE', own)));

  const table = (all: readonly Declaration[]) => {
    const { gives: has } = reciprocity(all, GROUPS, NOW);
    return (from: string, to: string, category: string) => has(from, to, category);
  };
  const pairs = MEMBERS.flatMap((from) => MEMBERS.filter((to) => to !== from).map((to) => [from, to] as const));

  it('is a fixed point, and the least: each gift has a clause whose conditions were met before it', () => {
    fc.assert(
      fc.property(declarations, (all) => {
        const has = table(all);
        // A fixed point: no clause whose conditions are met gives nothing.
        for (const { member, clauses: own } of all) {
          for (const { give, toMember, inReturnFor } of own) {
            for (const to of toMember.filter((each) => each !== member)) {
              if (!inReturnFor.every((category) => has(to, member, category))) continue;
              expect(give.filter((category) => !has(member, to, category))).toEqual([]);
            }
          }
        }
        // The least: whatever is given can be derived anew from nothing, in rounds.
        const derived = new Set<string>();
        const holds = (from: string, to: string, category: string) =>
          derived.has(`${from} ${to} ${category}`) || derived.has(`${from} ${to} all`);
        for (let round = 0; round < 60; round += 1) {
          for (const { member, clauses: own } of all) {
            for (const { give, toMember, inReturnFor } of own) {
              for (const to of toMember.filter((each) => each !== member)) {
                if (inReturnFor.every((category) => holds(to, member, category))) {
                  for (const category of give) derived.add(`${member} ${to} ${category}`);
                }
              }
            }
          }
        }
        for (const [from, to] of pairs) {
          for (const category of CATEGORIES) expect(has(from, to, category)).toBe(holds(from, to, category));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('does not depend on the order of declarations and clauses, and another unconditional gift takes nothing away', () => {
    fc.assert(
      fc.property(declarations, fc.constantFrom(...MEMBERS), (all, giver) => {
        const there = table(all);
        const back = table(all.map((each) => ({ ...each, clauses: each.clauses.toReversed() })).toReversed());
        const more = table(
          all.map((each) =>
            each.member === giver ? { ...each, clauses: [...each.clauses, clause(['name'], MEMBERS)] } : each,
          ),
        );
        for (const [from, to] of pairs) {
          for (const category of CATEGORIES) {
            expect(back(from, to, category)).toBe(there(from, to, category));
            expect(there(from, to, category) && !more(from, to, category)).toBe(false);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
