import type { AnswerPath, BoundValues } from '../fetch/ledger.ts';
import { PART, RESERVED_PREFIX } from './inner-operation.ts';
import type { Part } from './merge-parts.ts';

/** Where hits stand in a merged list: by member, and by their positions in that member's own list. */
export type MergedPlaces = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** The places of hits, in the order in which they are merged. */
export function mergedPlaces(merged: readonly { readonly member: string; readonly index: number }[]): MergedPlaces {
  const places = new Map<string, Map<number, number>>();
  merged.forEach(({ member, index }, position) => {
    const own = places.get(member) ?? new Map<number, number>();
    places.set(member, own);
    own.set(index, position);
  });
  return places;
}

type Step = string | number;

/** The keys under which a part has lists of hits that the client asked for. */
function listKeys(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    Array.isArray(value) && !key.startsWith(RESERVED_PREFIX) ? [key] : [],
  );
}

/**
 * Where what a member says of its list of hits holds in the merged list: of one hit, at the place of that hit, and nowhere
 * where it did not come to stand in it; of the whole list, of each of its hits.
 */
function inMergedList(
  list: AnswerPath,
  steps: readonly Step[],
  own: ReadonlyMap<number, number>,
): readonly AnswerPath[] {
  const [index, ...rest] = steps;
  if (index === undefined) return [...own.values()].map((position) => [...list, position]);
  const position = own.get(Number(index));
  return position === undefined ? [] : [[...list, position, ...rest]];
}

function inLists(
  at: AnswerPath,
  part: unknown,
  [key, ...rest]: readonly Step[],
  own: ReadonlyMap<number, number>,
): readonly AnswerPath[] {
  const keys = listKeys(part).filter((candidate) => key === undefined || candidate === key);
  return keys.flatMap((candidate) => inMergedList([...at, candidate], rest, own));
}

/** A merged page, for telling where what members say of their own pages holds. */
export interface MergedPage {
  /** The response key of the search. */
  readonly root: string;
  readonly parts: ReadonlyMap<string, Part>;
  readonly places: MergedPlaces;
  /** Whether the sum of totals is told. */
  readonly hasTotal: boolean;
}

/** The keys under which a part has its total: nothing else of a page is a number. */
function totalKeys(part: Part): readonly string[] {
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'number' && !key.startsWith(RESERVED_PREFIX) ? [key] : [],
  );
}

/** The steps below a member's part, of a path in the answer to the inner operation; null where it lies elsewhere. */
function stepsBelowPart(path: AnswerPath): readonly Step[] | null {
  const [, , part, ...steps] = path;
  return part === PART ? steps : null;
}

function rewritten(
  bound: readonly BoundValues[],
  rewrite: (member: string, steps: readonly Step[]) => readonly AnswerPath[],
): readonly BoundValues[] {
  return bound.map((values) => ({
    ...values,
    paths: values.paths.flatMap((path) => {
      const steps = stepsBelowPart(path);
      return steps === null ? [] : rewrite(values.member, steps);
    }),
  }));
}

const NOWHERE: ReadonlyMap<number, number> = new Map();

/** What members say of their pages, at the places of the merged page: of a hit that is not in it, nothing. */
export function boundInPage(
  bound: readonly BoundValues[],
  { root, parts, places, hasTotal }: MergedPage,
): readonly BoundValues[] {
  return rewritten(bound, (member, steps) => {
    const part = parts.get(member) ?? {};
    const [key] = steps;
    const totals = hasTotal ? totalKeys(part).filter((candidate) => key === undefined || candidate === key) : [];
    return [
      ...inLists([root], part, steps, places.get(member) ?? NOWHERE),
      ...totals.map((candidate) => [root, candidate]),
    ];
  });
}

/** What members say of their results of a batch, at the places of the merged results; `places` are those of each item. */
export function boundInBatch(
  bound: readonly BoundValues[],
  root: string,
  parts: ReadonlyMap<string, Part>,
  places: readonly MergedPlaces[],
): readonly BoundValues[] {
  return rewritten(bound, (member, [item, ...steps]) => {
    const part = parts.get(member);
    const results: readonly unknown[] = Array.isArray(part) ? part : [];
    const positions = item === undefined ? [...results.keys()] : [Number(item)];
    return positions.flatMap((position) =>
      inLists([root, position], results[position], steps, places[position]?.get(member) ?? NOWHERE),
    );
  });
}
