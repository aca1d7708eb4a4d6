import { createHash } from 'node:crypto';
import type { Entry } from '../mapping.ts';
import { keyText, rawText, type Frame } from './frame.ts';
import { columnReader, resolveColumn, type CompileScope, type ResolvedColumn } from './scope.ts';
import type { Need } from './source-node.ts';

/** The columns of files sources that make a key of a row without one; within `each` they are made of the element. */
export const HASH_COLUMN = '$hash';
export const OCCURRENCE_COLUMN = '$occurrence';

/** How often each content has come up among the elements of one row. */
export type Occurrences = Map<string, number>;

/** The key of an entry compiled. */
export interface CompiledKey {
  readonly needs: readonly Need[];
  /** The columns of the row by which records are read. */
  readonly by: readonly string[];
  /** The values of the key that belong to `by`. */
  rowValues(values: readonly string[]): readonly string[];
  /** Whether there is anything to make a key of: an element known by its content needs some. */
  hasContent(frame: Frame): boolean;
  /** The values of the key; null where one is empty. */
  read(frame: Frame, seen: Occurrences): readonly string[] | null;
}

type Part =
  | { readonly kind: 'column'; readonly column: ResolvedColumn; readonly inRow: boolean }
  | { readonly kind: 'hash' }
  | { readonly kind: 'occurrence' };

function partOf(text: string, scope: CompileScope): Part {
  if (scope.outer !== null && text === HASH_COLUMN) return { kind: 'hash' };
  if (scope.outer !== null && text === OCCURRENCE_COLUMN) return { kind: 'occurrence' };
  const column = resolveColumn(text, scope);
  return { kind: 'column', column, inRow: scope.outer === null || column.up > 0 };
}

function contentHash(columns: readonly ResolvedColumn[]): (frame: Frame) => string {
  const sorted = [...columns].sort((a, b) => (a.need.column < b.need.column ? -1 : 1));
  const readers = sorted.map((column) => ({ name: column.need.column, read: columnReader(column) }));
  return (frame) => {
    const content = readers.map(({ name, read }) => [name, read(frame).map(rawText)]);
    return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
  };
}

/** The key of an entry; `consumed` are the element's columns that the entry uses, of which its hash is made. */
export function compileKey(entry: Entry, scope: CompileScope, consumed: readonly ResolvedColumn[]): CompiledKey {
  const parts = entry.key.map((column) => partOf(column.text, scope));
  const hashed = parts.some((part) => part.kind !== 'column') ? consumed : [];
  const hash = contentHash(hashed);
  const contents = hashed.map(columnReader);
  const readers = parts.map((part) => (part.kind === 'column' ? columnReader(part.column) : null));
  const inRow = parts.map((part) => part.kind === 'column' && part.inRow);
  return {
    needs: [
      ...parts.flatMap((part) => (part.kind === 'column' ? part.column.need : [])),
      ...hashed.map((column) => column.need),
    ],
    by: parts.flatMap((part) => (part.kind === 'column' && part.inRow ? part.column.need.column : [])),
    hasContent: (frame) =>
      hashed.length === 0 || contents.some((read) => read(frame).some((value) => rawText(value) !== null)),
    rowValues: (values) => values.filter((_value, index) => inRow[index] === true),
    read(frame, seen) {
      const content = hashed.length > 0 ? hash(frame) : '';
      const occurrence = (seen.get(content) ?? 0) + 1;
      if (hashed.length > 0) seen.set(content, occurrence);
      const values = [];
      for (const [index, part] of parts.entries()) {
        const text =
          part.kind === 'hash'
            ? content
            : part.kind === 'occurrence'
              ? String(occurrence)
              : keyText(readers[index]?.(frame)[0]);
        if (text === null) return null;
        values.push(text);
      }
      return values;
    },
  };
}
