import { wordFault } from '../../policies/authorisations/named-words.ts';
import { LONGEST_DAYS, type AuthorisationStatement } from '../../policies/authorisations/statement.ts';
import type { AuthorisationScope } from '../../policies/engine/authorisation.ts';
import type { AuthorisationOffice } from './authorisation-office.ts';
import { MOST_AUTHORISATIONS } from './judged-acts.ts';

/** Authorisations about one record, or one case, that stand at once: each decision there looks at all of them. */
const MOST_EACH = 100;
const DAY_MS = 86_400_000;

/** Why a scope leads to nothing: the id of a record must be one that the country sealed, written as it was. */
function scopeFault(scope: AuthorisationScope, { ids, member, followed }: AuthorisationOffice): string | null {
  const index = followed.current();
  if (scope.kind === 'case')
    return index.ofCase(scope.case).length < MOST_EACH ? null : `${MOST_EACH} authorisations stand in that case`;
  const place = ids.open(scope.record);
  if (place === null || ids.seal(place) !== scope.record) return `the id names no record of \`${member}\``;
  return index.ofRecord(place).length < MOST_EACH ? null : `${MOST_EACH} authorisations stand for that record`;
}

function termFault({ from, until }: AuthorisationStatement, now: Date): string | null {
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
  if (!(days > 0 && days <= LONGEST_DAYS)) return `it must end after it begins, and within ${LONGEST_DAYS} days`;
  if (Date.parse(until) <= now.getTime()) return 'its time is over already';
  return Date.parse(from) - now.getTime() <= LONGEST_DAYS * DAY_MS
    ? null
    : `it begins more than ${LONGEST_DAYS} days ahead`;
}

/** Why a statement should not be signed, or taken, whoever signs it; null where nothing speaks against it. For officers. */
export function statementFault(statement: AuthorisationStatement, office: AuthorisationOffice): string | null {
  if (statement.owner !== office.member) return `it is about records of \`${statement.owner}\``;
  if (office.followed.current().all.size >= MOST_AUTHORISATIONS) return `${MOST_AUTHORISATIONS} authorisations stand`;
  return (
    wordFault(statement, office.catalogue) ??
    scopeFault(statement.scope, office) ??
    termFault(statement, office.clock.now())
  );
}
