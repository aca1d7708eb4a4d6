import { IDENTIFIER_FIELDS } from '../../../schema/links.ts';
import type { IndexEntry } from '../../match-index/match-index.ts';
import type { MappedRecord, MappedSystem } from '../../mapping/mapped-system.ts';

/** Types of record that are found by name. */
const NAMED_TYPES: ReadonlySet<string> = new Set(['Person', 'Organisation']);

/** Fields that hold identifiers of several kinds: the record's `kind` says which one holds. */
const KINDS_OF_RECORD: Readonly<Record<string, string>> = { mobile: 'phone', url: 'domain' };

function searchedTypes(system: MappedSystem): readonly string[] {
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

function namesOf(record: MappedRecord): readonly string[] {
  const names = record.values['names'];
  if (!Array.isArray(names)) return [];
  return names.flatMap((name: unknown) => {
    const value = typeof name === 'object' && name !== null ? (name as Readonly<Record<string, unknown>>) : {};
    const values = 'values' in value ? (value['values'] as Readonly<Record<string, unknown>>) : value;
    return typeof values['full'] === 'string' && values['full'] !== '' ? [values['full']] : [];
  });
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
    names: NAMED_TYPES.has(record.type) ? namesOf(record) : [],
    birthDates: record.type === 'Person' && typeof birthDate === 'string' ? [birthDate] : [],
    identifiers: identifiersOf(record),
  };
}

/** Everything of a country's systems that can be searched, in pages, as the index keeps it. */
export async function* indexEntries(systems: readonly MappedSystem[]): AsyncIterable<readonly IndexEntry[]> {
  for (const system of systems) {
    for (const type of searchedTypes(system)) {
      for await (const page of system.scan(type, planOf(type))) {
        yield page.map(entryOf).filter((entry) => entry.names.length > 0 || entry.identifiers.length > 0);
      }
    }
  }
}
