import { TYPE_OF, factsOf, isReadable, textOf, type Categories, type Facts } from './facts.ts';
import { isTold, type Outcomes, type Verdicts } from './verdicts.ts';
import { RECORD_TABLES, type Cell, type RecordTable, type Row, type World } from './world.ts';

/**
 * What a requester may know of a world: the records, what policy reads of them, what may be read of them, and what may be
 * searched by. Worlds of which this is equal are twins: every answer to that requester must be the same.
 */

/** The columns of a record's plain fields. */
const FIELDS: Readonly<Record<RecordTable, Readonly<Record<string, string>>>> = {
  person: {
    birthDate: 'born',
    deathDate: 'died',
    sex: 'sex',
    nationalId: 'code',
    interpolId: 'interpol',
    occupation: 'job',
  },
  doc: { number: 'number', issuer: 'issuer' },
  phone: { kind: 'kind', value: 'value' },
  car: { plate: 'plate', make: 'make' },
  firm: { registrationNumber: 'reg', registeredIn: 'land' },
  relation: { kind: 'kind', role: 'note' },
  casefile: { number: 'no', authority: 'authority' },
};

const PROVENANCE: Readonly<Record<string, string>> = {
  handling: 'handling',
  confidentiality: 'confidentiality',
  sourceEvaluation: 'source',
  informationEvaluation: 'information',
  purposeCollected: 'purpose',
  originator: 'originator',
  releasableTo: 'releasable',
  notReleasableTo: 'unreleasable',
  embargoUntil: 'embargo',
  restricted: 'restricted',
  recordedAt: 'recorded',
  lastVerifiedAt: 'verified',
  expiresAt: 'expires',
};

/** Links to one record: the field, the column that holds its key, the table that it is in. */
const LINKS: Readonly<Record<RecordTable, readonly (readonly [field: string, column: string, to: RecordTable])[]>> = {
  person: [],
  doc: [['holder', 'person_id', 'person']],
  phone: [
    ['user', 'person_id', 'person'],
    ['organisation', 'firm_id', 'firm'],
  ],
  car: [
    ['keeper', 'person_id', 'person'],
    ['keeperOrganisation', 'firm_id', 'firm'],
  ],
  firm: [],
  relation: [
    ['subject', 'person_id', 'person'],
    ['person', 'other_id', 'person'],
    ['organisation', 'firm_id', 'firm'],
  ],
  casefile: [],
};

/** Lists of the records that lead to one: the field, their table, the column of the link. */
const INVERSES: Readonly<
  Partial<Record<RecordTable, readonly (readonly [field: string, from: RecordTable, column: string])[]>>
> = {
  person: [
    ['documents', 'doc', 'person_id'],
    ['contactPoints', 'phone', 'person_id'],
    ['vehicles', 'car', 'person_id'],
    ['relations', 'relation', 'person_id'],
  ],
  firm: [
    ['vehicles', 'car', 'firm_id'],
    ['contactPoints', 'phone', 'firm_id'],
  ],
};

/** Fields whose value is compared where it may be searched by, whether or not it may be read. */
const SEARCHED: Readonly<Partial<Record<RecordTable, readonly (readonly [field: string, column: string])[]>>> = {
  person: [
    ['Person.birthDate', 'born'],
    ['Person.sex', 'sex'],
    ['Person.nationalId', 'code'],
    ['Person.interpolId', 'interpol'],
  ],
  doc: [
    ['IdentityDocument.number', 'number'],
    ['IdentityDocument.issuer', 'issuer'],
  ],
  phone: [
    ['ContactPoint.value', 'value'],
    // An identifier is sought with its kind.
    ['ContactPoint.value', 'kind'],
  ],
  car: [['Vehicle.plate', 'plate']],
  firm: [
    ['Organisation.registrationNumber', 'reg'],
    ['Organisation.registeredIn', 'land'],
  ],
  casefile: [['Case.number', 'no']],
};

