import type { Cells } from '../language/rows.ts';
import type { DecisionContext } from './contract.ts';
import type { Live } from './lane-decision.ts';
import { liveLanes, type LiveLanes } from './lane-vector.ts';
import { EMERGENCY_OBLIGATIONS, obligationBits } from './obligation.ts';
import type { CompiledRow, PolicyTables } from './policy-tables.ts';
import { givesNecessity, isEmergency } from './requester-cells.ts';
import type { RowState } from './row-tests.ts';

/** The tables as a request settles them: for categories that the partner does not give the owner, and that it does. */
export interface Settled {
  readonly asIs: Live;
  readonly inReturn: Live;
  /** The lanes of `asIs`. */
  readonly lanes: LiveLanes;
  readonly liveOf: (category: string) => Live;
}

/** Whether a request states an emergency for which a policy opens something. */
export function opensInEmergency(tables: PolicyTables, justification: DecisionContext['justification']): boolean {
  return tables.opensInEmergency && isEmergency(justification);
}

function settleOnce(tables: PolicyTables, context: DecisionContext, inForce: boolean, reciprocal: boolean): Live {
  const { owner, requester, justification, now } = context;
  const question = { owner, partner: requester.member, requester, justification, now, reciprocal };
  const state = ({ test }: CompiledRow): RowState => inForce && test(question);
  const emergency = opensInEmergency(tables, justification);
  return {
    tables,
    necessity: givesNecessity(justification),
    standingObligations: emergency ? obligationBits(EMERGENCY_OBLIGATIONS) : 0,
    permissions: tables.permissions.map(state),
    restrictions: tables.restrictions.map(state),
  };
}

/** Settles a policy's tables for one request; outside of the policy's days no row matches. */
export function settle(tables: PolicyTables, context: DecisionContext, inForce: boolean): Settled {
  const asIs = settleOnce(tables, context, inForce, false);
  const lanes = liveLanes(asIs);
  if (!tables.asksReciprocity) return { asIs, inReturn: asIs, lanes, liveOf: () => asIs };
  const inReturn = settleOnce(tables, context, inForce, true);
  const { owner, requester, now } = context;
  const given = tables.ties.reciprocity(now);
  return {
    asIs,
    inReturn,
    lanes,
    liveOf: (category) => (given.gives(requester.member, owner, category) ? inReturn : asIs),
  };
}

/** The cells of the rows that wait for the record. */
export function cellsAsked({ asIs, inReturn }: Settled): readonly Cells[] {
  const asking = (rows: readonly CompiledRow[], states: readonly RowState[]) =>
    rows.filter((_, slot) => typeof states[slot] === 'function').flatMap(({ cells }) => cells);
  const of = (live: Live) => [
    ...asking(live.tables.permissions, live.permissions),
    ...asking(live.tables.restrictions, live.restrictions),
  ];
  return asIs === inReturn ? of(asIs) : [...of(asIs), ...of(inReturn)];
}

/**
 * What a request settles of the tables, as text: which rows never match, always match, or wait for the record, whether
 * special categories are open at all, and what is given in return. What some record could be opened at most, and what
 * may be searched by, follows from it and from the tables.
 */
export function reachOf({ asIs, inReturn, liveOf }: Settled): string {
  const mark = (state: RowState) => (typeof state === 'function' ? '?' : Number(state));
  const of = ({ necessity, permissions, restrictions }: Live) =>
    [Number(necessity), permissions.map(mark).join(''), restrictions.map(mark).join('')].join(' ');
  if (asIs === inReturn) return of(asIs);
  const given = [...asIs.tables.catalogue.categories].map((category) => Number(liveOf(category) === inReturn));
  return [of(asIs), of(inReturn), given.join('')].join(' ');
}
