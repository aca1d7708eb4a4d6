import type { ErrorCode } from '../../schema/errors.ts';
import { STATUS_CATALOGUE } from '../../schema/statuses.ts';
import type { Asking } from '../asking.ts';
import type { AskedMember, RequestRecord } from '../audit/audit-record.ts';
import { notesByMember, reportOf } from './jurisdiction-reports.ts';

function askedMembers({ ledger }: Asking): Readonly<Record<string, AskedMember>> {
  return Object.fromEntries(
    [...notesByMember(ledger.notes)].map(([member, notes]) => {
      const { status, policyVersion } = reportOf(notes);
      const hits = STATUS_CATALOGUE[status].fault ? null : notes.reduce((sum, note) => sum + note.hits, 0);
      return [member, { status, hits, policyVersion }];
    }),
  );
}

/** The audit record of a request: answered, or refused with this code before any member was asked. */
export function requestRecord(asking: Asking, refusal: ErrorCode | null, at: Date): RequestRecord {
  const { mandate, ledger } = asking;
  return {
    event: refusal === null ? 'request.answered' : 'request.refused',
    at: at.toISOString(),
    requestId: asking.id,
    requester: asking.requester,
    justification: mandate?.justification ?? null,
    operation: mandate?.operation ?? null,
    releaseVersion: mandate?.release?.version ?? null,
    asked: askedMembers(asking),
    ...(ledger.acts.length > 0 ? { acts: ledger.acts } : {}),
    refusal,
  };
}
