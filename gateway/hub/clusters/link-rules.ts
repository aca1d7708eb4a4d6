/**
 * All numbers by which records are linked and grouped, in one place. They were chosen for precision, since whoever reads
 * *same identity* relies on it, on labelled pairs and on a synthetic population with twins and siblings
 * (`test/gateway/clusters/link-quality.test.ts` holds them to it); they are no fit to either.
 */

/** Similarity of names from which, with given names alike and one whole day of birth, two records are one person's. */
export const SAME_NAME = 0.6;

/** The same where given names are not told apart on both sides: of siblings, one in ten reaches 0.7. */
export const SAME_NAME_UNDIVIDED = 0.75;

/**
 * Similarity of given names, as a share of that of one of them to itself, below which the persons may be twins: Inna and Anna reach
 * 0.8. Nine in ten of one person's spellings abroad lie above it; the others are told as similar.
 */
export const SAME_GIVEN_NAME = 0.82;

/** The same, below which persons are not even similar: nine in ten of siblings lie below it, of one person's spellings one in fifty. */
export const SIMILAR_GIVEN_NAME = 0.5;

/** Similarity of names from which two records are worth a look together. */
export const SIMILAR_NAME = 0.6;

/** The same where nothing but names can be compared: a name alone is shared by many. */
export const SIMILAR_NAME_ALONE = 0.8;

/** Similarity below which names speak against one person even where an identifier is equal: they conflict. */
export const UNLIKE_NAME = 0.3;

/** The matcher's comparison of two whole, equal days of birth: anything less leaves room for somebody else. */
export const SAME_DAY = 1;

/** Comparison of birth dates below which they conflict: 0.5 says neither yes nor no, and typing errors reach 0.5. */
export const CONFLICTING_BIRTH = 0.4;

/** Characters that an identifier has at least: shorter ones are serials, or stand for unknown. */
export const SHORTEST_IDENTIFIER = 5;

/**
 * Names of one record that are compared, the first that its source tells, which are its primary ones; documents and
 * nationalities likewise: what a page costs is bounded, whatever a member tells of its records.
 */
export const NAMES_COMPARED = 10;
export const DOCUMENTS_COMPARED = 50;
export const NATIONALITIES_COMPARED = 10;

/** What a link weighs for grouping: a pair that was compared and is not linked weighs nothing. */
export const GROUPING_WEIGHT = { SAME_IDENTITY: 1, SIMILAR: 0.5 } as const;

/** Average weight, over the compared pairs of records between two groups, from which they are joined. */
export const JOINED_FROM = 0.75;

/** Links of one cluster to records of other clusters that are told at most, those to look at first. */
export const OUTER_LINKS_TOLD = 25;
