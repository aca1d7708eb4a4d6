import type { IndexFacts } from './index-store.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function parseRead(value: Fields): IndexFacts['read'] | null {
  const read: Record<string, IndexFacts['read'][string]> = {};
  for (const [system, of] of Object.entries(value)) {
    if (!isFields(of)) return null;
    const { asOf, position } = of;
    if (!isTime(asOf) || (typeof position !== 'string' && position !== null)) return null;
    read[system] = { asOf, position };
  }
  return read;
}

/** The facts in a JSON text; null where they are not whole. Throws where the text is no JSON. */
export function parseFacts(text: string): IndexFacts | null {
  const value: unknown = JSON.parse(text);
  if (!isFields(value)) return null;
  const { matcherVersion, salt, check, asOf, builtAsOf } = value;
  const read = isFields(value['read']) ? parseRead(value['read']) : null;
  if (typeof matcherVersion !== 'string' || typeof salt !== 'string' || typeof check !== 'string') return null;
  return isTime(asOf) && isTime(builtAsOf) && read ? { matcherVersion, salt, check, asOf, builtAsOf, read } : null;
}
