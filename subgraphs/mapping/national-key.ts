import type { NationalKey } from './mapped-system.ts';

function escaped(value: string): string {
  return value.replace(/%/g, '%25').replace(/\|/g, '%7C');
}

/**
 * The text of a key: the parts of the key joined by `|`, after the name of the entry and `:` where several entries
 * make one type. INVARIANT: one to one, so that a key can be read back without a table.
 */
export function formatKey(part: string | null, values: readonly string[]): NationalKey {
  const joined = values.map((value) => (/[%|]/.test(value) ? escaped(value) : value)).join('|');
  return part === null ? joined : `${part}:${joined}`;
}

/** The values of a key of the entry named `part`, or null where the key is another entry's or has another length. */
export function parseKey(part: string | null, key: NationalKey, length: number): readonly string[] | null {
  if (part !== null && !key.startsWith(`${part}:`)) return null;
  const joined = part === null ? key : key.slice(part.length + 1);
  const values = joined.split('|').map((value) => value.replace(/%7C/g, '|').replace(/%25/g, '%'));
  return values.length === length && !values.includes('') ? values : null;
}
