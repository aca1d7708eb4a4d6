import { comparePersons, type ComparedPerson, type ComparisonRights } from '../../matching/compare-persons.ts';
import { DEFAULT_FLOOR } from '../../matching/matcher.ts';
import { readNormalised } from '../../matching/normalised-text.ts';
import type { Candidate } from '../../match-index/match-index.ts';
import type { Node } from '../read/node.ts';
import type { RequestState } from '../read/request-state.ts';
import type { FeatureComparison, Hit } from './hit.ts';

/** Candidates that one search may weigh: far above what a selective name finds, so that no cap falls before policy. */
export const CANDIDATE_LIMIT = 2_000;

/** A search by name: who is sought, what may be compared and told, and the requester's own floor. */
export interface NameSearch {
  readonly query: ComparedPerson;
  readonly rights: ComparisonRights;
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

/**
 * Scores candidates on what the index knows, leaves out those that cannot reach the floor, reads the others, and scores
 * them whole. A record that may not be known of never reaches the second step.
 */
export async function scoreCandidates(
  state: RequestState,
  candidates: readonly Candidate[],
  search: NameSearch,
): Promise<readonly Hit[]> {
  const floor = Math.max(DEFAULT_FLOOR, search.minScore ?? 0);
  const needsRecord = [...search.rights.features].some((feature) => !INDEXED.has(feature));
  const early = {
    ...search.rights,
    features: new Set([...search.rights.features].filter((name) => INDEXED.has(name))),
  };
  const near = candidates
    .map((candidate) => ({ candidate, person: indexed(candidate) }))
    .map(({ candidate, person }) => ({ candidate, person, match: comparePersons(search.query, person, early) }))
    .filter(({ match }) => match.score >= floor);
  const hits = await Promise.all(
    near.map(async ({ candidate, person, match }): Promise<Hit | null> => {
      const node = await state.reader.read(candidate);
      if (!node) return null;
      const whole = needsRecord ? comparePersons(search.query, withRecord(person, node), search.rights) : match;
      return whole.score >= floor
        ? { node, score: rounded(whole.score), comparisons: whole.comparisons.map(told) }
        : null;
    }),
  );
  return hits.filter((hit) => hit !== null);
}
