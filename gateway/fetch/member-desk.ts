import { ComityError, type ErrorCode } from '../../schema/errors.ts';
import { DESK_SINCE } from '../../schema/desk.ts';
import type { JurisdictionStatus } from '../../schema/statuses.ts';
import type { Asking } from '../asking.ts';
import { isReleased } from './admitted-asks.ts';
import type { Shape } from './answer-shape.ts';
import { memberVerdict } from './member-code.ts';
import type { MemberSourceOptions } from './member-source.ts';
import { NOTHING_TOLD } from './told.ts';

/** One root field of a member's desk, as a client asks it. */
export interface DeskQuestion {
  /** The response key. */
  readonly key: string;
  /** The whole operation, of this field alone. */
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether it is a mutation. */
  readonly changes: boolean;
  /** What the answer's data must look like. */
  readonly shape: Shape;
  /** How long it may take, in milliseconds. */
  readonly deadlineMs: number;
}

/** Asks a member's desk: gives the value of the field, null where there is none. What came of it stands in the ledger. */
export type MemberDesk = (asking: Asking, question: DeskQuestion) => Promise<unknown>;

interface Outcome {
  readonly value: unknown;
  readonly status: JurisdictionStatus;
  readonly code: ErrorCode | null;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function without(status: JurisdictionStatus, code: ErrorCode): Outcome {
  return { value: null, status, code };
}

/** Reads what a desk answers; nothing of the member's own text passes but values that were asked for. */
function outcomeOf(body: unknown, { key, shape }: DeskQuestion): Outcome {
  if (!isFields(body)) return without('MALFORMED', 'JURISDICTION_MALFORMED');
  const { data, errors } = body;
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [];
  const [error] = list;
  if (error !== undefined) {
    const extensions = isFields(error) ? error['extensions'] : null;
    const { status, code } = memberVerdict(isFields(extensions) ? extensions['code'] : null);
    return without(status, code);
  }
  if (!shape(data) || !isFields(data)) return without('MALFORMED', 'JURISDICTION_MALFORMED');
  return { value: data[key] ?? null, status: 'ANSWERED', code: null };
}

/** The path of the desk of a member whose subgraph has this address: `desk`, beside `graphql`. */
export function deskPath(url: string): string {
  return new URL('desk', url).pathname;
}

/** The desk of one member, reached as its records are. It never rejects: a member that is down costs its own answer alone. */
export function memberDesk({ member, client, now, onFault }: Omit<MemberSourceOptions, 'schema'>): MemberDesk {
  const path = deskPath(member.url);

  async function send(asking: Asking, question: DeskQuestion): Promise<Outcome> {
    const { mandate } = asking;
    if (mandate === null) throw new ComityError('JUSTIFICATION_MISSING', 'no justification was given');
    const { necessity } = mandate.justification;
    const body = JSON.stringify({
      query: question.text,
      variables: question.variables,
      ...(necessity === null ? {} : { extensions: { justification: { necessity } } }),
    });
    const deadlineMs = Math.min(question.deadlineMs, asking.endsAt - performance.now());
    const result = await client.call({
      body,
      path,
      deadlineMs,
      changes: question.changes,
      signal: asking.signal,
      sign: (msLeft) => mandate.calls.sign({ key: member.key, path, body, deadlineMs: msLeft }),
    });
    if (result.kind === 'answer') return outcomeOf(result.body, question);
    onFault({ member: member.code, request: asking.id, note: `desk: ${result.status}: ${result.note}` });
    return without(result.status, result.code);
  }

  return async (asking, question) => {
    const startedAt = performance.now();
    const isSent = member.schemaVersion >= DESK_SINCE && isReleased(asking, member, [], now());
    const kept = member.schemaVersion < DESK_SINCE ? 'UNSUPPORTED' : 'NOT_RELEASED';
    const { value, status, code } = isSent ? await send(asking, question) : without(kept, kept);
    asking.ledger.note({
      member: member.code,
      sent: isSent,
      startedAt,
      endedAt: performance.now(),
      parts: [{ path: question.key, system: 'desk', status }],
      told: NOTHING_TOLD,
      errors: code === null ? [] : [{ path: [question.key], code }],
      unsupported: [],
      hits: 0,
    });
    return value;
  };
}
