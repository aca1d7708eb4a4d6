import DataLoader from 'dataloader';
import type { RequesterPolicy } from '../../../policies/engine/contract.ts';
import type { Country } from '../country/country.ts';
import type { RecordPlace } from '../country/record-ids.ts';
import type { MappedRecord, MappedValue, ReadPlan } from '../../mapping/mapped-system.ts';
import { classVector } from './class-vector.ts';
import { groupBatch } from './group-batch.ts';
import type { Node } from './node.ts';
import { dataSubjectCategories, recordAttributes, roleAttributes } from './record-attributes.ts';

/** Records that lead to one owner: their type, the link that leads there, the owner's key. */
export interface LinkedPlace {
  readonly system: string;
  readonly type: string;
  readonly link: string;
  readonly owner: string;
}

/** Reads records for one request: in batches, each record decided once, and none told of that may not be known of. */
export interface RecordReader {
  /** The record at a place, or null where nothing may be told. */
  read(place: RecordPlace): Promise<Node | null>;
  /** The person at a place in the role that one case gives him. */
  readInRole(place: RecordPlace, category: string | null): Promise<Node | null>;
  /** A role that a record holds, decided as a class of its own; null where nothing may be told of it. */
  role(holder: Node, role: MappedValue): Promise<Node | null>;
  /** The records that lead to an owner. */
  readLinked(place: LinkedPlace): Promise<readonly Node[]>;
}

function node(policy: RequesterPolicy, record: MappedRecord, categories: Node['categories'], now: Date): Node | null {
  const attributes = recordAttributes(record, now);
  const vector = classVector(policy, attributes, categories);
  if (!vector.knowable) return null;
  const { type, values, links } = record;
  return { __typename: type, values, links, vector, attributes, categories, record };
}

/** The results of a decision, each record and role once. */
function eachOnce(decide: (record: MappedRecord, category: string | null) => Node | null) {
  const known = new WeakMap<MappedRecord, Map<string | null, Node | null>>();
  return (record: MappedRecord, category: string | null): Node | null => {
    const decided = known.get(record) ?? new Map<string | null, Node | null>();
    known.set(record, decided);
    const found = decided.get(category);
    if (found !== undefined) return found;
    const made = decide(record, category);
    decided.set(category, made);
    return made;
  };
}

function recordLoader(country: Country, plan: ReadPlan) {
  const systems = new Map(country.systems.map((system) => [system.name, system]));
  return new DataLoader<RecordPlace, MappedRecord | null, string>(
    (places) =>
      groupBatch<RecordPlace, MappedRecord | null>(
        places,
        (place) => `${place.system} ${place.type}`,
        async (group) => {
          const system = systems.get(group[0].system);
          if (!system?.holds.has(group[0].type)) return [];
          return system.read(
            group[0].type,
            group.map((place) => place.key),
            plan,
          );
        },
        null,
      ),
    { cacheKeyFn: (place) => [place.system, place.type, place.key].join('\u0000') },
  );
}

function linkedLoader(country: Country, plan: ReadPlan) {
  const systems = new Map(country.systems.map((system) => [system.name, system]));
  return new DataLoader<LinkedPlace, readonly MappedRecord[], string>(
    (places) =>
      groupBatch<LinkedPlace, readonly MappedRecord[]>(
        places,
        (place) => `${place.system} ${place.type} ${place.link}`,
        async (group) => {
          const system = systems.get(group[0].system);
          if (!system?.holds.has(group[0].type)) return [];
          return system.readLinked(
            group[0].type,
            group[0].link,
            group.map((place) => place.owner),
            plan,
          );
        },
        [],
      ),
    { cacheKeyFn: (place) => [place.system, place.type, place.link, place.owner].join('\u0000') },
  );
}

/** Opens the reader of one request. */
export function openRecordReader(country: Country, policy: RequesterPolicy, plan: ReadPlan, now: Date): RecordReader {
  const records = recordLoader(country, plan);
  const linked = linkedLoader(country, plan);
  const whole = eachOnce((record) => node(policy, record, dataSubjectCategories(record), now));
  const decide = (record: MappedRecord): Node | null => whole(record, null);
  const inRole = eachOnce((record, category) => node(policy, record, [category], now));
  const personOf = ({ record }: Node, { links }: MappedValue): Promise<MappedRecord | null> => {
    if (record.type === 'Person') return Promise.resolve(record);
    const key = links['person'] ?? null;
    return key === null ? Promise.resolve(null) : records.load({ system: record.system, type: 'Person', key });
  };
  return {
    async read(place) {
      const record = await records.load(place);
      return record && decide(record);
    },
    async readInRole(place, category) {
      const record = await records.load(place);
      return record && inRole(record, category);
    },
    async role(holder, role) {
      const stated = role.values['category'];
      const category = typeof stated === 'string' ? stated : null;
      const attributes = roleAttributes(holder.record, await personOf(holder, role), now);
      const vector = classVector(policy, attributes, [category]);
      if (!vector.knowable) return null;
      const { values, links } = role;
      const categories = [category];
      return { __typename: 'CaseRole', values, links, vector, attributes, categories, record: holder.record };
    },
    async readLinked(place) {
      const found = await linked.load(place);
      return found.map(decide).filter((decided) => decided !== null);
    },
  };
}
