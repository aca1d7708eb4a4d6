import { outcomeName, readOutcome } from '../../../policies/engine/outcome.ts';
import { obligationsOf } from '../../../policies/engine/obligation.ts';
import type { RequestState } from '../read/request-state.ts';
import { dataSubjectCategories, recordAttributes } from '../read/record-attributes.ts';
import type { Node } from '../read/node.ts';

/** Writes what a request disclosed into the register; resolves when it is durable, and throws `AUDIT_UNAVAILABLE`. */
export type RecordDisclosures = (state: RequestState) => Promise<void>;

/** One record that leaves: its reference, the fields by outcome, the obligations, what policy could read. No values. */
export interface Disclosure {
  readonly record: string;
  readonly type: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly obligations: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

function fieldsOf(state: RequestState, node: Node) {
  return state.plan.asked.flatMap((name) => {
    const [type = '', field = ''] = name.split('.');
    const controlled = type === node.__typename ? state.country.catalogue.find(type, field) : null;
    return controlled ? [{ name, controlled }] : [];
  });
}

/** The register's entry for one record. */
export function disclosureOf(state: RequestState, node: Node): Disclosure {
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
