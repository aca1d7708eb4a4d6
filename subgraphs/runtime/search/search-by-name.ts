import { isAllowed } from '../../../policies/engine/outcome.ts';
import { comparePersons, type ComparedPerson, type Feature } from '../../matching/compare-persons.ts';
import { DEFAULT_FLOOR } from '../../matching/matcher.ts';
import { readNormalised } from '../../matching/normalised-text.ts';
import type { Candidate } from '../../match-index/match-index.ts';
import type { Node } from '../read/node.ts';
import type { RequestState } from '../read/request-state.ts';
import type { FeatureComparison, Hit, Hits } from './hit.ts';
import { knownRecords } from './known-records.ts';

/** A search by name: who is sought, what may be compared, and the requester's own floor. */
export interface NameSearch {
  readonly query: ComparedPerson;
  /** The features that the requester may search by, each with the fields, as `Type.field`, that its explanation tells of. */
  readonly features: ReadonlyMap<Feature, readonly string[]>;
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

function indexed(candidate: Candidate): ComparedPerson {
  return {
    names: candidate.names.map(readNormalised),
    birthDates: candidate.birthDates,
    nationalities: [],
    sex: null,
    identifiers: [],
  };
}

function withRecord(person: ComparedPerson, node: Node): ComparedPerson {
  const { nationalities, sex } = node.values;
  return {
    ...person,
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

function inOrder(left: { readonly score: number } & Candidate, right: { readonly score: number } & Candidate): number {
  const [first, second] = [`${left.system} ${left.key}`, `${right.system} ${right.key}`];
  return right.score - left.score || (first < second ? -1 : first > second ? 1 : 0);
}

/**
 * Scores candidates on what the index knows, leaves out those that cannot reach the floor, reads the others, best first,
 * and scores those whole that may be known of.
 */
export async function scoreCandidates(
  state: RequestState,
  candidates: readonly Candidate[],
  search: NameSearch,
): Promise<Hits> {
  const floor = Math.max(DEFAULT_FLOOR, search.minScore ?? 0);
  const features = new Set(search.features.keys());
  const early = new Set([...features].filter((name) => INDEXED.has(name)));
  const near = candidates
    .map((candidate) => ({ ...candidate, person: indexed(candidate) }))
    .map((candidate) => {
      const match = comparePersons(search.query, candidate.person, { features: early, readable: early });
      return { ...candidate, match, score: match.score };
    })
    .filter(({ score }) => score >= floor)
    .sort(inOrder);
  const { found, more } = await knownRecords(state, near);
  const hits = found.flatMap(({ candidate, node }): readonly Hit[] => {
    const rights = { features, readable: readable(state, node, search) };
    const isWhole = early.size === features.size && rights.readable.size === features.size;
    const whole = isWhole ? candidate.match : comparePersons(search.query, withRecord(candidate.person, node), rights);
    const { score, comparisons } = whole;
    return score >= floor ? [{ node, score: rounded(score), comparisons: comparisons.map(told) }] : [];
  });
  return { kind: 'hits', hits, more };
}
