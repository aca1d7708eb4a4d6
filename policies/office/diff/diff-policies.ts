import type { ControlledField } from '../../../schema/fields.ts';
import { compilePolicy } from '../../engine/compile.ts';
import { fieldName } from '../../engine/lanes.ts';
import { obligationsOf } from '../../engine/obligation.ts';
import { outcomeName, outcomeOf } from '../../engine/outcome.ts';
import { compileRelease } from '../../engine/release.ts';
import { isShownIn, type RecordWorld } from '../classes/record-worlds.ts';
import { comparedSpan, comparePolicies, type ComparedLane, type Comparison, type Right } from './compare-policies.ts';
import type { ComparedPolicy } from './compared-policy.ts';
import { changeSentence } from './change-sentence.ts';
import { findExample, type CompiledSide } from './example.ts';
import type { ChangeCondition, PolicyChange, PolicyDiff } from './policy-change.ts';
import { changeOf } from './diagram.ts';
import { pathTo, regionsOf, type Region } from './regions.ts';

interface Found {
  readonly lane: ComparedLane;
  readonly region: Region;
  readonly where: readonly ChangeCondition[];
}

/** Equal regions of several lanes, in one world or in both. */
interface Group {
  readonly found: Found;
  readonly byWorld: { readonly world: RecordWorld; readonly fields: ControlledField[] }[];
}

/** Is told how far a comparison has come: what is counted, and how many. */
export type Progress = (what: string, done: number) => void;

const RIGHTS: readonly Right[] = ['read', 'search', 'send'];
const EFFECTS = ['opens', 'closes', 'obliges'] as const;

function effectOf({ pair }: Region): PolicyChange['effect'] {
  if (pair.before.code === pair.after.code) return 'obliges';
  return pair.before.code < pair.after.code ? 'opens' : 'closes';
}

function conditions({ lane }: ComparedLane, { sets }: Region): readonly ChangeCondition[] {
  return lane.levels.flatMap(({ name, classes }, level) => {
    const set = sets[level];
    if (!set) return [];
    const words = classes.filter((_, index) => set.has(index)).flat();
    const others = classes.filter((_, index) => !set.has(index)).flat();
    return [{ dimension: name, words, others }];
  });
}

function groupKey({ lane, region, where }: Found): string {
  return JSON.stringify([
    lane.right,
    lane.fields.length === 0,
    changeOf(region.pair),
    where,
    region.cases,
    region.whole,
  ]);
}

function grouped(lanes: Iterable<ComparedLane>): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const lane of lanes) {
    for (const region of regionsOf(lane.root, lane.lane.ground.sizes)) {
      const found = { lane, region, where: conditions(lane, region) };
      const key = groupKey(found);
      const group = groups.get(key) ?? { found, byWorld: [] };
      groups.set(key, group);
      const same = group.byWorld.find(({ world }) => world.person === lane.world.person);
      if (same) same.fields.push(...lane.fields);
      else group.byWorld.push({ world: lane.world, fields: [...lane.fields] });
    }
  }
  return [...groups.values()];
}

/** A group's fields, apart where they change in one world of records alone. */
interface Part {
  readonly fields: readonly ControlledField[];
  readonly records: PolicyChange['records'];
  readonly worlds: number;
  readonly world: RecordWorld;
}

function parts({ byWorld, found }: Group): readonly Part[] {
  const [first, second] = byWorld;
  if (!first) return [];
  if (!second) return apart(first.fields, first.world);
  const both = first.fields.filter((field) => second.fields.includes(field));
  const alone = byWorld.flatMap(({ fields, world }) =>
    apart(
      fields.filter((field) => !both.includes(field)),
      world,
    ),
  );
  if (both.length === 0 && found.lane.fields.length > 0) return alone;
  return [{ fields: both, records: 'any', worlds: 2, world: first.world }, ...alone];
}

/** Fields that one world alone shows need not say so. */
function apart(fields: readonly ControlledField[], world: RecordWorld): readonly Part[] {
  if (world.person === null) return [{ fields, records: 'any', worlds: 1, world }];
  const elsewhere: RecordWorld = { person: !world.person, types: [] };
  const told = fields.filter((field) => isShownIn(field, elsewhere));
  const own = fields.filter((field) => !told.includes(field));
  const records = world.person ? ('person' as const) : ('other' as const);
  return [
    ...(own.length > 0 ? [{ fields: own, records: 'any' as const, worlds: 1, world }] : []),
    ...(told.length > 0 ? [{ fields: told, records, worlds: 1, world }] : []),
  ];
}

function compiled(
  { head, permissions, restrictions, release, groups }: ComparedPolicy,
  { catalogue }: Comparison,
): CompiledSide {
  return {
    head,
    policy: compilePolicy({ head, permissions, restrictions, groups, catalogue }),
    release: compileRelease({ head, rows: release, groups, catalogue }),
  };
}

/** A change with what its example is looked for in. */
interface Draft {
  readonly change: Omit<PolicyChange, 'sentence' | 'example'>;
  readonly seek: () => PolicyChange['example'];
}

