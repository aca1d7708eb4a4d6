import type { GraphQLSchema } from 'graphql';
import type { Asking } from '../asking.ts';
import type { MemberConfig } from '../members/member.ts';
import type { Source, SourceCall } from '../plan/run/source.ts';
import { admitAsks, type SentAsk } from './admitted-asks.ts';
import { callBody } from './call-body.ts';
import { callForm, type CallForm } from './call-form.ts';
import { answered, boundValues, together, unanswered, type AskOutcome, type CallPlace } from './call-outcome.ts';
import type { CallFault } from './call-result.ts';
import { checkAnswer, type MemberAnswer } from './member-answer.ts';
import { pathOf, type MemberClient } from './member-client.ts';
import { NOTHING_TOLD } from './told.ts';

/** What a source of one member's answers is made of. */
export interface MemberSourceOptions {
  /** The schema that clients see. */
  readonly schema: GraphQLSchema;
  readonly member: MemberConfig;
  readonly client: MemberClient;
  /** How long a call may take where the member's configuration does not say, in milliseconds. */
  readonly defaultDeadlineMs: number;
  readonly now: () => Date;
  /** Told of what a client may not read; holds no personal data. */
  readonly onFault: (fault: { readonly member: string; readonly request: string; readonly note: string }) => void;
}

type Fields = Readonly<Record<string, unknown>>;

/** An object that a member is asked about: its jurisdiction by code, or a record by id. */
interface Reference {
  readonly type: string;
  readonly identity: string;
}

const FORMS_KEPT = 300;

function referencesOf(representations: readonly Fields[]): readonly Reference[] {
  return representations.map((fields) => ({
    type: String(fields['__typename']),
    identity: String(fields['code'] ?? fields['id']),
  }));
}

/** Reads the texts of planned calls, and remembers those read last. */
function rememberedForms({ schema, member }: MemberSourceOptions): (text: string) => CallForm {
  const forms = new Map<string, CallForm>();
  return (text) => {
    const form = forms.get(text) ?? callForm(schema, member.code, member.schemaVersion, text);
    if (forms.size >= FORMS_KEPT) forms.clear();
    forms.set(text, form);
    return form;
  };
}

/** Sends one call, within the member's deadline and the client's, and checks what comes back. */
async function send(
  options: MemberSourceOptions,
  asking: Asking,
  call: { readonly body: string; readonly sent: readonly SentAsk[]; readonly types: readonly string[] },
): Promise<MemberAnswer | CallFault> {
  const { member, client } = options;
  const { mandate } = asking;
  if (mandate === null) throw new Error('a member is asked without a justification');
  const deadlineMs = Math.min(member.deadlineMs ?? options.defaultDeadlineMs, asking.endsAt - performance.now());
  const path = pathOf(member.url);
  const result = await client.call({
    body: call.body,
    deadlineMs,
    signal: asking.signal,
    sign: (msLeft) => mandate.calls.sign({ key: member.key, path, body: call.body, deadlineMs: msLeft }),
  });
  return result.kind === 'fault' ? result : checkAnswer(result.body, call.sent, call.types);
}

/** Asks one member: what may be sent is sent in one call, and whatever comes of it costs this member's answer alone. */
export function memberSource(options: MemberSourceOptions): Source {
  const { schema, member } = options;
  const formOf = rememberedForms(options);

  async function ask({ text, path: planPath, context: { asking }, ...call }: SourceCall): Promise<Fields> {
    const startedAt = performance.now();
    const form = formOf(text);
    const representations = call.representations ?? [];
    const variables = { ...call.variables, representations };
    const references = referencesOf(representations);
    const objects = references.map(({ identity }) => asking.ledger.places(planPath, identity));
    const place: CallPlace = { planPath, objects };
    const admitted = admitAsks(schema, member, asking, form, variables, options.now());
    const sent = admitted.filter((candidate) => candidate.kind === 'send');
    const kept = admitted.filter((candidate) => candidate.kind === 'keep');
    const types = references.map(({ type }) => type);
    const body = sent.length === 0 ? null : callBody(asking, form, sent, variables, member.code);
    const answer = body === null ? null : await send(options, asking, { body, sent, types });
    const outcomes: AskOutcome[] = kept.map(({ ask: one, status }) => unanswered(one, status, status, place));
    if (answer?.kind === 'fault') {
      const { status, code, note } = answer;
      options.onFault({ member: member.code, request: asking.id, note: `${status}: ${note}` });
      outcomes.push(...sent.map(({ ask: one }) => unanswered(one, status, code, place)));
    }
    const checked = answer?.kind === 'checked' ? answer : null;
    const asks = sent.map(({ ask: one }) => one);
    if (checked !== null) {
      outcomes.push(answered(asks, checked, place));
      for (const values of boundValues(member.code, checked, place)) asking.ledger.bind(values);
    }
    asking.ledger.note({
      member: member.code,
      sent: sent.length > 0,
      startedAt,
      endedAt: performance.now(),
      ...together(outcomes),
      told: checked?.told ?? NOTHING_TOLD,
      unsupported: form.unsupported,
      hits: checked?.hits ?? 0,
    });
    return { _entities: checked?.entities ?? references.map(() => null) };
  }

  return async (call) => ({ data: await ask(call) });
}
