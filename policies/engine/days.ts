const DAY = 86_400_000;

/** Whether an instant lies within days (`YYYY-MM-DD`, UTC), both included; null leaves an end open. */
export function isWithinDays(
  { from, until }: { readonly from: string | null; readonly until: string | null },
  now: Date,
) {
  const time = now.getTime();
  return (from === null || time >= Date.parse(from)) && (until === null || time < Date.parse(until) + DAY);
}

/** The day of an instant, in UTC. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
