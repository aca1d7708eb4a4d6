import DataLoader from 'dataloader';
import type { MappedRecord, MappedSystem, ReadPlan } from '../../mapping/mapped-system.ts';
import type { Country } from '../country/country.ts';
import type { RecordPlace } from '../country/record-ids.ts';
import { groupBatch } from './group-batch.ts';

/** Records that lead to one owner: their type, the link that leads there, the owner's key. */
export interface LinkedPlace {
  readonly system: string;
  readonly type: string;
  readonly link: string;
  readonly owner: string;
}

/** Reads the national systems for one request: what is asked for in one turn is read together, and nothing twice. */
export interface PlaceLoaders {
  /** The record at a place, or null where there is none. */
  record(place: RecordPlace): Promise<MappedRecord | null>;
  /** The records that lead to an owner. */
  linked(place: LinkedPlace): Promise<readonly MappedRecord[]>;
  /**
   * Reads no record of a type. INVARIANT: the system is asked what it is asked for a record, so that what it is asked does
   * not tell whether there was one.
   */
  nothing(system: string, type: string): Promise<void>;
}

/** A place, or, without a key, a reading of nothing. */
type ReadPlace = Omit<RecordPlace, 'key'> & { readonly key: string | null };

function text(parts: readonly (string | null)[]): string {
  return parts.join('\u0000');
}

async function readGroup(
  system: MappedSystem | undefined,
  group: readonly [ReadPlace, ...ReadPlace[]],
  plan: ReadPlan,
): Promise<readonly (MappedRecord | null)[]> {
  const [{ type }] = group;
  if (!system?.holds.has(type)) return [];
  const keys = group.flatMap(({ key }) => (key === null ? [] : [key]));
  const found = (await system.read(type, keys, plan)).values();
  return group.map(({ key }) => (key === null ? null : (found.next().value ?? null)));
}

/** Opens the loaders of one request. */
export function openPlaceLoaders(country: Pick<Country, 'systems'>, plan: ReadPlan): PlaceLoaders {
  const systems = new Map(country.systems.map((system) => [system.name, system]));
  const records = new DataLoader<ReadPlace, MappedRecord | null, string>(
    (places) =>
      groupBatch<ReadPlace, MappedRecord | null>(
        places,
        (place) => `${place.system} ${place.type}`,
        (group) => readGroup(systems.get(group[0].system), group, plan),
        null,
      ),
    { cacheKeyFn: ({ system, type, key }) => text([system, type, key === null ? '' : `=${key}`]) },
  );
  const linked = new DataLoader<LinkedPlace, readonly MappedRecord[], string>(
    (places) =>
      groupBatch<LinkedPlace, readonly MappedRecord[]>(
        places,
        (place) => `${place.system} ${place.type} ${place.link}`,
        async (group) => {
          const [{ system: name, type, link }] = group;
          const system = systems.get(name);
          if (!system?.holds.has(type)) return [];
          return system.readLinked(
            type,
            link,
            group.map((place) => place.owner),
            plan,
          );
        },
        [],
      ),
    { cacheKeyFn: ({ system, type, link, owner }) => text([system, type, link, owner]) },
  );
  return {
    record: (place) => records.load(place),
    linked: (place) => linked.load(place),
    async nothing(system, type) {
      const place = { system, type, key: null };
      const read = records.load(place);
      // The next reading of nothing is another one, with the records that are read then.
      records.clear(place);
      await read;
    },
  };
}
