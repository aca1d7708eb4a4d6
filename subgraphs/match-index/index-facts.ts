import type { IndexFacts } from './index-store.ts';

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The facts in a JSON text; null where they are not whole. */
export function parseFacts(text: string): IndexFacts | null {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return null;
  const { matcherVersion, salt, check, read, asOf } = value as Readonly<Record<string, unknown>>;
  if (!isText(matcherVersion) || !isText(salt) || !isText(check) || !isText(asOf)) return null;
  if (typeof read !== 'object' || read === null) return null;
  const times = Object.entries(read).filter((entry): entry is [string, string] => isText(entry[1]));
  const all = [asOf, ...times.map(([, at]) => at)];
  if (all.some((at) => Number.isNaN(Date.parse(at)))) return null;
  return { matcherVersion, salt, check, asOf, read: Object.fromEntries(times) };
}
