import { ComityError } from '../../../schema/errors.ts';
import type { RawRow } from '../adapter.ts';
import { plainText } from '../plain-text.ts';

/** Where a scan stands: after the row with this key, or after so many rows where the entity has no key. */
export type ScanPosition =
  | { readonly kind: 'key'; readonly key: readonly string[]; readonly after: readonly unknown[] | null }
  | { readonly kind: 'offset'; readonly offset: number };

/** The start of a scan in the order of a key, which may be empty. */
export function scanStart(key: readonly string[]): ScanPosition {
  return key.length > 0 ? { kind: 'key', key, after: null } : { kind: 'offset', offset: 0 };
}

/**
 * The position after the first `size` of the rows found, of which there is one more. SOURCE_MALFORMED where that one
 * has the same key as the last: it would be lost between two pages.
 */
export function scanNext(entity: string, position: ScanPosition, found: readonly RawRow[], size: number): ScanPosition {
  if (position.kind === 'offset') return { kind: 'offset', offset: position.offset + size };
  const { key } = position;
  const [last, beyond] = [found[size - 1], found[size]].map((row) => key.map((name) => row?.[name]));
  if (last === undefined || last.every((part, index) => plainText(part) === plainText(beyond?.[index]))) {
    throw new ComityError('SOURCE_MALFORMED', `\`${key.join('`, `')}\` does not tell the rows of \`${entity}\` apart`);
  }
  return { kind: 'key', key, after: last };
}
