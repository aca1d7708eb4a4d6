import { isAllowed } from '../../../policies/engine/outcome.ts';
import { comparePersons, scorePersons, type ComparedPerson, type Feature } from '../../matching/compare-persons.ts';
import { expectFalseHits } from '../../matching/frequencies/false-hits.ts';
import { normaliseName, normaliseUnder, type NormalisedName } from '../../matching/normalise.ts';
import { scoreNames } from '../../matching/score-names.ts';
import { namesOfRecord } from '../country/names-of-record.ts';
import type { NamedCandidate } from '../../match-index/match-index.ts';
import type { Node } from '../read/node.ts';
import type { RequestState } from '../read/request-state.ts';
import type { FeatureComparison, Hit, Hits } from './hit.ts';
import { CANDIDATE_LIMIT, knownRecords, type Narrowing } from './known-records.ts';

/** A search by name: who is sought, what may be compared, and the requester's own floor. */
export interface NameSearch {
  readonly query: ComparedPerson;
  /** The features that the requester may search by, each with the fields, as `Type.field`, that its explanation tells of. */
  readonly features: ReadonlyMap<Feature, readonly string[]>;
  /** What the record itself must have. */
  readonly narrowing: readonly Narrowing[];
  readonly minScore: number | null;
}

/** Scores are told to three places: more would say more of a record than its likeness. */
function rounded(score: number): number {
  return Math.round(score * 1_000) / 1_000;
}

function told(comparison: FeatureComparison): FeatureComparison {
  return { ...comparison, score: rounded(comparison.score) };
}

/** Features that the index knows; the others come with the record. */
const INDEXED = new Set(['name', 'birthDate']);

function indexed({ names, birthDates }: NamedCandidate): ComparedPerson {
  return { names, birthDates, nationalities: [], sex: null, identifiers: [] };
}

function withRecord(candidate: NamedCandidate, node: Node): ComparedPerson {
  const { birthPlace, nationalities, sex } = node.values;
  return {
    ...indexed(candidate),
    birthPlaces: typeof birthPlace === 'string' ? [normaliseName(birthPlace)] : [],
    nationalities: Array.isArray(nationalities) ? nationalities.filter((code) => typeof code === 'string') : [],
    sex: typeof sex === 'string' ? sex : null,
  };
}

/** The features that may be told of in words: those whose fields the record's own class opens unmasked. */
function readable(state: RequestState, node: Node, { features }: NameSearch): ReadonlySet<Feature> {
  const isOpen = (name: string): boolean => {
    const [type = '', field = ''] = name.split('.');
    const controlled = state.country.catalogue.find(type, field);
    return controlled !== null && isAllowed(node.vector, controlled.index);
  };
  return new Set([...features].filter(([, fields]) => fields.every(isOpen)).map(([feature]) => feature));
}

type Scored = NamedCandidate & { readonly score: number };

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Best first, and equal scores in an order that depends on the two records alone. */
function inOrder(left: Scored, right: Scored): number {
  return right.score - left.score || compareTexts(left.key, right.key) || compareTexts(left.system, right.system);
}

/** Notes how many strangers would reach the floor: a function of what is sought and of the country's table alone. */
function foretell(state: RequestState, { query, features }: NameSearch, floor: number): void {
  state.falseHits.push(expectFalseHits(query, new Set(features.keys()), floor, state.country.matching.frequencies));
}

/** Names of a record that are read again for telling of them. */
const MOST_TOLD = 100;

function bestScore(sought: readonly NormalisedName[], names: readonly NormalisedName[]): number {
  return Math.max(0, ...sought.flatMap((one) => names.map((name) => scoreNames(one, name))));
}

/**
 * The names of a record as its source writes them, for telling of them: the index knows them romanised. Where the record
 * has changed since it was indexed, and is no longer as like, those of the index, which made the score.
 */
function namesAsWritten(
  state: RequestState,
  candidate: NamedCandidate,
  node: Node,
  { names: sought }: ComparedPerson,
): readonly NormalisedName[] {
  const written = namesOfRecord(node)
    .slice(0, MOST_TOLD)
    .map((name) => normaliseUnder(name, state.country.matching.frequencies));
  return bestScore(sought, written) === bestScore(sought, candidate.names) ? written : candidate.names;
}

/** The candidates of a type that reach the floor by what the index knows of them, best first. */
async function nearCandidates(state: RequestState, type: string, name: string, search: NameSearch, floor: number) {
  if (!state.allowance.isLeft()) return [];
  if (type === 'Person') foretell(state, search, floor);
  const early = new Set([...search.features.keys()].filter((feature) => INDEXED.has(feature)));
  const [birthDate] = early.has('birthDate') ? search.query.birthDates : [];
  const hint = birthDate === undefined ? undefined : { birthDate };
  const candidates = await state.country.index.byName(type, name, CANDIDATE_LIMIT, hint);
  return candidates
    .flatMap((candidate): readonly Scored[] => {
      const score = scorePersons(search.query, indexed(candidate), early, candidate.similarity);
      return score >= floor ? [{ ...candidate, score }] : [];
    })
    .sort(inOrder);
}

/**
 * Records of a type by name: candidates are scored on what the index knows, those that cannot reach the floor left out,
 * the others read, best first, and those scored whole that may be known of.
 */
export async function searchByName(state: RequestState, type: string, name: string, search: NameSearch): Promise<Hits> {
  const floor = Math.max(state.country.matching.floor, search.minScore ?? 0);
  const features = new Set(search.features.keys());
  const isIndexed = [...features].every((feature) => INDEXED.has(feature));
  const compared = [...search.features.values()].flat();
  const near = await state.turns(() => nearCandidates(state, type, name, search, floor));
  const { found, more, faults } = await knownRecords(state, [type], near, search.narrowing);
  const hits = found.flatMap(({ candidate, node }): readonly Hit[] => {
    const score = isIndexed
      ? candidate.score
      : scorePersons(search.query, withRecord(candidate, node), features, candidate.similarity);
    if (score < floor) return [];
    const hit: Hit = {
      node,
      score: rounded(score),
      compared,
      // Made where it is asked for: telling it in words costs more than the score.
      get comparisons() {
        const rights = { features, readable: readable(state, node, search) };
        const isRead = rights.readable.has('name');
        const names = isRead ? namesAsWritten(state, candidate, node, search.query) : candidate.names;
        return comparePersons(search.query, withRecord({ ...candidate, names }, node), rights).comparisons.map(told);
      },
    };
    return [hit];
  });
  return { kind: 'hits', hits, more, faults };
}
