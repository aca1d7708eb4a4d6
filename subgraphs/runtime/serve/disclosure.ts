import { obligationsOf } from '../../../policies/engine/obligation.ts';
import { outcomeName, readOutcome } from '../../../policies/engine/outcome.ts';
import type { ErrorCode } from '../../../schema/errors.ts';
import type { VerifiedCall } from '../../../schema/protocol/incoming-call.ts';
import { groupByClass, type Disclosure } from '../../register/register-entry.ts';
import type { Register } from '../../register/register.ts';
import type { RequestState } from '../read/request-state.ts';
import { askedOfRecord } from '../read/asked-of-record.ts';
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

/** What the register holds of one record that leaves, or of one role that it holds: no values. */
function disclosureOf(state: RequestState, node: Node): Disclosure {
  const fields = askedOfRecord(node.__typename, state.plan.asked, state.country.catalogue);
  let obligations = 0;
  for (const { controlled } of fields) obligations |= node.vector.obligations[controlled.index] ?? 0;
  const { system, type, key } = node.record;
  return {
    record: state.country.ids.seal({ system, type, key }),
    type: node.__typename,
    fields: Object.fromEntries(
      fields.map(({ name, controlled }) => [name, outcomeName(readOutcome(node.vector, controlled.index))]),
    ),
    obligations: obligationsOf(obligations),
    attributes: { ...node.attributes, dataSubjectCategory: node.categories },
  };
}

/** Disclosures without repetition: a person may be a suspect in several cases, and is disclosed as one once. */
function eachOnce(disclosures: readonly Disclosure[]): Iterable<Disclosure> {
  const named = disclosures.map((disclosure): readonly [string, Disclosure] => {
    const { type, record, attributes } = disclosure;
    return [JSON.stringify([type, record, attributes['dataSubjectCategory']]), disclosure];
  });
  return new Map(named).values();
}

/** Registers answers and refusals in the country's register. */
export function openRegistrar(register: Pick<Register, 'append'>): Registrar {
  return {
    answered(state) {
      // Of an answer that used up its allowance, nothing leaves.
      const refusal = state.allowance.fault()?.code ?? null;
      const disclosed = refusal === null ? [...state.disclosed] : [];
      return register.append([
        {
          event: disclosed.length === 0 ? 'disclosure.none' : 'disclosure.made',
          at: state.now.toISOString(),
          requestId: state.requestId,
          recipient: state.requester,
          justification: state.justification,
          policyVersion: state.policy.version,
          disclosed: groupByClass(eachOnce(disclosed.map((node) => disclosureOf(state, node)))),
          refusal,
        },
      ]);
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
