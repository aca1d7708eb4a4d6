/** The rows that every adapter is tested with, whatever system holds them. */

/** A person of the data set. `note` is what tests never ask for unless they say so. */
export interface PersonRow {
  readonly id: number;
  readonly full_name: string;
  readonly city: string;
  readonly born: string;
  readonly note: string;
}

/** An alias of the data set: a composite key. */
export interface AliasRow {
  readonly person_id: number;
  readonly rank: number;
  readonly alias: string;
}

export const PERSON_COUNT = 2_500;
const CITIES = ['Évreux', 'São Paulo', 'Malmö', "L'Aquila", 'Köln'];

/** Persons in the order of their ids: over two pages of a scan. */
export const PERSONS: readonly PersonRow[] = Array.from({ length: PERSON_COUNT }, (_, index) => ({
  id: index + 1,
  full_name: index === 6 ? `O'Brién "Ñandú"; drop table person; --` : `Person ${index + 1} Müller`,
  city: CITIES[index % CITIES.length] ?? '',
  born: `19${String(10 + (index % 90)).padStart(2, '0')}-0${1 + (index % 9)}-15`,
  note: `note-${index + 1}`,
}));

/** Two aliases for every tenth person. */
export const ALIASES: readonly AliasRow[] = PERSONS.filter(({ id }) => id % 10 === 0).flatMap(({ id }) =>
  [1, 2].map((rank) => ({ person_id: id, rank, alias: `alias ${rank} of ${id}` })),
);

/** The columns of both entities, as adapters whose mapping declares them have them. */
export const COLUMNS = {
  person: { id: 'integer', full_name: 'text', city: 'text', born: 'date', note: 'text' },
  person_alias: { person_id: 'integer', rank: 'integer', alias: 'text' },
} as const;
