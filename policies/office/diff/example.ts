import type { ControlledField } from '../../../schema/fields.ts';
import { contextOf } from '../../checking/run-cases.ts';
import { RECIPROCITY_BASIS } from '../../engine/binding.ts';
import { tiesOf } from '../../engine/compile-ties.ts';
import type { TracedPolicy } from '../../engine/compile.ts';
import { fieldName } from '../../engine/lanes.ts';
import { ALLOW, DENY } from '../../engine/outcome.ts';
import type { TracedRelease } from '../../engine/release.ts';
import type { Given } from '../../language/policy-case.ts';
import { UNKNOWN, type Groups, type PolicyHead } from '../../language/rows.ts';
import { typeShowing, type RecordWorld } from '../classes/record-worlds.ts';
import { suppose, type Choice, type Supposing } from '../classes/supposed.ts';
import { wordsWithin, type DimensionName } from '../classes/dimension.ts';
import type { Right } from './compare-policies.ts';
import { changeOf, type Pair } from './diagram.ts';
import type { Level } from './lane-classes.ts';

/** One side of a comparison, compiled. */
export interface CompiledSide {
  readonly head: PolicyHead;
  readonly policy: TracedPolicy;
  readonly release: TracedRelease;
}

/** What an example is to show. */
export interface Wanted {
  readonly right: Right;
  readonly field: ControlledField | null;
  readonly world: RecordWorld;
  readonly pair: Pair;
}

/** Requests tried before it is said that nobody can be shown to stand so. */
const MOST_TRIED = 500;
/** What is decided by the members' ties, so that members, bases and days have to be tried. */
const BY_TIES: readonly DimensionName[] = ['binds', 'reciprocal', 'transfer', 'jointTeam', 'basis'];
const TRIED: readonly DimensionName[] = ['member', 'to', 'basis', 'day', 'purpose', 'offence'];

/** The plainest first: what is stated before what is not, and no before yes where it does not matter. */
const PLAINNESS: Readonly<Record<string, number>> = { true: 1, [UNKNOWN]: 2 };

function inOrder(words: readonly string[]): readonly string[] {
  return words.toSorted((left, right) => (PLAINNESS[left] ?? 0) - (PLAINNESS[right] ?? 0));
}

/** The bases that may bind at all: what needs one that does is not tried on others. */
function bindingBases({ ties }: Groups, bases: readonly string[]): readonly string[] {
  return bases.filter((basis) =>
    basis === RECIPROCITY_BASIS
      ? (ties?.declarations.length ?? 0) > 0
      : (ties?.instruments.some((instrument) => instrument.bases.includes(basis)) ?? false),
  );
}

function* choices(levels: readonly Level[], path: readonly number[], groups: Groups): Generator<Choice> {
  const chosen = levels.map(({ name, classes }, level) => ({ name, words: inOrder(classes[path[level] ?? 0] ?? []) }));
  const binds = chosen.some(({ name, words: [word] }) => name === 'binds' && word === 'true');
  const words = chosen.map((dimension) =>
    binds && dimension.name === 'basis' ? { ...dimension, words: bindingBases(groups, dimension.words) } : dimension,
  );
  if (words.some(({ words: all }) => all.length === 0)) return;
  const first = new Map(words.map(({ name, words: [word = ''] }) => [name, word]));
  yield first;
  if (!levels.some(({ name }) => BY_TIES.includes(name) && name !== 'basis')) return;
  const varied = words.filter(({ name }) => TRIED.includes(name));
  const each = (at: number, choice: Map<DimensionName, string>): readonly Map<DimensionName, string>[] => {
    const dimension = varied[at];
    if (!dimension) return [choice];
    return dimension.words.slice(0, 40).flatMap((word) => each(at + 1, new Map([...choice, [dimension.name, word]])));
  };
  const bounded = varied.reduce((product, { words: all }) => product * Math.min(all.length, 40), 1);
  if (bounded <= 50_000) yield* each(0, first);
  else for (const { name, words: all } of varied) for (const word of all) yield new Map([...first, [name, word]]);
}

function code(
  side: CompiledSide,
  given: Given,
  { right, field }: Wanted,
): { readonly code: number; readonly obligations: number } {
  const context = contextOf(side, given);
  const answer = (open: boolean) => ({ code: open ? ALLOW : DENY, obligations: 0 });
  if (right === 'send') {
    const { requester, justification, now } = contextOf(side, { ...given, member: side.head.member });
    const searchFields = field ? [fieldName(field)] : [];
    return answer(side.release.refusal({ requester, justification, now, to: given.to ?? '', searchFields }) === null);
  }
  const policy = side.policy.forRequester(context);
  if (!field || right === 'search') return answer(field !== null && policy.maySearchBy(field));
  if (given.record === null) return answer(false);
  const vector = policy.vector(given.record);
  const outcome = vector.outcomes[field.index] ?? DENY;
  return { code: outcome, obligations: outcome === DENY ? 0 : (vector.obligations[field.index] ?? 0) };
}

function shows(sides: readonly [CompiledSide, CompiledSide], given: Given, wanted: Wanted): boolean {
  const [before, after] = [code(sides[0], given, wanted), code(sides[1], given, wanted)];
  const { pair } = wanted;
  if (pair.before.code !== pair.after.code) return before.code === pair.before.code && after.code === pair.after.code;
  return before.code === after.code && changeOf({ before, after }) === changeOf(pair);
}

/** Whether the members of a request stand to one another as chosen; asked before both policies are. */
function isTied(
  choice: Choice,
  given: Given,
  { owner, groups }: Supposing,
  { right, field }: Wanted,
  head: PolicyHead,
): boolean {
  const { requester, justification, now } = contextOf({ head }, given);
  const partner = right === 'send' ? (given.to ?? '') : requester.member;
  const ties = tiesOf(groups);
  const between = { owner, partner, requester, justification, now };
  const isReciprocal = (): boolean => field !== null && ties.reciprocity(now).gives(partner, owner, field.category);
  const actual: Partial<Record<DimensionName, () => boolean>> = {
    binds: () => (justification.basis === RECIPROCITY_BASIS ? isReciprocal() : ties.binds(between)),
    reciprocal: isReciprocal,
    jointTeam: () => ties.isOfJointTeam(between),
    transfer: () =>
      [...ties.grounds(between)].toSorted().join() ===
      wordsWithin(choice.get('transfer') ?? '')
        .toSorted()
        .join(),
  };
  return BY_TIES.every((name) => {
    const word = choice.get(name);
    const test = actual[name];
    if (word === undefined || !test) return true;
    return test() === (name === 'transfer' || word === 'true');
  });
}

/** A request that shows a change, found by asking both policies; null where none of those tried does. */
export function findExample(
  sides: readonly [CompiledSide, CompiledSide],
  wanted: Wanted,
  levels: readonly Level[],
  path: readonly number[],
  supposing: Supposing,
): Given | null {
  const type = wanted.right !== 'read' || !wanted.field ? null : typeShowing(wanted.field, wanted.world);
  let tried = 0;
  for (const choice of choices(levels, path, supposing.groups)) {
    for (const supposed of suppose(choice, type, supposing)) {
      const given =
        wanted.right === 'send'
          ? { ...supposed, member: null, searchFields: wanted.field ? [fieldName(wanted.field)] : [] }
          : supposed;
      tried += 1;
      if (tried > MOST_TRIED) return null;
      if (!isTied(choice, given, supposing, wanted, sides[1].head)) continue;
      if (shows(sides, given, wanted)) return given;
    }
  }
  return null;
}
