import type { Authorisation } from '../../policies/engine/authorisation.ts';
import type { SignedAuthorisation } from '../../policies/authorisations/statement.ts';
import type { RecordPlace } from '../runtime/country/record-ids.ts';

/** An authorisation that may stand: whoever signed it may, and it is not revoked. Whether its time has come is another matter. */
export interface Standing {
  readonly id: string;
  readonly signed: SignedAuthorisation;
  /** The record that it is about; null where it is about a case, or its id was not sealed with the country's key. */
  readonly place: RecordPlace | null;
}

/** What a decision looks up. INVARIANT: a lookup costs the same however many authorisations there are. */
export interface StandingAuthorisations {
  /** Those about one record. */
  ofRecord(place: RecordPlace): readonly Authorisation[];
  /** Those about whatever is asked in a case. */
  ofCase(reference: string): readonly Authorisation[];
}

/** Standing authorisations, to look up and to list. */
export interface AuthorisationIndex extends StandingAuthorisations {
  readonly all: ReadonlyMap<string, Standing>;
}

const NONE: readonly Authorisation[] = [];

/** A place as text: the parts hold no line ends of their own. */
function placeKey({ system, type, key }: RecordPlace): string {
  return `${system}\n${type}\n${key}`;
}

function add(map: Map<string, Authorisation[]>, key: string, authorisation: Authorisation): void {
  const found = map.get(key);
  if (found) found.push(authorisation);
  else map.set(key, [authorisation]);
}

/** The index of standing authorisations. */
export function authorisationIndex(standing: readonly Standing[]): AuthorisationIndex {
  const byPlace = new Map<string, Authorisation[]>();
  const byCase = new Map<string, Authorisation[]>();
  for (const { signed, place } of standing) {
    const { issuer, recipient, scope, fields, purpose, from, until } = signed.statement;
    const authorisation = { issuer, recipient, scope, fields, purpose, from, until, revokedAt: null };
    if (scope.kind === 'case') add(byCase, scope.case, authorisation);
    else if (place) add(byPlace, placeKey(place), authorisation);
  }
  return {
    all: new Map(standing.map((each) => [each.id, each])),
    ofRecord: (place) => byPlace.get(placeKey(place)) ?? NONE,
    ofCase: (reference) => byCase.get(reference) ?? NONE,
  };
}
