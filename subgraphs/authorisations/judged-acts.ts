import type { StatementContext } from '../../policies/authorisations/judge-statement.ts';
import type { RecordIds } from '../runtime/country/record-ids.ts';
import type { ActNames, ActStore } from './act-store.ts';
import { contextMark, judgeGrant, revocationFileFault } from './judge-files.ts';
import type { Standing } from './standing-authorisations.ts';

/** What is worth what of the acts in a store. */
export interface Verdict {
  readonly standing: readonly Standing[];
  /** Authorisations whose time is over, with that time. */
  readonly over: ReadonlyMap<string, string>;
  /** Revoked ones that still lie where they did. */
  readonly left: readonly string[];
  readonly faults: readonly string[];
}

/** Judges acts, each once for as long as neither ring nor keys change. */
export interface ActJudge {
  judge(names: ActNames, context: StatementContext): Promise<Verdict>;
  isRevoked(id: string): boolean;
}

/** Authorisations that are kept at once; no further one is taken. */
export const MOST_AUTHORISATIONS = 10_000;
/** Signatures that are verified in one go: others have their turn in between. */
const AT_ONCE = 100;
/** How long a fault is taken for one before its file is looked at again, in milliseconds. */
const FAULT_MS = 60_000;

type Known = { readonly kind: 'holds'; readonly act: Standing } | Faulty;

interface Faulty {
  readonly kind: 'faulty';
  readonly reason: string;
  readonly until: number;
}

function short(id: string): string {
  return `${id.slice(0, 12)}…`;
}

/**
 * Opens the judge of a store. INVARIANT: what cannot be read or verified does not stand, and what was once seen revoked never
 * stands again, whatever becomes of the file that says so.
 */
export function openActJudge(store: ActStore, ids: Pick<RecordIds, 'open'>): ActJudge {
  const revoked = new Set<string>();
  /** Revocations whose file was found in order. */
  const sound = new Set<string>();
  let known = new Map<string, Known>();
  let mark: string | null = null;

  const judged = async (id: string, context: StatementContext): Promise<Known | null> => {
    const made = await judgeGrant(store, id, context);
    if (made?.kind !== 'holds')
      return made && { kind: 'faulty', reason: made.reason, until: context.now.getTime() + FAULT_MS };
    const { signed } = made;
    const { scope } = signed.statement;
    return { kind: 'holds', act: { id, signed, place: scope.kind === 'record' ? ids.open(scope.record) : null } };
  };

  const judgeAll = async (granted: readonly string[], context: StatementContext): Promise<Map<string, Known>> => {
    const next = new Map<string, Known>();
    let verified = 0;
    for (const id of granted) {
      const before = known.get(id);
      if (before?.kind === 'holds' || (before && before.until > context.now.getTime())) {
        next.set(id, before);
        continue;
      }
      const found = await judged(id, context);
      if (found) next.set(id, found);
      verified += 1;
      if (verified % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    return next;
  };

  const revocationFaults = async (names: readonly string[], context: StatementContext): Promise<readonly string[]> => {
    const faults: string[] = [];
    for (const id of names.filter((name) => !sound.has(name))) {
      const fault = await revocationFileFault(store, id, context);
      if (fault === null) sound.add(id);
      else faults.push(`the revocation \`${short(id)}\` holds, but its file is faulty: ${fault}`);
    }
    return faults;
  };

  return {
    isRevoked: (id) => revoked.has(id),
    async judge(names, context) {
      for (const id of names.revoked) revoked.add(id);
      const nextMark = contextMark(context);
      if (nextMark !== mark) {
        known = new Map();
        sound.clear();
        mark = nextMark;
      }
      const open = names.granted.filter((id) => !revoked.has(id));
      known = await judgeAll(open.slice(0, MOST_AUTHORISATIONS), context);
      const faults = names.strange.map((name) => `\`${name}\` among the authorisations is no file of theirs`);
      if (open.length > MOST_AUTHORISATIONS)
        faults.push(`there are more than ${MOST_AUTHORISATIONS} authorisations: those beyond count for nothing`);
      const standing: Standing[] = [];
      const over = new Map<string, string>();
      for (const [id, each] of known) {
        if (each.kind === 'faulty') {
          faults.push(`the authorisation \`${short(id)}\` counts for nothing: ${each.reason}`);
          continue;
        }
        const { until } = each.act.signed.statement;
        if (Date.parse(until) > context.now.getTime()) standing.push(each.act);
        else over.set(id, until);
      }
      faults.push(...(await revocationFaults(names.revoked, context)));
      return { standing, over, left: names.granted.filter((id) => revoked.has(id)), faults };
    },
  };
}
