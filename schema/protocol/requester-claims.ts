import type { JWTPayload } from 'jose';
import { isCode } from '../codes.ts';
import { ComityError } from '../errors.ts';
import { isMemberCode } from '../ids.ts';
import type { Requester, Role } from '../requester.ts';
import { readClaim, readTexts, type ClaimMapping } from './claim-mapping.ts';
import type { TrustedIssuer } from './trusted-issuer.ts';

function required(payload: JWTPayload, claims: ClaimMapping, name: Exclude<keyof ClaimMapping, 'cases'>): string {
  const value = readClaim(payload, claims[name]);
  if (value !== null) return value;
  throw new ComityError(
    'UNAUTHENTICATED',
    `the access token says no valid ${name}: the claim \`${claims[name].path.join('.')}\` is absent or malformed`,
  );
}

function bound(issuer: TrustedIssuer, name: string, value: string, permitted: readonly string[] | null): void {
  if (permitted === null || permitted.includes(value)) return;
  throw new ComityError('CLAIM_NOT_PERMITTED', `\`${issuer.issuer}\` may not assert the ${name} \`${value}\``);
}

function isRole(value: string): value is Role {
  return isCode('RoleCode', value);
}

/** The acting officer; null where the token names none. A malformed `act` is a fault, never an absent one. */
function actingOfficer(payload: JWTPayload, { actor }: ClaimMapping): string | null {
  const [claim] = actor.path;
  if (claim === undefined || payload[claim] === undefined) return null;
  const officer = readClaim(payload, actor);
  if (officer !== null) return officer;
  throw new ComityError('UNAUTHENTICATED', `the claim \`${actor.path.join('.')}\` of the access token is malformed`);
}

/** The cases that the token assigns the requester; a malformed list is a fault, never an absent one. */
function assigned(payload: JWTPayload, { cases }: ClaimMapping): Pick<Requester, 'assignedCases'> {
  const found = readTexts(payload, cases);
  if (found === null) return {};
  if (found !== 'malformed') return { assignedCases: found };
  throw new ComityError('UNAUTHENTICATED', `the claim \`${cases.path.join('.')}\` of the access token is malformed`);
}

/** The requester that a verified payload describes, within what its issuer may assert; else `CLAIM_NOT_PERMITTED`. */
export function requesterOfClaims(payload: JWTPayload, issuer: TrustedIssuer): Requester {
  const { claims } = issuer;
  const member = required(payload, claims, 'member');
  const agency = required(payload, claims, 'agency');
  const role = required(payload, claims, 'role');
  const clearance = required(payload, claims, 'clearance');
  bound(issuer, 'member', member, issuer.members);
  bound(issuer, 'agency', agency, issuer.agencies);
  bound(issuer, 'role', role, issuer.roles);
  bound(issuer, 'clearance', clearance, issuer.clearances);
  const { sub, jti, exp, client_id: client } = payload;
  if (!isMemberCode(member) || !isRole(role) || sub === undefined || jti === undefined || exp === undefined) {
    throw new ComityError('UNAUTHENTICATED', 'the access token lacks a claim of RFC 9068');
  }
  const officer = actingOfficer(payload, claims);
  // RFC 9068, 2.2: where no resource owner is involved, `sub` is the client itself, whatever role the token claims.
  const automated = officer === null && (role === 'application' || client === sub);
  if (automated && !issuer.automated) {
    throw new ComityError('CLAIM_NOT_PERMITTED', `\`${issuer.issuer}\` may not assert an application without \`act\``);
  }
  return {
    subject: sub,
    member,
    agency,
    role,
    clearance,
    automated,
    actingOfficer: officer,
    issuer: issuer.issuer,
    tokenId: jti,
    expires: exp,
    ...assigned(payload, claims),
  };
}
