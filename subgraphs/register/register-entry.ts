import type { ErrorCode } from '../../schema/errors.ts';
import type { AuditEvent } from '../../schema/audit-events.ts';
import type { Justification, Requester } from '../../schema/requester.ts';

/** The events that a country registers. */
export type CountryEvent = Extract<
  AuditEvent,
  | 'disclosure.made'
  | 'disclosure.none'
  | 'call.refused'
  | 'policy.activated'
  | 'policy.ended'
  | 'register.replayed'
  | 'authorisation.requested'
  | 'authorisation.granted'
  | 'authorisation.refused'
  | 'authorisation.revoked'
  | 'emergency.noticed'
  | 'emergency.reviewed'
  | 'link.decided'
>;

/** What policy could read of a record, as one person whom it concerns is seen in it. */
export interface RegisteredView {
  /** `dataSubjectCategory` is the list of all that he was decided under. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Fields whose values could not be read: null among the attributes, but policy decided by all that they may be. */
  readonly unread: readonly string[];
}

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
  /** What policy could read of them; where they concern several persons, as a sum. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Each view that policy decided by, where `attributes` alone would not lead to the same decision. */
  readonly views?: readonly RegisteredView[];
  /** Fields that policy denied, but that led to another record and so were known of: hit-only under `fields`. */
  readonly led?: readonly string[];
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
  /** Which act of the policy's chain came into force; only for `policy.activated`. */
  readonly act?: ActInForce;
  /** What was asked, decided or reviewed at the country's desk. */
  readonly matter?: DeskMatter;
  /** Over what the register was replayed; only for `register.replayed`. */
  readonly replayed?: ReplayedPeriod;
}

/** A use of the register for monitoring oneself: under which draft (the hash of its content), and over which entries. */
export interface ReplayedPeriod {
  readonly draft: string;
  /** RFC 3339, UTC; null for all that was before or came after. */
  readonly since: string | null;
  readonly until: string | null;
}

/** What an entry about an authorisation, an emergency or an identity link is about. */
export interface DeskMatter {
  /** The id of the request, of the authorisation, of the notice or of the decision. */
  readonly id: string;
  /** What was asked, or the statement that was signed and by whom; never a value of a record. */
  readonly what: Readonly<Record<string, unknown>>;
}

/** The activation that came into force, and the end of the chain then: a withdrawal since, or the activation itself. */
export interface ActInForce {
  readonly content: string;
  readonly number: number;
  readonly id: string;
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
  for (const { record, ...decided } of disclosures) {
    const { type, fields, obligations, attributes, views, led } = decided;
    const key = JSON.stringify([type, textOf(fields), obligations, attributes, views, led]);
    const found = classes.get(key);
    if (found === undefined) classes.set(key, { ...decided, records: [record] });
    else found.records.push(record);
  }
  return [...classes.values()];
}
