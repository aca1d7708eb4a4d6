import type { ErrorCode } from '../../schema/errors.ts';
import type { AuditEvent } from '../../schema/audit-events.ts';
import type { Justification, Requester } from '../../schema/requester.ts';

/** The events that a country registers. */
export type CountryEvent = Extract<
  AuditEvent,
  'disclosure.made' | 'disclosure.none' | 'call.refused' | 'policy.activated'
>;

/**
 * The records of one class that left in an answer. A class is what policy decides by: its records have the same
 * attributes, and so the same outcomes. Never a value of a record.
 */
export interface DisclosedClass {
  readonly type: string;
  /** References, as the recipient was given them. */
  readonly records: readonly string[];
  /** `Type.field` → outcome, for each field that was asked for. */
  readonly fields: Readonly<Record<string, string>>;
  readonly obligations: readonly string[];
  /** What policy could read of them. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** One record that left in an answer. */
export interface Disclosure extends Omit<DisclosedClass, 'records'> {
  readonly record: string;
}

/**
 * An entry of the register of disclosures: to whom, through which officer, why, under which policy, and what. The
 * recipient holds member, agency, subject and acting officer.
 */
export interface RegisterEntry {
  readonly event: CountryEvent;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** The hub's id of the client's request; null where a call brought none that could be trusted. */
  readonly requestId: string | null;
  readonly recipient: Requester | null;
  readonly justification: Justification | null;
  readonly policyVersion: string | null;
  readonly disclosed: readonly DisclosedClass[];
  /** Why a call was refused. */
  readonly refusal: ErrorCode | null;
}

/** Records that left, gathered by class, in the order in which their classes first came. */
export function groupByClass(disclosures: Iterable<Disclosure>): readonly DisclosedClass[] {
  const classes = new Map<string, Omit<DisclosedClass, 'records'> & { readonly records: string[] }>();
  const texts = new Map<DisclosedClass['fields'], string>();
  // Records of one class mostly share the very object that says what was decided of their fields.
  const textOf = (fields: DisclosedClass['fields']): string => {
    const text = texts.get(fields) ?? JSON.stringify(fields);
    texts.set(fields, text);
    return text;
  };
  for (const { record, type, fields, obligations, attributes } of disclosures) {
    const key = JSON.stringify([type, textOf(fields), obligations, attributes]);
    const found = classes.get(key);
    if (found === undefined) classes.set(key, { type, records: [record], fields, obligations, attributes });
    else found.records.push(record);
  }
  return [...classes.values()];
}
