import type { RequesterPolicy } from '../../../policies/engine/contract.ts';
import { meetVectors } from '../../../policies/engine/meet-vectors.ts';
import type { Country } from '../country/country.ts';
import type { RecordPlace } from '../country/record-ids.ts';
import type { MappedRecord, MappedValue, ReadPlan } from '../../mapping/mapped-system.ts';
import type { AuthorisedAttributes } from './authorised-attributes.ts';
import { classVector } from './class-vector.ts';
import type { Node } from './node.ts';
import { openPlaceLoaders, type PlaceLoaders } from './place-loaders.ts';
import {
  dataSubjectCategories,
  readings,
  roleAttributes,
  roleCategories,
  unreadOfPerson,
  type View,
} from './record-attributes.ts';
import { personLinks, subjectOf, sumOfViews, viewsOf, type Subject } from './subjects.ts';

/** Reads records for one request: in batches, each record decided once, and none told of that may not be known of. */
export interface RecordReader {
  /** The record at a place, or null where nothing may be told. */
  read(place: RecordPlace): Promise<Node | null>;
  /** The person at a place in the role that one case gives him; several categories where it could not be read. */
  readInRole(place: RecordPlace, categories: Node['categories']): Promise<Node | null>;
  /** The roles that a record holds, each decided as a class of its own, those left out of which nothing may be told. */
  roles(holder: Node, roles: readonly MappedValue[]): Promise<readonly Node[]>;
  /** The records of a type whose link leads to an owner; they are told of as he is, in the role that he is met in. */
  readLinked(type: string, link: string, owner: Node): Promise<readonly Node[]>;
  /** Reads no record of a type, where there is none to read: what a system is asked does not tell. */
  readNothing(system: string, type: string): Promise<void>;
}

function vectorOf(policy: RequesterPolicy, { attributes, unread, categories }: View): Node['vector'] {
  return classVector(policy, readings(attributes, unread), categories);
}

function node(policy: RequesterPolicy, record: MappedRecord, views: readonly View[]): Node | null {
  const first = views[0];
  if (!first) return null;
  const others = views.length === 1 ? null : views.slice(1);
  const own = vectorOf(policy, first);
  const vector = others ? meetVectors([own, ...others.map((view) => vectorOf(policy, view))]) : own;
  if (!vector.knowable) return null;
  const { attributes, categories } = others ? sumOfViews([first, ...others]) : first;
  const { type, values, links } = record;
  const plain = { __typename: type, values, links, vector, attributes, categories, record };
  return others || first.unread ? { ...plain, views } : plain;
}

function withAttributes(view: View, attributes: View['attributes']): View {
  return view.attributes === attributes ? view : { ...view, attributes };
}

/** The results of a decision, each record once in each role. */
function eachOnce(decide: (record: MappedRecord, views: readonly View[]) => Node | null) {
  const known = new Map<string, Map<MappedRecord, Node | null>>();
  return (record: MappedRecord, role: string, views: () => readonly View[]): Node | null => {
    let decided = known.get(role);
    if (!decided) known.set(role, (decided = new Map<MappedRecord, Node | null>()));
    const found = decided.get(record);
    if (found !== undefined) return found;
    const made = decide(record, views());
    decided.set(record, made);
    return made;
  };
}

/** A value, at once where nothing has to be read for it: a promise for each of a thousand records costs more than they. */
type Soon<Value> = Value | Promise<Value>;

const NOBODY: readonly Subject[] = [];

/** The persons that a record is of; `met` is the one by whom it was reached, through his link. */
function subjectsOf(
  loaders: PlaceLoaders,
  record: MappedRecord,
  met: { readonly link: string; readonly owner: Node } | null,
): Soon<readonly Subject[]> {
  const links = personLinks(record.type);
  if (links.every((link) => link !== met?.link && (record.links[link] ?? null) === null)) return NOBODY;
  const leads: (Subject | string)[] = [];
  for (const link of links) {
    const key = record.links[link] ?? null;
    if (link === met?.link) leads.push({ person: met.owner.record, categories: met.owner.categories });
    else if (key !== null) leads.push(key);
  }
  if (areMet(leads)) return leads;
  return Promise.all(
    leads.map(async (lead) => {
      if (typeof lead !== 'string') return lead;
      return subjectOf(await loaders.record({ system: record.system, type: 'Person', key: lead }));
    }),
  );
}

