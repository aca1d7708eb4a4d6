/** An object of JSON, read alone. */
export type Fields = Readonly<Record<string, unknown>>;
/** An object of JSON that is being built. */
export type OpenFields = Record<string, unknown>;

/** Whether a value is an object of JSON; a list is none. */
export function isFields(value: unknown): value is OpenFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an object itself holds under a key; what it inherits is not of its data. */
export function ownValue(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/** Sets a key of an object, whatever it is called: assigned, `__proto__` would set what the object inherits. */
export function setOwn(fields: OpenFields, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(fields, key, { value, configurable: true, enumerable: true, writable: true });
  } else {
    fields[key] = value;
  }
}
