import { ComityError } from '../../../schema/errors.ts';
import type { RequestState } from '../read/request-state.ts';
import type { Hit, SearchOutcome, SystemFaults } from './hit.ts';
import { searchExact } from './search-exact.ts';
import { searchIdentifiers, type IdentifierSearch } from './search-identifiers.ts';
import { searchPersons, type PersonSearch } from './search-persons.ts';

/** Items of a batch at most: the manifest of an aeroplane. */
export const LARGEST_BATCH = 300;
/** Hits of one item at most. */
const HITS_PER_ITEM = 5;

/** `BatchItem` of the schema, as validated: exactly one search is given. */
export interface BatchItem {
  readonly key: string;
  readonly person?: PersonSearch | null;
  readonly vehicle?: Readonly<Record<string, unknown>> | null;
  readonly document?: Readonly<Record<string, unknown>> | null;
  readonly identifier?: IdentifierSearch | null;
}

function searchItem(state: RequestState, item: BatchItem): Promise<SearchOutcome> {
  const given = [item.person, item.vehicle, item.document, item.identifier].filter((search) => search);
  if (given.length !== 1)
    throw new ComityError('BAD_USER_INPUT', `item \`${item.key.slice(0, 40)}\` needs exactly one search`);
  if (item.person) return searchPersons(state, item.person);
  if (item.vehicle) return searchExact(state, 'Vehicle', 'VehicleSearch', item.vehicle);
  if (item.document) return searchExact(state, 'IdentityDocument', 'DocumentSearch', item.document);
  return searchIdentifiers(state, item.identifier ?? { value: '' });
}

function bestFirst(hits: readonly Hit[]): readonly Hit[] {
  return [...hits].sort((left, right) => right.score - left.score).slice(0, HITS_PER_ITEM);
}

/**
 * A result for each item, in order, best hits first; null where policy withholds every item. Reads are shared by all
 * items, and so are the faults of systems that were left out.
 */
export async function searchBatch(state: RequestState, items: readonly BatchItem[]) {
  if (items.length > LARGEST_BATCH) {
    throw new ComityError('BAD_USER_INPUT', `a batch holds at most ${LARGEST_BATCH} items`);
  }
  const outcomes = await Promise.all(
    items.map((item): Promise<SearchOutcome> =>
      state.allowance.search() ? searchItem(state, item) : Promise.resolve({ kind: 'withheld' }),
    ),
  );
  if (items.length > 0 && outcomes.every((outcome) => outcome.kind === 'withheld')) return null;
  const faults: SystemFaults = new Map(
    outcomes.flatMap((outcome) => (outcome.kind === 'hits' ? [...outcome.faults] : [])),
  );
  const results = items.map((item, position) => {
    const outcome = outcomes[position];
    const hits = outcome?.kind === 'hits' ? bestFirst(outcome.hits) : [];
    return {
      key: item.key,
      hits: hits.map(({ score, node, compared, ledBy = [] }) => ({ score, node, compared, ledBy })),
    };
  });
  return { results, faults };
}
