import { outcomeName, readOutcome } from '../../../policies/engine/outcome.ts';
import { obligationsOf } from '../../../policies/engine/obligation.ts';
import { groupByClass, type Disclosure } from '../../register/register-entry.ts';
import type { Register } from '../../register/register.ts';
import type { RequestState } from '../read/request-state.ts';
import { dataSubjectCategories, recordAttributes } from '../read/record-attributes.ts';
import type { Node } from '../read/node.ts';

/** Writes what a request disclosed into the register; resolves when it is durable, and throws `AUDIT_UNAVAILABLE`. */
export type RecordDisclosures = (state: RequestState) => Promise<void>;

function fieldsOf(state: RequestState, node: Node) {
  return state.plan.asked.flatMap((name) => {
    const [type = '', field = ''] = name.split('.');
    const controlled = type === node.__typename ? state.country.catalogue.find(type, field) : null;
    return controlled ? [{ name, controlled }] : [];
  });
}

/** What the register holds of one record that leaves: no values. */
function disclosureOf(state: RequestState, node: Node): Disclosure {
  const fields = fieldsOf(state, node);
  let obligations = 0;
  for (const { controlled } of fields) obligations |= node.vector.obligations[controlled.index] ?? 0;
  const { system, type, key } = node.record;
  return {
    record: state.country.ids.seal({ system, type, key }),
    type,
    fields: Object.fromEntries(
      fields.map(({ name, controlled }) => [name, outcomeName(readOutcome(node.vector, controlled.index))]),
    ),
    obligations: obligationsOf(obligations),
    attributes: {
      ...recordAttributes(node.record, null, state.now),
      dataSubjectCategory: dataSubjectCategories(node.record),
    },
  };
}

/** Registers each answer in the country's register: also one that discloses nothing, which is a consultation. */
export function recordDisclosures(register: Pick<Register, 'append'>): RecordDisclosures {
  return (state) =>
    register.append([
      {
        event: state.disclosed.size === 0 ? 'disclosure.none' : 'disclosure.made',
        at: state.now.toISOString(),
        requestId: state.requestId,
        recipient: state.requester,
        justification: state.justification,
        policyVersion: state.policy.version,
        disclosed: groupByClass([...state.disclosed].map((node) => disclosureOf(state, node))),
        refusal: null,
      },
    ]);
}