/** A text under the outcome of its field, as a client has it. */
function masked(outcome: string | undefined, cell: Cell | undefined, surname: Cell | undefined = null): string | null {
  const text = textOf(cell);
  switch (outcome) {
    case 'allow':
      return text;
    case 'year':
      return text?.slice(0, 4) ?? null;
    case 'month':
      return text?.slice(0, 7) ?? null;
    case 'last-four':
      return text !== null && text.length > 4 ? text.slice(-4) : null;
    case 'initials':
      return text?.replaceAll(/(?<=^|[\s-])(\S)\S*/gu, '$1') ?? null;
    case 'surname':
      return textOf(surname);
    default:
      return null;
  }
}

type Visible = Readonly<Record<string, unknown>>;

interface Met {
  readonly column: string;
  readonly categories: Categories;
}

function partsOf(rows: readonly Row[], column: string, of: Row): readonly Row[] {
  return rows
    .filter((row) => row[column] === of['id'])
    .toSorted((left, right) => Number(left['n']) - Number(right['n']));
}

function namesOf(world: World, outcomes: Outcomes, table: RecordTable, row: Row): readonly Visible[] {
  if (table === 'person') {
    const told = (field: string) => outcomes.of.get(`PersonName.${field}`);
    return partsOf(world.name, 'person_id', row).map(({ kind, full, surname }) => ({
      kind: masked(told('kind'), kind),
      full: masked(told('full'), full, surname),
      surname: masked(told('surname'), surname, surname),
    }));
  }
  return partsOf(world.firm_name, 'firm_id', row).map(({ full }) => ({
    full: masked(outcomes.of.get('OrganisationName.full'), full),
  }));
}

