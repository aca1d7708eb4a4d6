import { isFields, ownValue, setOwn, type Fields, type OpenFields } from '../json-object.ts';

function mergedLists(held: unknown[], given: readonly unknown[]): void {
  for (const [index, one] of given.entries()) held[index] = merged(held[index], one);
}

/** What two fetches give for one place. What was fetched is not undone by a null, whichever comes first. */
function merged(held: unknown, given: unknown): unknown {
  if (held === undefined || held === null) return given;
  if (given === undefined || given === null) return held;
  if (isFields(held) && isFields(given)) mergeInto(held, given);
  else if (Array.isArray(held) && Array.isArray(given) && held.length === given.length) mergedLists(held, given);
  else return given;
  return held;
}

/** Merges what a fetch gave into what others gave for the same object: objects and lists of one length deeply. */
export function mergeInto(target: OpenFields, source: Fields): void {
  for (const key of Object.keys(source)) {
    const given = source[key];
    if (given === undefined) continue;
    const held = ownValue(target, key);
    const result = held === undefined ? given : merged(held, given);
    if (result !== held) setOwn(target, key, result);
  }
}
