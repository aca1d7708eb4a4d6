import canonicalize from 'canonicalize';

// The package is CommonJS whose function is `module.exports`, but its types describe an ES default export.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;

/** The RFC 8785 form of a JSON value; throws a TypeError for what is not JSON (a function, `undefined`, NaN). */
export function canonicalJson(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new TypeError('the value has no JSON form');
  return text;
}
