import type {
  MemberPopulation,
  SyntheticName,
  SyntheticProvenance,
} from '../../subgraphs/demo/population/population.ts';

/** What one record must come out as: fields, and the position that each link leads to in the list of its target. */
export interface ExpectedRecord {
  readonly values: Readonly<Record<string, unknown>>;
  readonly links: Readonly<Record<string, number | null>>;
}

const orNull = (text: string | null) => (text === '' ? null : text);
const listOrNull = <T>(list: readonly T[] | null) => (list === null || list.length === 0 ? null : list);
const midnight = (date: string | null) => (date === null ? null : `${date}T00:00:00.000Z`);

function names(list: readonly SyntheticName[]): readonly unknown[] {
  return list.map(({ kind, full, given, middle, surname, script }) => ({
    kind,
    full,
    given: orNull(given),
    middle: orNull(middle),
    surname: orNull(surname),
    script,
  }));
}

function provenance(record: SyntheticProvenance): Record<string, unknown> {
  return {
    handling: record.handling,
    confidentiality: record.confidentiality,
    sourceEvaluation: record.sourceEvaluation,
    informationEvaluation: record.informationEvaluation,
    assertion: record.assertion,
    purposeCollected: record.purposeCollected,
    recordedAt: midnight(record.recordedAt),
    lastVerifiedAt: midnight(record.lastVerifiedAt),
    expiresAt: midnight(record.expiresAt),
    restricted: record.restricted,
    embargoUntil: midnight(record.embargoUntil),
    releasableTo: listOrNull(record.releasableTo),
    notReleasableTo: listOrNull(record.notReleasableTo),
  };
}

function persons({ persons: list }: MemberPopulation): readonly ExpectedRecord[] {
  return list.map((person) => ({
    values: {
      names: names(person.names),
      birthDate: person.birthDate,
      birthPlace: orNull(person.birthPlace),
      birthCountry: person.birthCountry,
      sex: person.sex,
      nationalities: listOrNull(person.nationalities),
      nationalId: orNull(person.nationalId),
      occupation: person.occupation,
      physicalFeatures: listOrNull(
        [
          { kind: 'height', value: person.heightCm === null ? null : String(person.heightCm) },
          { kind: 'eye-colour', value: person.eyeColour },
        ].filter(({ value }) => value !== null),
      ),
      cautions: listOrNull(person.cautions),
      specialCategories: person.special ? [person.special] : null,
      ...provenance(person.record),
    },
    links: {},
  }));
}

function organisations({ organisations: list, member }: MemberPopulation): readonly ExpectedRecord[] {
  return list.map((organisation) => ({
    values: {
      names: [
        { kind: 'primary', full: organisation.name, script: organisation.script },
        ...(organisation.alias === null
          ? []
          : [{ kind: 'alias', full: organisation.alias, script: organisation.script }]),
      ],
      registrationNumber: organisation.registrationNumber,
      legalForm: organisation.legalForm,
      lei: orNull(organisation.lei),
      registeredIn: member,
      ...provenance(organisation.record),
    },
    links: {},
  }));
}

/** Splits the positions off a record of the population: `links` says which property is which link. */
function records(
  list: readonly object[],
  links: Readonly<Record<string, string>>,
  more: (record: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> = () => ({}),
): readonly ExpectedRecord[] {
  return list.map((record) => {
    const entries = Object.entries(record).map(([name, value]): [string, unknown] => [name, value]);
    const values = entries
      .filter(([name]) => !(name in links))
      .map(([name, value]): [string, unknown] => [name, Array.isArray(value) ? listOrNull(value) : value]);
    const position = (name: string) => {
      const value = entries.find(([found]) => found === name)?.[1];
      return typeof value === 'number' ? value : null;
    };
    const plain = Object.fromEntries(values.map(([name, value]) => [name, value === '' ? null : value]));
    return {
      values: { ...plain, ...more(plain) },
      links: Object.fromEntries(Object.entries(links).map(([name, link]) => [link, position(name)])),
    };
  });
}

/** What each record of a population must come out as, by record type, in the order of the population. */
export function expectedRecords(population: MemberPopulation): Readonly<Record<string, readonly ExpectedRecord[]>> {
  const { member } = population;
  return {
    Person: persons(population),
    Organisation: organisations(population),
    IdentityDocument: records(population.documents, { holderIndex: 'holder' }),
    Vehicle: records(
      population.vehicles,
      { keeperIndex: 'keeper', keeperOrganisationIndex: 'keeperOrganisation' },
      () => ({ plateCountry: member }),
    ),
    Firearm: records(population.firearms, { holderIndex: 'holder' }),
    Item: records(population.items, {}),
    BiometricReference: records(population.biometrics, { subjectIndex: 'subject' }),
    Photograph: records(population.photographs, { subjectIndex: 'subject' }),
    Case: population.cases.map(({ number, authority, status, openedOn, record }) => ({
      values: { number, authority, status, openedOn, ...provenance(record) },
      links: {},
    })),
    Offence: records(population.offences, { caseIndex: 'case' }),
    Warrant: records(population.warrants, { subjectIndex: 'subject' }),
    Conviction: records(population.convictions, { subjectIndex: 'subject' }),
    Alert: records(population.alerts, {
      subjectIndex: 'subject',
      subjectOrganisationIndex: 'subjectOrganisation',
    }),
    Asset: records(population.assets, {
      holderIndex: 'holder',
      holderOrganisationIndex: 'holderOrganisation',
    }),
    CooperationRequest: records(population.requests, { caseIndex: 'case' }),
    Address: records(population.addresses, {
      residentIndex: 'resident',
      organisationIndex: 'organisation',
    }),
    ContactPoint: records(population.contactPoints, { userIndex: 'user', organisationIndex: 'organisation' }),
    Device: records(population.devices, { userIndex: 'user' }),
    OnlineIdentifier: records(population.onlineIdentifiers, { userIndex: 'user' }, ({ seenAt }) => ({
      seenAt: new Date(String(seenAt)).toISOString(),
    })),
    Relation: records(population.relations, {
      subjectIndex: 'subject',
      personIndex: 'person',
      organisationIndex: 'organisation',
    }),
    Seizure: records(population.seizures, { caseIndex: 'case' }),
  };
}
