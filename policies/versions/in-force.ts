import type { Activation, SignedAct } from './act.ts';

/** What holds at an instant: an activation, less the rows withdrawn since. */
export interface InForce {
  readonly activation: Activation;
  /** Ids of the rows that are withdrawn; null where the whole policy is. */
  readonly withdrawn: ReadonlySet<string> | null;
}

/** What the chain says at an instant, and when that next changes of itself (ISO 8601 in UTC); both may be null. */
export interface ChainState {
  readonly inForce: InForce | null;
  readonly nextChange: string | null;
}

function holds({ from, until }: Activation, at: string): boolean {
  return from <= at && (until === null || at < until);
}

/**
 * What an accepted chain says at an instant. The newest activation whose time has come holds, and once that has ended nothing
 * does: an older one never comes back. A withdrawal narrows what was activated before it, and nothing after.
 */
export function stateAt(chain: readonly SignedAct[], now: Date): ChainState {
  const at = now.toISOString();
  const activations = chain.flatMap(({ act }) => (act.kind === 'activation' ? [act] : []));
  const ahead = activations
    .flatMap(({ from, until }) => [from, ...(until === null ? [] : [until])])
    .filter((t) => t > at);
  const nextChange = ahead.toSorted()[0] ?? null;
  const activation = activations.findLast(({ from }) => from <= at);
  if (!activation || !holds(activation, at)) return { inForce: null, nextChange };
  const rows = new Set<string>();
  let isWhole = false;
  for (const { act } of chain) {
    if (act.kind !== 'withdrawal' || act.number < activation.number) continue;
    if (act.rows === null) isWhole = true;
    for (const row of act.rows ?? []) rows.add(row);
  }
  return { inForce: { activation, withdrawn: isWhole ? null : rows }, nextChange };
}