function areMet(leads: readonly (Subject | string)[]): leads is readonly Subject[] {
  return !leads.some((lead) => typeof lead === 'string');
}

function atOnce<Value>(values: readonly Soon<Value>[]): Soon<readonly Value[]> {
  const known: Value[] = [];
  for (const value of values) {
    if (value instanceof Promise) return Promise.all(values);
    known.push(value);
  }
  return known;
}

/** Opens the reader of one request; `authorised` adds what its requester is authorised to, where policy reads that. */
export function openRecordReader(
  country: Country,
  policy: RequesterPolicy,
  plan: ReadPlan,
  now: Date,
  authorised: AuthorisedAttributes | null,
): RecordReader {
  const loaders = openPlaceLoaders(country, plan);
  const decide = eachOnce((record, views) => {
    if (authorised === null) return node(policy, record, views);
    const held = views.map((view) => withAttributes(view, authorised(record, view.attributes)));
    return node(policy, record, held);
  });
  const whole = (record: MappedRecord, subjects: readonly Subject[]): Node | null =>
    decide(record, 'whole', () => viewsOf(record, subjects, dataSubjectCategories(record), now));

  const role = async (holder: Node, value: MappedValue): Promise<Node | null> => {
    const categories = roleCategories(value);
    const key = value.links['person'] ?? null;
    const isOwn = holder.record.type === 'Person';
    const read = async () =>
      key === null ? null : loaders.record({ system: holder.record.system, type: 'Person', key });
    const person = isOwn ? holder.record : await read();
    const own = roleAttributes(holder.record, person, now);
    const attributes = authorised?.(holder.record, own) ?? own;
    const unread = unreadOfPerson(value, person);
    const vector = vectorOf(policy, { attributes, unread, categories });
    if (!vector.knowable) return null;
    const { values, links } = value;
    const plain = { __typename: 'CaseRole', values, links, vector, attributes, categories, record: holder.record };
    return unread ? { ...plain, views: [{ attributes, unread, categories }] } : plain;
  };

  return {
    async read(place) {
      const record = await loaders.record(place);
      if (record === null) return null;
      const subjects = subjectsOf(loaders, record, null);
      return whole(record, subjects instanceof Promise ? await subjects : subjects);
    },
    async readInRole(place, categories) {
      const record = await loaders.record(place);
      return record && decide(record, `as ${categories.join()}`, () => viewsOf(record, [], categories, now));
    },
    async roles(holder, values) {
      const isOwn = holder.record.type === 'Person';
      const nobody = isOwn ? null : loaders.nothing(holder.record.system, 'Person');
      const [decided] = await Promise.all([Promise.all(values.map((value) => role(holder, value))), nobody]);
      return decided.filter((told) => told !== null);
    },
    async readLinked(type, link, owner) {
      const { system, key } = owner.record;
      const met = personLinks(type).includes(link) ? { link, owner } : null;
      const found = await loaders.linked({ system, type, link, owner: key });
      const others = personLinks(type).some((other) => other !== link);
      const nobody = others ? loaders.nothing(system, 'Person') : null;
      const role = met === null ? 'whole' : `of ${owner.categories.join()}`;
      const under = (record: MappedRecord, subjects: readonly Subject[]) =>
        decide(record, role, () => viewsOf(record, subjects, dataSubjectCategories(record), now));
      const told = found.map((record): Soon<Node | null> => {
        const subjects = subjectsOf(loaders, record, met);
        return subjects instanceof Promise
          ? subjects.then((persons) => under(record, persons))
          : under(record, subjects);
      });
      const [decided] = await Promise.all([atOnce(told), nobody]);
      return decided.filter((node) => node !== null);
    },
    async readNothing(system, type) {
      await loaders.nothing(system, type);
      if (personLinks(type).length > 0) await loaders.nothing(system, 'Person');
    },
  };
}
