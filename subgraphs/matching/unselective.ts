import { ComityError } from '../../schema/errors.ts';
import { SHARE_CLASSES, SHIPPED_FREQUENCIES } from './frequencies/name-frequencies.ts';
import { isTelling } from './name-token.ts';
import type { NormalisedName } from './normalise.ts';

/** Of 10,000 people, how many bear a word that finds nobody in particular by itself. */
const COMMON_SHARE = SHARE_CLASSES[0];

/**
 * Refuses a name that would fish: one without a word of two letters or more, and a common word alone; throws
 * `BAD_USER_INPUT`, which says what to add. INVARIANT: it goes by the name and the shipped table of frequencies alone,
 * never by what a country holds, so that a refusal tells nothing of it.
 */
export function refuseFishing(name: NormalisedName, isNarrowed: boolean): void {
  const words = name.tokens.filter((token) => isTelling(token) && /[a-z].*[a-z]/u.test(token.text));
  const [first] = words;
  if (!first) {
    throw new ComityError('BAD_USER_INPUT', 'the name has no word to seek by: give a name of two letters or more');
  }
  if (words.length > 1 || isNarrowed || SHIPPED_FREQUENCIES.shareOf(first) < COMMON_SHARE) return;
  throw new ComityError('BAD_USER_INPUT', 'the name is too common to seek by alone: add another name or a `birthDate`');
}
