import type { RecordComparison } from './compare-records.ts';
import {
  SAME_GIVEN_NAME,
  SAME_NAME,
  SAME_NAME_UNDIVIDED,
  SIMILAR_GIVEN_NAME,
  SIMILAR_NAME,
  SIMILAR_NAME_ALONE,
} from './link-rules.ts';

/** What a link between two records says, after the detector of multiple identities of Regulation (EU) 2019/817. */
export type LinkClass = 'SAME_IDENTITY' | 'SAME_IDENTITY_CONFLICTING_DATA' | 'SIMILAR' | 'DIFFERENT';

/** Whether names and one whole day of birth say that it is one person: a twin has another given name. */
function isSameByName({ name, givenName, sameDay }: RecordComparison): boolean {
  if (name === null || !sameDay) return false;
  return givenName === null ? name >= SAME_NAME_UNDIVIDED : name >= SAME_NAME && givenName >= SAME_GIVEN_NAME;
}

function isSimilar({ name, givenName, birthCompared, conflicts }: RecordComparison): boolean {
  if (name === null || conflicts.has('birthDate')) return false;
  if (givenName !== null && givenName < SIMILAR_GIVEN_NAME) return false;
  return name >= (birthCompared ? SIMILAR_NAME : SIMILAR_NAME_ALONE);
}

/**
 * The class of a link between two records; null where they are not linked.
 *
 * - An identifier that one person alone has is equal: the same identity, with conflicting data where anything conflicts.
 * - Names are alike, and the whole day of birth is the same: likewise.
 * - Names are alike and birth dates do not speak against it: similar. Names alone never say more.
 * - Two national numbers of one register make two such records different, unless an identifier is equal.
 */
export function classifyLink(comparison: RecordComparison): LinkClass | null {
  const { identified, conflicts } = comparison;
  const same = conflicts.size === 0 ? 'SAME_IDENTITY' : 'SAME_IDENTITY_CONFLICTING_DATA';
  if (identified) return same;
  if (!isSimilar(comparison)) return null;
  if (conflicts.has('nationalId')) return 'DIFFERENT';
  if (isSameByName(comparison)) return same;
  return 'SIMILAR';
}
