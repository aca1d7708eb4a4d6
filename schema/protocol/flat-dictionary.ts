import { DisplayString, parseDictionary, Token } from 'structured-headers';

/** A value of a flat dictionary. Bytes are base64. */
export type FlatValue = string | number | boolean | { readonly bytes: string } | { readonly token: string };

function flatValue(item: unknown): FlatValue | null {
  if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') return item;
  if (item instanceof DisplayString) return item.toString();
  if (item instanceof Token) return { token: item.toString() };
  if (item instanceof ArrayBuffer) return { bytes: Buffer.from(item).toString('base64') };
  return null;
}

/**
 * An RFC 9651 dictionary without inner lists and parameters, by key; null where the text is none. Strings and display
 * strings come as strings.
 */
export function parseFlatDictionary(text: string): ReadonlyMap<string, FlatValue> | null {
  let dictionary;
  try {
    dictionary = parseDictionary(text);
  } catch {
    return null;
  }
  const flat = new Map<string, FlatValue>();
  for (const [key, [item, parameters]] of dictionary) {
    const value = Array.isArray(item) || parameters.size > 0 ? null : flatValue(item);
    if (value === null) return null;
    flat.set(key, value);
  }
  return flat;
}
