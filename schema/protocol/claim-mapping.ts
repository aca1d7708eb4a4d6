/** Where a claim is found: a path into the token's payload, and what its values mean where they are not ours. */
export interface ClaimSource {
  readonly path: readonly string[];
  /** An issuer's words → ours; null where the issuer uses ours. */
  readonly values: Readonly<Record<string, string>> | null;
}

/** Which claims of an issuer's tokens say what; `actor` names the acting officer, `cases` those assigned to him. */
export interface ClaimMapping {
  readonly member: ClaimSource;
  readonly agency: ClaimSource;
  readonly role: ClaimSource;
  readonly clearance: ClaimSource;
  readonly actor: ClaimSource;
  readonly cases: ClaimSource;
}

function source(...path: readonly string[]): ClaimSource {
  return { path, values: null };
}

/** The claims of Comity's own profile; `act` is that of RFC 8693. */
export const DEFAULT_CLAIMS: ClaimMapping = {
  member: source('member'),
  agency: source('agency'),
  role: source('role'),
  clearance: source('clearance'),
  actor: source('act', 'sub'),
  cases: source('cases'),
};

function atPath(payload: unknown, path: readonly string[]): unknown {
  let value = payload;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

/** One to 200 characters without control characters: what may be recorded and shown. */
const PLAIN_TEXT = /^[^\p{Cc}]{1,200}$/u;

/**
 * The value of a claim; null where it is absent or malformed. Of a list (`roles`, `groups`), the one value that the
 * mapping knows; null where it knows none or several, since choosing would be guessing.
 */
export function readClaim(payload: unknown, { path, values }: ClaimSource): string | null {
  const found = atPath(payload, path);
  const written: readonly unknown[] = Array.isArray(found) ? found : [found];
  const texts = written.filter((value) => typeof value === 'string');
  const ours =
    values === null ? texts : texts.filter((text) => Object.hasOwn(values, text)).map((text) => values[text]);
  const distinct = [...new Set(ours)];
  const [only] = distinct;
  return distinct.length === 1 && only !== undefined && PLAIN_TEXT.test(only) ? only : null;
}

const MOST_TEXTS = 500;

/** The texts of a claim that holds a list; null where it is absent. Values are not mapped. */
export function readTexts(payload: unknown, { path }: ClaimSource): readonly string[] | 'malformed' | null {
  const found = atPath(payload, path);
  if (found === undefined || found === null) return null;
  if (!Array.isArray(found) || found.length > MOST_TEXTS) return 'malformed';
  const texts = found.filter((value): value is string => typeof value === 'string' && PLAIN_TEXT.test(value));
  return texts.length === found.length ? texts : 'malformed';
}
