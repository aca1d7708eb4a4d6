import type { JSONWebKeySet } from 'jose';
import { isCode } from '../codes.ts';
import { ComityError } from '../errors.ts';
import { isMemberCode } from '../ids.ts';
import { DEFAULT_CLAIMS, type ClaimMapping, type ClaimSource } from './claim-mapping.ts';
import {
  faultsOfForm,
  isWrittenIssuers,
  TOKEN_ALGORITHMS,
  type WrittenClaim,
  type WrittenIssuer,
} from './written-issuer.ts';

/** An issuer of access tokens and all that it may assert. Lists are exhaustive; `agencies` null means any. */
export interface TrustedIssuer {
  readonly issuer: string;
  /** The keys themselves, or where they are fetched from. */
  readonly keys:
    { readonly kind: 'set'; readonly jwks: JSONWebKeySet } | { readonly kind: 'uri'; readonly uri: string };
  readonly audience: string;
  readonly members: readonly string[];
  readonly agencies: readonly string[] | null;
  readonly roles: readonly string[];
  readonly clearances: readonly string[];
  /** Whether it may assert an application without an acting officer. */
  readonly automated: boolean;
  readonly algorithms: readonly string[];
  readonly claims: ClaimMapping;
  /** A provider of demo people, whose keys anybody may hold. */
  readonly demo: boolean;
}

/** Demo keys carry this at the start of their key id, and are refused under an issuer that is not marked as a demo. */
export const DEMO_KEY_PREFIX = 'comity-demo.';

/** Whether a key set holds a key of a demo provider. */
export function hasDemoKey({ keys }: JSONWebKeySet): boolean {
  return keys.some((key) => key.kid?.startsWith(DEMO_KEY_PREFIX) === true);
}

function claimSource(written: WrittenClaim): ClaimSource {
  if (typeof written === 'string') return { path: [written], values: null };
  return Array.isArray(written)
    ? { path: written, values: null }
    : { path: written.path, values: written.values ?? null };
}

function parseIssuer(written: WrittenIssuer): TrustedIssuer {
  const claims = Object.entries(written.claims ?? {}).map(([key, value]) => [key, claimSource(value)]);
  return {
    issuer: written.issuer,
    keys:
      written.jwks === undefined ? { kind: 'uri', uri: written.jwksUri ?? '' } : { kind: 'set', jwks: written.jwks },
    audience: written.audience,
    members: written.members,
    agencies: written.agencies ?? null,
    roles: written.roles,
    clearances: written.clearances,
    automated: written.automated ?? false,
    algorithms: written.algorithms ?? TOKEN_ALGORITHMS,
    claims: { ...DEFAULT_CLAIMS, ...Object.fromEntries(claims) } as ClaimMapping,
    demo: written.demo ?? false,
  };
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Keys that travel in the clear can be replaced on the way: only loopback and demo issuers may use `http:`. */
function mayFetch(uri: string, demo: boolean): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'https:' || (protocol === 'http:' && (demo || LOOPBACK.has(hostname)));
}

function wrong(words: readonly string[], kind: string, isRight: (word: string) => boolean): string[] {
  return words.filter((word) => !isRight(word)).map((word) => `\`${word}\` is no ${kind}`);
}

function faultsOf(issuer: TrustedIssuer, allowDemo: boolean): string[] {
  const unknown = [
    ...wrong(issuer.members, 'member', isMemberCode),
    ...wrong(issuer.roles, 'role', (role) => isCode('RoleCode', role)),
    ...wrong(issuer.clearances, 'clearance', (code) => isCode('ConfidentialityCode', code)),
  ];
  const insecure = issuer.keys.kind === 'uri' && !mayFetch(issuer.keys.uri, issuer.demo);
  const smuggled = issuer.keys.kind === 'set' && !issuer.demo && hasDemoKey(issuer.keys.jwks);
  return [
    ...unknown,
    ...(smuggled ? ['a demo key stands among its keys'] : []),
    ...(insecure ? [`the keys at \`${issuer.keys.uri}\` must be fetched by https`] : []),
    ...(issuer.demo && !allowDemo ? ['demo issuers are refused here'] : []),
  ].map((fault) => `issuer \`${issuer.issuer}\`: ${fault}`);
}

/**
 * The trusted issuers in a parsed configuration file. Throws `CONFIGURATION_INVALID` with all faults at once; a
 * production system passes `allowDemo: false`, and then a demo issuer is a fault.
 */
export function parseTrustedIssuers(
  value: unknown,
  options: { readonly allowDemo: boolean },
): readonly TrustedIssuer[] {
  if (!isWrittenIssuers(value)) {
    throw new ComityError('CONFIGURATION_INVALID', `the trusted issuers are malformed: ${faultsOfForm()}`);
  }
  const issuers = value.map(parseIssuer);
  const names = issuers.map((issuer) => issuer.issuer);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const faults = [
    ...issuers.flatMap((issuer) => faultsOf(issuer, options.allowDemo)),
    ...twice.map((name) => `issuer \`${name}\` stands twice`),
  ];
  if (faults.length > 0) throw new ComityError('CONFIGURATION_INVALID', faults.join('; '));
  return issuers;
}
