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

function activationsOf(chain: readonly SignedAct[]): readonly Activation[] {
  return chain.flatMap(({ act }) => (act.kind === 'activation' ? [act] : []));
}

/** The rows of an activation that were withdrawn after it; null where the whole policy was. */
function withdrawnOf(chain: readonly SignedAct[], { number }: Activation): ReadonlySet<string> | null {
  const rows = new Set<string>();
  for (const { act } of chain) {
    if (act.kind !== 'withdrawal' || act.number < number) continue;
    if (act.rows === null) return null;
    for (const row of act.rows) rows.add(row);
  }
  return rows;
}

/**
 * What an accepted chain says at an instant. The newest activation whose time has come holds, and once that has ended nothing
 * does: an older one never comes back. A withdrawal narrows what was activated before it, and nothing after.
 */
export function stateAt(chain: readonly SignedAct[], now: Date): ChainState {
  const at = now.toISOString();
  const activations = activationsOf(chain);
  const ahead = activations
    .flatMap(({ from, until }) => [from, ...(until === null ? [] : [until])])
    .filter((t) => t > at);
  const nextChange = ahead.toSorted()[0] ?? null;
  const activation = activations.findLast(({ from }) => from <= at);
  if (!activation || !holds(activation, at)) return { inForce: null, nextChange };
  return { inForce: { activation, withdrawn: withdrawnOf(chain, activation) }, nextChange };
}

/**
 * What is left of what holds where the acts that followed cannot be put in force: less what they withdraw, and no longer than
 * its time; null where that is over.
 */
export function leftOf({ activation }: InForce, chain: readonly SignedAct[], now: Date): InForce | null {
  return holds(activation, now.toISOString()) ? { activation, withdrawn: withdrawnOf(chain, activation) } : null;
}

/** The activations that hold at an instant, or will: not those that were overtaken before their time, or withdrawn whole. */
export function stillToHold(chain: readonly SignedAct[], now: Date): readonly Activation[] {
  const at = now.toISOString();
  const activations = activationsOf(chain);
  return activations.filter((activation) => {
    const start = activation.from > at ? activation.from : at;
    const isOvertaken = activations.some(({ number, from }) => number > activation.number && from <= start);
    return holds(activation, start) && !isOvertaken && withdrawnOf(chain, activation) !== null;
  });
}
