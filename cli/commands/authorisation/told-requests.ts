import { output, table } from '../../output.ts';

/** An authorisation as a desk tells it. */
export interface ToldAuthorisation {
  readonly id: string;
  readonly state: string;
  readonly issuer: string;
  readonly recipient: {
    readonly members: readonly string[];
    readonly agency: string | null;
    readonly subject: string | null;
  };
  readonly record: string | null;
  readonly case: string | null;
  readonly fields: readonly string[];
  readonly purposes: readonly string[];
  readonly conditions: string | null;
  readonly from: string;
  readonly until: string;
  readonly request: string | null;
  readonly signedBy: string | null;
}

/** A request as a desk tells it. */
export interface ToldRequest {
  readonly id: string;
  readonly at: string;
  readonly state: string;
  readonly requester: { readonly member: string; readonly agency: string; readonly subject: string };
  readonly record: string | null;
  readonly recordType: string | null;
  readonly case: string | null;
  readonly fields: readonly string[];
  readonly reason: string;
  readonly until: string;
  readonly refusal: string | null;
  readonly authorisation: ToldAuthorisation | null;
}

/** What is selected of an authorisation. */
export const AUTHORISATION = `id state issuer recipient { members agency subject } record case fields purposes conditions from
  until request signedBy`;

/** What is selected of a request. */
export const REQUEST = `id at state requester { member agency role subject actingOfficer }
  justification { purpose case basis offence penalty necessity } recipient { members agency subject }
  record recordType case fields reason until refusal authorisation { ${AUTHORISATION} }`;

/** What is asked for: the record, with its type where that is told, or the case. */
function about({ record, recordType, case: reference }: ToldRequest): string {
  return record === null ? `case ${reference ?? ''}` : `${recordType ?? 'record'} ${record}`;
}

/** Prints requests, each with what became of it. */
export function printRequests(requests: readonly ToldRequest[]): void {
  for (const request of requests) {
    const { id, state, at, requester, fields, until, reason, refusal, authorisation } = request;
    const { member, agency, subject } = requester;
    const rows = [
      ['  from', `${subject}, ${agency}, ${member}, ${at}`],
      ['  asks', `${fields.join(', ')} of ${about(request)}, until ${until}`],
      ['  why', reason],
      ...(refusal === null ? [] : [['  refused', refusal]]),
      ...(authorisation === null ? [] : [['  granted', `${authorisation.id}, until ${authorisation.until}`]]),
      ...(authorisation?.conditions ? [['  conditions', authorisation.conditions]] : []),
    ];
    output.result(`${table([[id, state]])}\n${table(rows)}`);
  }
}
