import DataLoader from 'dataloader';
import type { OutcomeVector, RequesterPolicy } from '../../../policies/engine/contract.ts';
import type { Country } from '../country/country.ts';
import type { RecordPlace } from '../country/record-ids.ts';
import type { MappedRecord, ReadPlan } from '../../mapping/mapped-system.ts';
import { classVector, roleVector } from './class-vector.ts';
import { groupBatch } from './group-batch.ts';
import type { Node } from './node.ts';

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
  /** The records that lead to an owner. */
  readLinked(place: LinkedPlace): Promise<readonly Node[]>;
}

function node(record: MappedRecord, vector: OutcomeVector): Node | null {
  if (!vector.knowable) return null;
  return { __typename: record.type, values: record.values, links: record.links, vector, record };
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
  const nodes = new WeakMap<MappedRecord, Node | null>();
  const decide = (record: MappedRecord): Node | null => {
    const known = nodes.get(record);
    if (known !== undefined) return known;
    const decided = node(record, classVector(policy, record, now));
    nodes.set(record, decided);
    return decided;
  };
  return {
    async read(place) {
      const record = await records.load(place);
      return record && decide(record);
    },
    async readInRole(place, category) {
      const record = await records.load(place);
      return record && node(record, roleVector(policy, record, category, now));
    },
    async readLinked(place) {
      const found = await linked.load(place);
      return found.map(decide).filter((decided) => decided !== null);
    },
  };
}
