import { IDENTIFIER_FIELDS } from '../../../schema/links.ts';
import type { IndexChange, IndexEntry, SystemRead } from '../../match-index/match-index.ts';
import type { MappedRecord, MappedSystem } from '../../mapping/mapped-system.ts';
import { namesOfRecord } from './names-of-record.ts';

/** Types of record that are found by name. */
const NAMED_TYPES: ReadonlySet<string> = new Set(['Person', 'Organisation']);

/** Fields that hold identifiers of several kinds: the record's `kind` says which one holds. */
const KINDS_OF_RECORD: Readonly<Record<string, string>> = { mobile: 'phone', url: 'domain' };

/** The types of a system's records that the index holds. */
export function indexedTypes(system: MappedSystem): readonly string[] {
  const identified = IDENTIFIER_FIELDS.map((place) => place.type);
  return [...new Set([...NAMED_TYPES, ...identified])].filter((type) => system.holds.has(type));
}

/** What the index reads of a type: names, birth date, identifiers, and the kind where it tells identifiers apart. */
function planOf(type: string): ReadonlySet<string> {
  const identifiers = IDENTIFIER_FIELDS.filter((place) => place.type === type).map((place) => place.field);
  const names =
    type === 'Person'
      ? ['Person.names', 'PersonName.full', 'Person.birthDate']
      : type === 'Organisation'
        ? ['Organisation.names', 'OrganisationName.full']
        : [];
  return new Set([...names, `${type}.kind`, ...identifiers.map((field) => `${type}.${field}`)]);
}

function identifiersOf(record: MappedRecord): IndexEntry['identifiers'] {
  const places = IDENTIFIER_FIELDS.filter((place) => place.type === record.type);
  const shared = new Set(places.map((place) => place.field)).size < places.length;
  const ownKind = record.values['kind'];
  const kind = typeof ownKind === 'string' ? (KINDS_OF_RECORD[ownKind] ?? ownKind) : null;
  return places.flatMap((place) => {
    const value = record.values[place.field];
    if (typeof value !== 'string' || value === '') return [];
    return shared && place.kind !== kind ? [] : [{ kind: place.kind, value }];
  });
}

function entryOf(record: MappedRecord): IndexEntry {
  const birthDate = record.values['birthDate'];
  return {
    system: record.system,
    type: record.type,
    key: record.key,
    names: NAMED_TYPES.has(record.type) ? namesOfRecord(record) : [],
    birthDates: record.type === 'Person' && typeof birthDate === 'string' ? [birthDate] : [],
    identifiers: identifiersOf(record),
  };
}

function isFound(entry: IndexEntry): boolean {
  return entry.names.length > 0 || entry.identifiers.length > 0;
}

/** Everything of a country's systems that can be searched, in pages, as the index keeps it. */
export async function* indexEntries(systems: readonly MappedSystem[]): AsyncIterable<readonly IndexEntry[]> {
  for (const system of systems) {
    for (const type of indexedTypes(system)) {
      for await (const page of system.scan(type, planOf(type))) {
        yield page.map(entryOf).filter(isFound);
      }
    }
  }
}

/** The names of each person of a country's systems, as the index takes them. */
export async function* namesOfPersons(systems: readonly MappedSystem[]): AsyncIterable<readonly string[]> {
  for (const system of systems.filter(({ holds }) => holds.has('Person'))) {
    for await (const page of system.scan('Person', planOf('Person'))) yield* page.map(namesOfRecord);
  }
}

/** Keys whose records are read at once. */
const READ_AT_ONCE = 1_000;

/** What has changed in a system since it was read last, as the index keeps it; nothing where it does not tell. */
export async function* indexChanges(
  system: MappedSystem,
  { position }: SystemRead,
): AsyncIterable<readonly IndexChange[]> {
  const changes = system.changes(indexedTypes(system));
  if (changes === null || position === null) return;
  for await (const { type, keys } of changes.since(position)) {
    for (let from = 0; from < keys.length; from += READ_AT_ONCE) {
      const some = keys.slice(from, from + READ_AT_ONCE);
      const records = await system.read(type, some, planOf(type));
      yield some.map((key, at): IndexChange => {
        const record = records[at] ?? null;
        const entry = record && entryOf(record);
        return { system: system.name, type, key, entry: entry && isFound(entry) ? entry : null };
      });
    }
  }
}
