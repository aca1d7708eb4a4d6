import type { GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLSchema } from 'graphql';
import type { ErrorCode } from '../../schema/errors.ts';
import type { JurisdictionStatus, StatusPart } from '../../schema/statuses.ts';
import { askingOf, type Asking } from '../asking.ts';
import type { MemberConfig } from '../members/member.ts';
import { admitAsks, type AdmittedAsk } from './admitted-asks.ts';
import { callForm, type Ask, type CallForm } from './call-form.ts';
import type { AnswerPath, Note, NotedError } from './ledger.ts';
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
interface Reference {
  readonly type: string;
  readonly identity: string;
}
type Sent = Extract<AdmittedAsk, { readonly kind: 'send' }>;

const FORMS_KEPT = 300;

function referencesOf(representations: unknown): readonly Reference[] {
  const list: readonly Fields[] = Array.isArray(representations) ? (representations as readonly Fields[]) : [];
  return list.map((fields) => ({
    type: String(fields['__typename']),
    identity: String(fields['code'] ?? fields['id']),
  }));
}

/** A path of the plan without its list marks, and an ask below it, as a text. */
function partPath(planPath: readonly string[], ask: Ask): string {
  return [...planPath.filter((step) => step !== '@'), ask.key].join('.');
}

function bodyOf(asking: Asking, form: CallForm, sent: readonly Sent[], variables: Fields, member: string): string {
  const text = form.textFor(sent.map(({ ask }) => ask));
  const used = Object.entries(variables).filter(([name]) => text.variables.has(name) || name === 'representations');
  const sought = sent.flatMap(({ ask, sought: value }) => (ask.search === null ? [] : [[ask.search.variable, value]]));
  const cursor = text.variables.has('comity_after') ? { comity_after: asking.cursors.get(member) ?? null } : {};
  const necessity = asking.mandate?.justification.necessity ?? null;
  return JSON.stringify({
    query: text.query,
    variables: { ...Object.fromEntries([...used, ...sought]), ...cursor },
    ...(necessity === null ? {} : { extensions: { justification: { necessity } } }),
  });
}

/** Asks one member: what may be sent is sent in one call, and whatever comes of it costs this member's answer alone. */
export function memberSource(options: MemberSourceOptions): GraphQLDataSource {
  const { schema, member, client } = options;
  const forms = new Map<string, CallForm>();

  function formOf(text: string): CallForm {
    const form = forms.get(text) ?? callForm(schema, member.code, member.schemaVersion, text);
    if (forms.size >= FORMS_KEPT) forms.clear();
    forms.set(text, form);
    return form;
  }

  async function call(asking: Asking, body: string, sent: readonly Sent[], types: readonly string[]) {
    const left = asking.endsAt - performance.now();
    const deadlineMs = Math.min(member.deadlineMs ?? options.defaultDeadlineMs, left);
    const { mandate } = asking;
    if (mandate === null) throw new Error('a member is asked without a justification');
    const result = await client.call({
      body,
      deadlineMs,
      signal: asking.signal,
      sign: (msLeft) => mandate.calls.sign({ key: member.key, path: pathOf(member.url), body, deadlineMs: msLeft }),
    });
    if (result.kind === 'fault') return result;
    return checkAnswer(
      result.body,
      sent.map(({ ask }) => ask),
      types,
    );
  }

  async function ask(asking: Asking, text: string, variables: Fields, planPath: readonly string[]): Promise<Fields> {
    const startedAt = performance.now();
    const form = formOf(text);
    const references = referencesOf(variables['representations']);
    const places = references.map(({ identity }) => asking.ledger.places(planPath, identity));
    const admitted = admitAsks(schema, member, asking, form, variables, options.now());
    const sent = admitted.filter((candidate): candidate is Sent => candidate.kind === 'send');
    const types = references.map(({ type }) => type);
    const errors: NotedError[] = [];
    const parts: StatusPart[] = [];

    const everywhere = (key: string, code: ErrorCode) => {
      for (const path of places.flat()) errors.push({ path: [...path, key], code });
    };
    const close = (failed: Ask, status: JurisdictionStatus, code: ErrorCode) => {
      parts.push({ path: partPath(planPath, failed), system: '', status });
      everywhere(failed.key, code);
    };
    for (const kept of admitted) if (kept.kind === 'keep') close(kept.ask, kept.status, kept.status);

    const note = (answer: MemberAnswer | null): void => {
      const done: Note = {
        member: member.code,
        sent: sent.length > 0,
        startedAt,
        endedAt: performance.now(),
        parts,
        errors,
        told: answer?.told ?? NOTHING_TOLD,
        unsupported: form.unsupported,
        hits: answer?.hits ?? 0,
      };
      asking.ledger.note(done);
    };
    if (sent.length === 0) {
      note(null);
      return { _entities: references.map(() => null) };
    }
    const answer = await call(asking, bodyOf(asking, form, sent, variables, member.code), sent, types);
    if (answer.kind === 'fault') {
      options.onFault({ member: member.code, request: asking.id, note: `${answer.status}: ${answer.note}` });
      for (const failed of sent) close(failed.ask, answer.status, answer.code);
      note(null);
      return { _entities: references.map(() => null) };
    }
    parts.push(...partsOf(sent, answer, planPath));
    errors.push(...errorsOf(sent, answer, places));
    note(answer);
    return { _entities: answer.entities };
  }

  return {
    async process(request) {
      const path = 'pathInIncomingRequest' in request ? (request.pathInIncomingRequest ?? []) : [];
      const variables: Fields = request.request.variables ?? {};
      return { data: await ask(askingOf(request.context), request.request.query ?? '', variables, path.map(String)) };
    },
  };
}

function errorsOf(
  sent: readonly Sent[],
  answer: MemberAnswer,
  places: readonly (readonly AnswerPath[])[],
): readonly NotedError[] {
  return answer.errors.flatMap(({ entity, key, rest, code }) => {
    const at = entity === null ? places.flat() : (places[entity] ?? []);
    const keys = key === null ? sent.map(({ ask }) => ask.key) : [key];
    return at.flatMap((path) => keys.map((name) => ({ path: [...path, name, ...rest], code })));
  });
}

/** The parts that the member told of each ask; one that follows from its errors where these say otherwise. */
function partsOf(sent: readonly Sent[], answer: MemberAnswer, planPath: readonly string[]): readonly StatusPart[] {
  return sent.flatMap(({ ask }) => {
    const path = partPath(planPath, ask);
    const told = answer.told.parts.filter((part) => part.path.split('.')[0] === ask.key);
    const failed = answer.errors.find(({ key, rest }) => key === null || (key === ask.key && rest.length === 0));
    const isTold = told.length > 0 && (failed === undefined || told.some((part) => part.status !== 'ANSWERED'));
    if (isTold) return told.map((part) => ({ ...part, path }));
    return [{ path, system: '', status: failed?.status ?? answer.told.status ?? ('ANSWERED' as const) }];
  });
}