/** The view of one world. */
function viewer(world: World, facts: Facts, verdicts: Verdicts) {
  const readable = new Map(RECORD_TABLES.map((table) => [table, world[table].filter(isReadable)]));
  const rows = (table: RecordTable) => readable.get(table) ?? [];
  const outcomesOf = (table: RecordTable, row: Row, met?: Met) => verdicts.outcomes(facts.attributes(table, row, met));
  const find = (table: RecordTable, id: Cell | undefined) => rows(table).find((row) => row['id'] === (id ?? null));
  const isKnown = (table: RecordTable, id: Cell | undefined, met?: Met): boolean => {
    const row = find(table, id);
    return row !== undefined && outcomesOf(table, row, met).knowable;
  };
  const knownId = (table: RecordTable, id: Cell | undefined, met?: Met) => (isKnown(table, id, met) ? id : null);

  const roles = (table: 'person' | 'casefile', holder: Row): readonly Visible[] => {
    const held =
      table === 'person' ? partsOf(world.role, 'person_id', holder) : partsOf(world.subject, 'case_id', holder);
    return held.flatMap((role) => {
      const attributes = facts.ofRole(table, holder, role);
      const { of, knowable } = verdicts.outcomes(attributes);
      if (!knowable) return [];
      const categories = attributes.map(({ dataSubjectCategory }) => dataSubjectCategory);
      const met = { column: '', categories: [...new Set(categories)] };
      return [
        {
          attributes,
          case: table === 'person' && isTold(of.get('CaseRole.case')) ? knownId('casefile', role['case_id']) : null,
          person:
            table === 'casefile' && isTold(of.get('CaseRole.person'))
              ? knownId('person', role['person_id'], met)
              : null,
        },
      ];
    });
  };

  /** The people met in the roles that the cases give them which may be known of. */
  const inRoles = (): readonly (readonly [person: Row, categories: Categories])[] =>
    rows('casefile')
      .filter((row) => outcomesOf('casefile', row).knowable)
      .flatMap((row) => partsOf(world.subject, 'case_id', row).map((role) => [row, role] as const))
      .flatMap(([row, role]) => {
        const attributes = facts.ofRole('casefile', row, role);
        const person = facts.person(role['person_id']);
        if (person === null || !verdicts.outcomes(attributes).knowable) return [];
        return [[person, [...new Set(attributes.map(({ dataSubjectCategory }) => dataSubjectCategory))]] as const];
      });

  const record = (table: RecordTable, row: Row, met?: Met): Visible | null => {
    const attributes = facts.attributes(table, row, met);
    const { of, knowable } = verdicts.outcomes(attributes);
    if (!knowable) return null;
    const outcome = (field: string) => of.get(`${TYPE_OF[table]}.${field}`);
    const list = (field: string, make: () => unknown) => (isTold(outcome(field)) ? make() : null);
    const fields = { ...FIELDS[table], ...PROVENANCE };
    const linked = (from: RecordTable, column: string) => {
      const owned = table === 'person' && met ? { column, categories: met.categories } : undefined;
      return rows(from)
        .filter((other) => other[column] === row['id'])
        .filter((other) => outcomesOf(from, other, owned).knowable)
        .map((other) => other['id']);
    };
    const searchable = (SEARCHED[table] ?? []).filter(([name]) => verdicts.maySearchBy(name));
    return {
      table,
      id: row['id'],
      met: met?.categories ?? null,
      attributes,
      isRecordedRead: /^(?:\d{4}-\d{2}-\d{2})?$/u.test(textOf(row['recorded']) ?? ''),
      told: Object.entries(fields).map(([field, column]) => masked(outcome(field), row[column])),
      names: list('names', () => namesOf(world, { of, knowable }, table, row)),
      nationalities: list('nationalities', () => partsOf(world.nation, 'person_id', row).map(({ land }) => land)),
      special: list('specialCategories', () =>
        partsOf(world.special, 'person_id', row).map(({ kind, value }) => [
          masked(of.get('SpecialCategoryData.kind'), kind),
          masked(of.get('SpecialCategoryData.value'), value),
        ]),
      ),
      dataSubjectCategories: table === 'person' ? list('dataSubjectCategories', () => roles('person', row)) : null,
      cases: table === 'person' ? list('cases', () => roles('person', row)) : null,
      subjects: table === 'casefile' ? list('subjects', () => roles('casefile', row)) : null,
      links: LINKS[table].map(([field, column, to]) => list(field, () => knownId(to, row[column]))),
      lists: (INVERSES[table] ?? []).map(([field, from, column]) => list(field, () => linked(from, column))),
      searched: searchable.map(([, column]) => textOf(row[column])),
      searchedNames:
        table === 'person' && verdicts.maySearchBy('PersonName.full')
          ? partsOf(world.name, 'person_id', row).map(({ full }) => full)
          : table === 'firm' && verdicts.maySearchBy('OrganisationName.full')
            ? partsOf(world.firm_name, 'firm_id', row).map(({ full }) => full)
            : null,
      searchedNations:
        table === 'person' && verdicts.maySearchBy('Person.nationalities')
          ? partsOf(world.nation, 'person_id', row).map(({ land }) => land)
          : null,
      // A person is found by the number of a document of which it may be known that somebody holds it.
      heldBy:
        table === 'doc' && verdicts.maySearchBy('IdentityDocument.number') && outcome('holder') !== 'deny'
          ? knownId('person', row['person_id'])
          : null,
    };
  };

  const everything = (): readonly Visible[] => {
    const whole = RECORD_TABLES.flatMap((table) => rows(table).map((row) => record(table, row)));
    const met = inRoles().flatMap(([person, categories]) => [
      record('person', person, { column: '', categories }),
      ...(INVERSES.person ?? []).flatMap(([, from, column]) =>
        rows(from)
          .filter((row) => row[column] === person['id'])
          .map((row) => record(from, row, { column, categories })),
      ),
    ]);
    return [...whole, ...met].filter((visible) => visible !== null);
  };
  return everything;
}

/** What of a world may be known and read at an instant, as a text. */
export function visibleText(world: World, verdicts: Verdicts, now: Date): string {
  return JSON.stringify(viewer(world, factsOf(world, now), verdicts)());
}
