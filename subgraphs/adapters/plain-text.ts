import type { RawValue } from './adapter.ts';

/** A plain value in one text, as keys are compared; the empty string for nothing and for what is no plain value. */
export function plainText(value: RawValue | undefined): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      if (value instanceof Date) return value.toISOString();
      return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : '';
  }
}
