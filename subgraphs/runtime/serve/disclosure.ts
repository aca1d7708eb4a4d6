import type { OutcomeVector } from '../../../policies/engine/contract.ts';
import { obligationsOf } from '../../../policies/engine/obligation.ts';
import { outcomeName, readOutcome } from '../../../policies/engine/outcome.ts';
import type { ErrorCode } from '../../../schema/errors.ts';
import type { VerifiedCall } from '../../../schema/protocol/incoming-call.ts';
import { NO_NOTICES, type EmergencyNotices } from '../../emergency/give-notice.ts';
import { groupByClass, type Disclosure } from '../../register/register-entry.ts';
import type { Register } from '../../register/register.ts';
import type { RequestState } from '../read/request-state.ts';
import { askedOfRecord, type AskedField } from '../read/asked-of-record.ts';
import type { Node } from '../read/node.ts';

/** A call that was refused before policy was asked; `call` is null where it could not be verified. */
export interface RefusedCall {
  readonly code: ErrorCode;
  readonly call: VerifiedCall | null;
  readonly at: Date;
}

/** Writes into the register; each resolves when the entry is durable, and else throws `AUDIT_UNAVAILABLE`. */
export interface Registrar {
  /** What an answer discloses: also nothing, which is a consultation. */
  answered(state: RequestState): Promise<void>;
  refused(refused: RefusedCall): Promise<void>;
}

/** What is decided of the fields that are disclosed of a record, and what its recipient must do. */
type Decided = Pick<Disclosure, 'fields' | 'obligations' | 'led'>;

function decidedOf(asked: readonly AskedField[], vector: OutcomeVector, leading: readonly string[]): Decided {
  let obligations = 0;
  for (const { controlled } of asked) obligations |= vector.obligations[controlled.index] ?? 0;
  const outcomes = asked.map(({ name, controlled }): readonly [string, string] => [
    name,
    outcomeName(readOutcome(vector, controlled.index)),
  ]);
  // A field that led to another record was known of, whoever may read it.
  const led = outcomes.flatMap(([name, outcome]) => (outcome === 'deny' && leading.includes(name) ? [name] : []));
  return {
    fields: Object.fromEntries(outcomes.map(([name, outcome]) => [name, led.includes(name) ? 'hit-only' : outcome])),
    obligations: obligationsOf(obligations),
    ...(led.length > 0 ? { led } : {}),
  };
}

/** The value of each key, made once. */
function madeOnce<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** What is decided of a record: of those of one type under one vector it is the same, but for fields that led elsewhere. */
function decisions({ plan, country, leading }: RequestState): (node: Node) => Decided {
  const fieldsOf = (typename: string, names: readonly string[]) => askedOfRecord(typename, names, country.catalogue);
  const ofType = madeOnce((typename: string) => {
    const asked = fieldsOf(typename, plan.asked);
    return madeOnce((vector: OutcomeVector) => decidedOf(asked, vector, []));
  });
  return (node) => {
    const led = leading.get(node) ?? [];
    if (led.length === 0) return ofType(node.__typename)(node.vector);
    return decidedOf(fieldsOf(node.__typename, [...new Set([...plan.asked, ...led])]), node.vector, led);
  };
}

/** The views that a record was decided by, where its attributes alone would not lead to the same decision. */
function registeredViews({ views }: Node): Pick<Disclosure, 'views'> {
  if (views === undefined) return {};
  return {
    views: views.map(({ attributes, unread, categories }) => ({
      attributes: { ...attributes, dataSubjectCategory: categories },
      unread: [...(unread ?? [])].toSorted(),
    })),
  };
}

/** What the register holds of each record that leaves, or of each role that it holds: no values. */
function disclosuresOf(state: RequestState, nodes: readonly Node[]): readonly Disclosure[] {
  const decided = decisions(state);
  return nodes.map((node) => {
    const { system, type, key } = node.record;
    return {
      record: state.country.ids.seal({ system, type, key }),
      type: node.__typename,
      ...decided(node),
      attributes: { ...node.attributes, dataSubjectCategory: node.categories },
      ...registeredViews(node),
    };
  });
}

/** Disclosures without repetition: a person may be a suspect in several cases, and is disclosed as one once. */
function eachOnce(disclosures: readonly Disclosure[]): Iterable<Disclosure> {
  const named = disclosures.map((disclosure): readonly [string, Disclosure] => {
    const { type, record, attributes } = disclosure;
    return [JSON.stringify([type, record, attributes['dataSubjectCategory']]), disclosure];
  });
  return new Map(named).values();
}

/**
 * Registers answers and refusals in the country's register. INVARIANT: what leaves in an emergency for which policy opens
 * something leaves after its notice to the owner is durable; without `emergencies` it does not leave.
 */
export function openRegistrar(
  register: Pick<Register, 'append'>,
  emergencies: EmergencyNotices = NO_NOTICES,
): Registrar {
  return {
    async answered(state) {
      // Of an answer that used up its allowance, nothing leaves.
      const refusal = state.allowance.fault()?.code ?? null;
      const disclosed = refusal === null ? [...state.disclosed] : [];
      const { requestId, requester, justification, policy } = state;
      const at = state.now.toISOString();
      const classes = groupByClass(eachOnce(disclosuresOf(state, disclosed)));
      const deed = { at, requestId, requester, justification, policyVersion: policy.version, disclosed: classes };
      const notices = policy.emergency && disclosed.length > 0 ? [emergencies.notice(deed)] : [];
      const event = disclosed.length === 0 ? 'disclosure.none' : 'disclosure.made';
      const { requester: recipient, ...about } = deed;
      await register.append([{ event, ...about, recipient, refusal }, ...notices]);
    },
    refused: ({ code, call, at }) =>
      register.append([
        {
          event: 'call.refused',
          at: at.toISOString(),
          requestId: call?.request.id ?? null,
          recipient: call?.requester ?? null,
          justification: call?.justification ?? null,
          policyVersion: null,
          disclosed: [],
          refusal: code,
        },
      ]),
  };
}
