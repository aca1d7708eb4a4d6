import { isRecordId } from '../../schema/ids.ts';
import { optionalTexts, pageOf, type Arguments } from '../desk/desk-arguments.ts';
import type { DeskCall } from '../desk/desk.ts';
import { toldJustification, toldRequester } from '../desk/told-asker.ts';
import type { LinkDecision } from './link-decision.ts';
import { refused, type LinkOffice } from './link-office.ts';

/** Records whose links are asked for at once. */
const MOST_RECORDS = 100;

/** A decision as colleagues are told of it: `LinkVerdict`. */
export function toldVerdict({ id, records, verdict, reason, at, requester }: LinkDecision) {
  return { id, records, verdict, reason, at, by: { agency: requester.agency, role: requester.role } };
}

/** Why somebody may not have to do with the verdicts of this country; null where they may. */
export function foreignFault({ member }: Pick<LinkOffice, 'member'>, { requester }: DeskCall): string | null {
  return requester.member === member ? null : `the verdicts of \`${member}\` are for its own requesters alone`;
}

/**
 * What was decided of links between records. INVARIANT: only for the country's own requesters; that the records may be told to
 * them now is the hub's to see to, since no country can ask another.
 */
export function linkVerdicts(office: LinkOffice, args: Arguments, call: DeskCall) {
  const records = [...new Set(optionalTexts(args, 'records') ?? [])];
  const tooMany = records.length > MOST_RECORDS ? `at most ${MOST_RECORDS} records may be asked for at once` : null;
  const malformed = records.every(isRecordId) ? null : '`records` holds what is no id of a record';
  const fault = foreignFault(office, call) ?? tooMany ?? malformed;
  if (fault !== null) return { ...refused(fault), newest: [], earlier: [] };
  office.forget();
  const { newest, earlier } = office.store.among(records);
  return { outcome: 'DONE', reason: null, newest: newest.map(toldVerdict), earlier: earlier.map(toldVerdict) };
}

/** All decisions on links, for the officers of the country's policy. */
export function linkDecisions(office: LinkOffice, args: Arguments, call: DeskCall) {
  if (!call.isOffice)
    return {
      ...refused(`only a privacy officer or an approver of \`${office.member}\` may do that`),
      nodes: [],
      endCursor: null,
    };
  office.forget();
  const { first, after } = pageOf(args);
  const found = office.store.list({ first: first + 1, after });
  const nodes = found.slice(0, first).map((decision) => ({
    ...decision,
    requester: toldRequester(decision.requester),
    justification: toldJustification(decision.justification),
  }));
  return {
    outcome: 'DONE',
    reason: null,
    nodes,
    endCursor: found.length > first ? (nodes.at(-1)?.id ?? null) : null,
  };
}
