/** A clock that never runs backwards, even where the machine's does. */
export interface SteadyClock {
  now(): Date;
}

/** A steady clock over another, which starts no earlier than `seen` (ISO 8601 in UTC). */
export function steadyClock(now: () => Date, seen: string | null): SteadyClock {
  let latest = seen === null ? -Infinity : Date.parse(seen);
  return {
    now() {
      latest = Math.max(latest, now().getTime());
      return new Date(latest);
    },
  };
}
