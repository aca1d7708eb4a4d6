import type { CatalogueColumn } from './catalogue.ts';

/** What a key must look like to be a value of a column at all; databases fault on, or bend, a key of another kind. */
export type KeyKind = 'integer' | 'decimal' | 'uuid' | 'text';

const SHAPES: Readonly<Record<KeyKind, RegExp>> = {
  integer: /^-?\d{1,18}$/,
  decimal: /^-?\d{1,40}(\.\d{1,40})?$/,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  text: /^/,
};

/** The kind of keys that a column takes, by the type that its catalogue tells. */
export function keyKind(column: CatalogueColumn): KeyKind {
  if (/^(tiny|small|medium|big)?int(eger)?\d?\b|^year\b/.test(column.type)) return 'integer';
  if (/^(numeric|decimal|double|real|float)\b/.test(column.type)) return 'decimal';
  return column.type === 'uuid' ? 'uuid' : 'text';
}

/** Whether a column holds text, whose equality is a matter of collation. */
export function isText(column: CatalogueColumn): boolean {
  return /char|text|enum/.test(column.type);
}

/**
 * A part of a key as the driver binds it: whole numbers as such, since products compare text and number as floating
 * point, and long identifiers would meet their neighbours.
 */
export function boundPart(column: CatalogueColumn | undefined, part: unknown): unknown {
  const numeric = column !== undefined && (keyKind(column) === 'integer' || keyKind(column) === 'decimal');
  if (!numeric || typeof part !== 'string' || !SHAPES.integer.test(part)) return part;
  const exact = BigInt(part);
  return exact >= Number.MIN_SAFE_INTEGER && exact <= Number.MAX_SAFE_INTEGER ? Number(exact) : exact;
}

/** Those keys whose every part can be a value of its column; the others match no row. */
export function possibleKeys(
  by: readonly CatalogueColumn[],
  keys: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const shapes = by.map((column) => SHAPES[keyKind(column)]);
  return keys.filter((key) => shapes.every((shape, index) => shape.test(key[index] ?? '')));
}
