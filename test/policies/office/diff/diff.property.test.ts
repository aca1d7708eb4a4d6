import fc from 'fast-check';
import { contextOf } from '../../../../policies/checking/run-cases.ts';
import { compilePolicy } from '../../../../policies/engine/compile.ts';
import { tiesOf } from '../../../../policies/engine/compile-ties.ts';
import { ALLOW, DENY } from '../../../../policies/engine/outcome.ts';
import type { Given } from '../../../../policies/language/policy-case.ts';
import { typeShowing } from '../../../../policies/office/classes/record-worlds.ts';
import { suppose, type Choice } from '../../../../policies/office/classes/supposed.ts';
import {
  comparePolicies,
  type ComparedLane,
  type Comparison,
} from '../../../../policies/office/diff/compare-policies.ts';
import type { ComparedPolicy } from '../../../../policies/office/diff/compared-policy.ts';
import { changeOf, type Node, type Pair } from '../../../../policies/office/diff/diagram.ts';
import { regionsOf, type Region } from '../../../../policies/office/diff/regions.ts';
import { HEAD } from '../../sample.ts';
import { comparisons, TIED } from '../compared.ts';

const MOST_COMBINATIONS = 40;

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}

function pairAt(node: Node, path: readonly number[]): Pair | null {
  if (node.kind === 'end') return node.pair;
  const child = node.children[path[node.level] ?? 0];
  if (!child) throw new Error('the path leads nowhere');
  return pairAt(child, path);
}

/** The combination of a number below the product of the sizes. */
function combination(sizes: readonly number[], number: number): readonly number[] {
  let rest = number;
  return sizes.map((size) => {
    const at = rest % size;
    rest = Math.floor(rest / size);
    return at;
  }, 120_000);
}

/** A request and record of a combination, in which the members stand to one another as it says; null where none does. */
function asked({ lane, fields, world }: ComparedLane, path: readonly number[], words: number): Given | null {
  const [field] = fields;
  if (!field) return null;
  const choice: Choice = new Map(
    lane.levels.map(({ name, classes }, level) => {
      const all = classes[path[level] ?? 0] ?? [];
      return [name, all[words % all.length] ?? ''];
    }),
  );
  const supposing = {
    owner: 'EE',
    day: HEAD.from,
    groups: TIED,
    necessary: field.category === 'special',
    purposes: ['investigation', 'identify', 'alert'],
  };
  for (const given of suppose(choice, typeShowing(field, world), supposing)) {
    const { requester, justification, now } = contextOf({ head: HEAD }, given);
    const between = { owner: 'EE', partner: requester.member, requester, justification, now };
    const binds = choice.get('binds');
    if (binds === undefined || String(tiesOf(TIED).binds(between)) === binds) return given;
  }
  return null;
}

type Answer = Pair['before'];

/** What the engine answers to a lane's right under one policy. */
function engine({ catalogue }: Comparison, side: ComparedPolicy) {
  const policy = compilePolicy({ ...side, catalogue });
  return ({ right, fields: [field] }: ComparedLane, given: Given): Answer => {
    const requester = policy.forRequester(contextOf(side, given));
    if (!field || !given.record) return { code: DENY, obligations: 0 };
    if (right === 'search') return { code: requester.maySearchBy(field) ? ALLOW : DENY, obligations: 0 };
    const vector = requester.vector(given.record);
    const code = vector.outcomes[field.index] ?? DENY;
    return { code, obligations: code === DENY ? 0 : (vector.obligations[field.index] ?? 0) };
  };
}

/** What two answers differ in; the record's own obligations, which both bear, are left out. */
function difference(before: Answer, after: Answer): string {
  const added = after.obligations & ~before.obligations;
  const removed = before.obligations & ~after.obligations;
  const differs = before.code !== after.code || added !== 0 || removed !== 0;
  if (!differs) return 'none';
  const both = before.code !== DENY && after.code !== DENY;
  return both ? `${before.code} ${after.code} +${added} -${removed}` : `${before.code} ${after.code}`;
}

/** Lanes that differ from one another: those that the same rows rule are one. */
function distinctLanes(comparison: Comparison): readonly ComparedLane[] {
  const seen = new Set<unknown>();
  return [...comparePolicies(comparison)].filter(({ lane }) => !seen.has(lane) && seen.add(lane));
}

function holds({ sets, whole, pair }: Region, path: readonly number[], actual: Pair | null): boolean {
  return (
    (whole || (actual !== null && changeOf(pair) === changeOf(actual))) &&
    sets.every((set, level) => set?.has(path[level] ?? 0) ?? true)
  );
}

describe('the comparison of two policies', () => {
  it('comes to what the engine decides on either side, for every class', () => {
    const seen = { compared: 0, differing: 0 };
    fc.assert(
      fc.property(comparisons, fc.nat(3), fc.nat(), (comparison, words, start) => {
        const [before, after] = [engine(comparison, comparison.before), engine(comparison, comparison.after)];
        for (const lane of distinctLanes(comparison).filter(({ right }) => right !== 'send')) {
          const { sizes } = lane.lane.ground;
          const all = product(sizes);
          const step = Math.max(1, Math.floor(all / MOST_COMBINATIONS));
          for (let number = start % step; number < all; number += step) {
            const path = combination(sizes, number);
            const given = asked(lane, path, words);
            if (!given) continue;
            const pair = pairAt(lane.root, path);
            const told = pair === null ? 'none' : difference(pair.before, pair.after);
            const actual = difference(before(lane, given), after(lane, given));
            seen.compared += 1;
            if (actual !== 'none') seen.differing += 1;
            if (told !== actual)
              expect({ given, right: lane.right, field: lane.fields[0], told }).toEqual({ told: actual });
          }
        }
      }),
      { numRuns: 50 },
    );
    expect(seen.compared).toBeGreaterThan(5_000);
    expect(seen.differing).toBeGreaterThan(500);
  }, 120_000);

  it('counts every case once, in regions that do not overlap', () => {
    let regionsSeen = 0;
    fc.assert(
      fc.property(comparisons, (comparison) => {
        for (const { lane, root } of distinctLanes(comparison)) {
          const { sizes } = lane.ground;
          const all = product(sizes);
          if (all > 5_000) continue;
          const regions = regionsOf(root, sizes);
          regionsSeen += regions.length;
          let cases = 0;
          for (let number = 0; number < all; number += 1) {
            const path = combination(sizes, number);
            const pair = pairAt(root, path);
            const holding = regions.filter((region) => holds(region, path, pair));
            const told = holding.map((region) => changeOf(region.pair)).join();
            const right = told === (pair === null ? '' : changeOf(pair));
            if (!right) expect(holding).toEqual(pair);
            if (pair) cases += 1;
          }
          expect(regions.reduce((sum, region) => sum + region.cases, 0)).toBe(cases);
        }
      }),
      { numRuns: 50 },
    );
    expect(regionsSeen).toBeGreaterThan(100);
  }, 120_000);
});
