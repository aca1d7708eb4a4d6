import type { GraphQLResolveInfo } from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import { BATCH_SEARCH } from '../fetch/jurisdiction-searches.ts';
import { withoutNulls } from '../fetch/search-criteria.ts';
import { askAll } from './ask-all.ts';
import { membersAsked } from './asked-members.ts';
import { valueUnder, type FieldReader } from './field-reader.ts';
import type { HubContext } from './hub-context.ts';
import { ADDED } from './inner-operation.ts';
import { matcherOf, mixedRanking, versionsOf, type MatcherVersions } from './matcher-groups.ts';
import { mergeHits, type PlacedHit } from './merge-parts.ts';
import { boundInBatch, mergedPlaces } from './merged-obligations.ts';
import { assertPersonSearch, type SearchArguments } from './search-root.ts';

/** Items of a batch at most: the manifest of an aeroplane. */
const LARGEST_BATCH = 300;
/** Hits of one item at most, over all members. */
const HITS_PER_ITEM = 25;
const SEARCH_KEYS = ['person', 'vehicle', 'document', 'identifier'] as const;

type Item = Readonly<Record<string, unknown>>;

function assertBatch(items: readonly Item[]): void {
  if (items.length > LARGEST_BATCH) {
    throw new ComityError('BAD_USER_INPUT', `a batch holds at most ${LARGEST_BATCH} items`);
  }
  const position = items.findIndex((item) => SEARCH_KEYS.filter((key) => item[key] !== undefined).length !== 1);
  if (position === -1) return;
  throw new ComityError('BAD_USER_INPUT', `item ${position + 1} of the batch needs exactly one search`);
}

/** Refuses the batch for the first person in it whom no country would seek. */
async function assertPersons(items: readonly Item[]): Promise<void> {
  for (const [position, { person }] of items.entries()) {
    try {
      if (person !== undefined) await assertPersonSearch(person);
    } catch (error) {
      if (!(error instanceof ComityError)) throw error;
      throw new ComityError(error.code, `item ${position + 1} of the batch: ${error.message}`, { cause: error });
    }
  }
}

interface ItemHit {
  readonly score: number;
}

function hitsOf(result: unknown): readonly ItemHit[] {
  const hits = valueUnder(result, ADDED.hits);
  const list: readonly unknown[] = Array.isArray(hits) ? hits : [];
  return list.map((hit) => ({ score: Number(valueUnder(hit, ADDED.score)) }));
}

/** The hits of all members for one item that come to stand in its result, best first. */
function bestOf(results: ReadonlyMap<string, unknown>, versions: MatcherVersions): readonly PlacedHit<ItemHit>[] {
  const lists = [...results].map(([member, result]) => ({
    member,
    matcher: matcherOf(member, versions),
    edges: hitsOf(result),
  }));
  return mergeHits(lists, HITS_PER_ITEM);
}

/** The result of one item, of the members' results for it. */
function resultOf(item: Item, results: ReadonlyMap<string, unknown>, best: readonly PlacedHit<ItemHit>[]): FieldReader {
  return (name, key) => {
    if (name === 'key') return item['key'];
    if (name !== 'hits') return undefined;
    return best.map(({ member, index }): unknown => {
      const hits = valueUnder(results.get(member), key);
      return Array.isArray(hits) ? hits[index] : null;
    });
  };
}

/** Resolves a batch: every member asked gets all items in one call; a result for each item, in the same order. */
export async function batchRoot(
  args: SearchArguments,
  context: HubContext,
  info: GraphQLResolveInfo,
): Promise<readonly FieldReader[]> {
  const items = withoutNulls(args['items']) as readonly Item[];
  assertBatch(items);
  await assertPersons(items);
  const asked = membersAsked(context.generation.members, args.in);
  const position = new Map(asked.map((member) => [member, null]));
  const { parts, bound, notes } = await askAll(
    { search: BATCH_SEARCH, sought: items, position, first: 0 },
    context,
    info,
  );
  const versions = versionsOf(notes, parts);
  const mixed = mixedRanking(String(info.path.key), items, versions);
  if (mixed) context.asking.ledger.noteMixed(mixed);
  const merged = items.map((item, place) => {
    const lists = [...parts].map(([member, list]) => [member, Array.isArray(list) ? list[place] : null] as const);
    const results = new Map(lists);
    return { item, results, best: bestOf(results, versions) };
  });
  const places = merged.map(({ best }) => mergedPlaces(best));
  for (const values of boundInBatch(bound, String(info.path.key), parts, places)) context.asking.ledger.bind(values);
  return merged.map(({ item, results, best }) => resultOf(item, results, best));
}
