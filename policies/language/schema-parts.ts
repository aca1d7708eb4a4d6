/** A JSON Schema (draft 7). */
export type Schema = Readonly<Record<string, unknown>>;

/** A text that is not empty. */
export const TEXT: Schema = { type: 'string', minLength: 1 };
/** A day, as `2026-01-01`. */
export const DAY: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a day, as 2026-01-01' };
/** The id of a row. */
export const ID: Schema = { type: 'string', pattern: '^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$' };
/** A flag. */
export const FLAG: Schema = { type: 'boolean' };
/** A number of months. */
export const MONTHS: Schema = { type: 'integer', minimum: 0, maximum: 9999 };

/** One of some words, or any text where there are none. */
export function oneOf(words: readonly string[] | null): Schema {
  return words === null ? TEXT : { enum: words };
}

/** One item, or a list of at least one. */
export function oneOrMore(items: Schema): Schema {
  return { anyOf: [items, { type: 'array', minItems: 1, items }] };
}

/** A map of exactly these keys. */
export function object(
  keys: readonly string[],
  required: readonly string[],
  properties: Readonly<Record<string, Schema>>,
) {
  const named = keys.map((key): [string, Schema] => [key, properties[key] ?? {}]);
  return { type: 'object', additionalProperties: false, required, properties: Object.fromEntries(named) };
}
