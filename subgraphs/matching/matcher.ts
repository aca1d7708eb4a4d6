/**
 * The version of everything that makes a match score. Scores of different versions do not compare; it changes with any
 * change of keys, normalised forms or scores, and an index built under another version is built anew.
 */
export const MATCHER_VERSION = 'comity-1';

/** The match score from which two records are taken for one person, chosen on labelled pairs. */
export const DEFAULT_THRESHOLD = 0.5;

/** The match score below which a country tells of no hit, unless its own configuration says otherwise. */
export const DEFAULT_FLOOR = 0.4;
