import type { NameFrequencies } from './frequencies/name-frequencies.ts';

/**
 * The version of everything that makes a match score. Scores of different versions do not compare; it changes with any
 * change of keys, normalised forms or scores, and an index built under another version is built anew.
 */
export const MATCHER_VERSION = 'comity-2';

/**
 * The version of the matcher under a table of frequencies, `comity-2+1f0c3a9b7e`: what stands before the `+` says how scores
 * are made, what stands behind it which words count as common.
 */
export function matcherVersion({ version }: Pick<NameFrequencies, 'version'>): string {
  return version === null ? MATCHER_VERSION : `${MATCHER_VERSION}+${version}`;
}

/** The match score from which two persons are taken for one, chosen on labelled pairs. */
export const DEFAULT_THRESHOLD = 0.5;

/** The similarity from which two names alone are taken for one person's, chosen on labelled pairs. */
export const NAME_THRESHOLD = 0.55;

/** The match score below which a country tells of no hit, unless its own configuration says otherwise. */
export const DEFAULT_FLOOR = 0.3;

/**
 * The similarity of names below which no other feature brings a person up to `DEFAULT_FLOOR`: records below it are no
 * candidates. A record's similarity depends on nothing but its own names.
 */
export const CANDIDATE_FLOOR = 0.3;
