import { birthDateFault } from '../../schema/birth-date.ts';
import { ComityError } from '../../schema/errors.ts';
import { normaliseName } from './normalise.ts';
import { refuseFishing } from './unselective.ts';

/** Of `PersonSearch` what says whether it can be answered at all. */
export interface SoughtPerson {
  readonly name?: string | null;
  readonly birthDate?: string | null;
  readonly documentNumber?: string | null;
  readonly nationalId?: string | null;
  readonly interpolId?: string | null;
  readonly minScore?: number | null;
}

/**
 * Refuses a search of persons that nobody can answer, or that would fish; throws `BAD_USER_INPUT`, which says what to give.
 * INVARIANT: it goes by the search alone: the hub tells the requester what each country would refuse, and learns nothing of it.
 */
export function assertSoughtPerson(sought: SoughtPerson): void {
  const { name, birthDate, documentNumber, nationalId, interpolId, minScore } = sought;
  const isIdentified = (documentNumber ?? nationalId ?? interpolId ?? null) !== null;
  if (!isIdentified && (name ?? '').trim() === '') {
    throw new ComityError(
      'BAD_USER_INPUT',
      'a person is sought by `name`, `documentNumber`, `nationalId` or `interpolId`',
    );
  }
  const fault = birthDate == null ? null : birthDateFault(birthDate);
  if (fault !== null) throw new ComityError('BAD_USER_INPUT', fault);
  if (minScore != null && !(minScore >= 0 && minScore <= 1)) {
    throw new ComityError('BAD_USER_INPUT', '`minScore` is a match score: give 0 to 1');
  }
  if (!isIdentified) refuseFishing(normaliseName(name ?? ''), birthDate != null);
}