function draftsOf(
  group: Group,
  sides: readonly [CompiledSide, CompiledSide],
  comparison: Comparison,
): readonly Draft[] {
  const { lane, region, where } = group.found;
  const { before, after } = region.pair;
  const { head, groups } = comparison.after;
  return parts(group).map((part): Draft => {
    const [field = null] = part.fields;
    const supposing = {
      owner: head.member,
      day: comparedSpan(comparison).from,
      groups,
      purposes: comparison.vocabulary.cells.purpose ?? [],
      necessary: field?.category === 'special',
    };
    const disclosed = before.code !== 0 && after.code !== 0;
    const change = {
      right: lane.right,
      effect: effectOf(region),
      fields: part.fields.toSorted((left, right) => left.index - right.index).map(fieldName),
      from: outcomeName(outcomeOf(before.code)),
      to: outcomeName(outcomeOf(after.code)),
      obligationsAdded: obligationsOf(after.obligations & ~before.obligations),
      obligationsRemoved: disclosed ? obligationsOf(before.obligations & ~after.obligations) : [],
      records: part.records,
      where,
      cases: region.cases * part.worlds,
      whole: region.whole,
    };
    const seek = (): PolicyChange['example'] => {
      const path = pathTo(lane.root, region.pair, lane.lane.ground.sizes, region.sets);
      const wanted = { right: lane.right, field, world: part.world, pair: region.pair };
      const given = path && findExample(sides, wanted, lane.lane.levels, path, supposing);
      return given && { given, field: field && fieldName(field) };
    };
    return { change, seek };
  });
}

/** The bounds of several conditions on the same dimensions: what any of them fits. */
function boundsOf(all: readonly (readonly ChangeCondition[])[]): readonly ChangeCondition[] {
  const [first = [], ...rest] = all;
  return first.flatMap(({ dimension, words, others }) => {
    const same = rest.map((where) => where.find((condition) => condition.dimension === dimension));
    if (same.includes(undefined)) return [];
    const union = new Set([words, ...same.map((condition) => condition?.words ?? [])].flat());
    const outside = new Set([others, ...same.map((condition) => condition?.others ?? [])].flat());
    const left = [...outside].filter((word) => !union.has(word));
    return left.length === 0 ? [] : [{ dimension, words: [...union], others: left }];
  });
}

/**
 * Changes of the same obligations as one: a row that obliges all touches every set of fields that differs in anything
 * else. What opens or closes is never put together so.
 */
function bundled(drafts: readonly Draft[]): readonly Draft[] {
  const bundles = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const { right, effect, obligationsAdded, obligationsRemoved } = draft.change;
    const key =
      effect === 'obliges' ? JSON.stringify([right, obligationsAdded, obligationsRemoved]) : String(bundles.size);
    const bundle = bundles.get(key);
    if (bundle) bundle.push(draft);
    else bundles.set(key, [draft]);
  }
  return [...bundles.values()].flatMap((bundle): readonly Draft[] => {
    const [first] = bundle;
    if (!first || bundle.length === 1) return bundle;
    const change = {
      ...first.change,
      fields: [...new Set(bundle.flatMap(({ change: { fields } }) => fields))],
      records: 'any' as const,
      where: boundsOf(bundle.map(({ change: { where } }) => where)),
      cases: bundle.reduce((sum, { change: { cases } }) => sum + cases, 0),
      whole: false,
    };
    const seek = (): PolicyChange['example'] => {
      for (const draft of bundle) {
        const example = draft.seek();
        if (example) return example;
      }
      return null;
    };
    return [{ change, seek }];
  });
}

function byWeight(left: PolicyChange, right: PolicyChange): number {
  return (
    EFFECTS.indexOf(left.effect) - EFFECTS.indexOf(right.effect) ||
    RIGHTS.indexOf(left.right) - RIGHTS.indexOf(right.right) ||
    right.cases - left.cases ||
    (left.sentence < right.sentence ? -1 : 1)
  );
}

/**
 * Everything that a change of policy opens, closes or obliges to, over every class of requester, justification and
 * record that rows of either policy tell apart. Quality goes with the value and is not told apart. Pure; it does not
 * depend on the order of rows.
 */
export function diffPolicies(comparison: Comparison, tell: Progress = () => undefined): PolicyDiff {
  const sides = [compiled(comparison.before, comparison), compiled(comparison.after, comparison)] as const;
  let lanes = 0;
  const counted = function* (): Generator<ComparedLane> {
    for (const lane of comparePolicies(comparison)) {
      tell('sets of fields compared', (lanes += 1));
      yield lane;
    }
  };
  const drafts = bundled(grouped(counted()).flatMap((group) => draftsOf(group, sides, comparison)));
  const { from, until } = comparedSpan(comparison);
  return {
    member: comparison.after.head.member,
    from,
    until,
    changes: drafts
      .map(({ change, seek }, index): PolicyChange => {
        tell(`of ${drafts.length} changes have their example`, index);
        const shown = { ...change, example: seek() };
        return { ...shown, sentence: changeSentence(shown, comparison.catalogue) };
      })
      .toSorted(byWeight),
  };
}
