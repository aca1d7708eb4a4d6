import { codeList } from '../../schema/codes.ts';
import type {
  MemberPopulation,
  SyntheticName,
  SyntheticPerson,
  SyntheticProvenance,
} from '../../subgraphs/demo/population/population.ts';

/** How one country's names and words look in the sample. */
export interface SampleHabits {
  readonly member: string;
  readonly script: string;
  /** Primary name at a position, and an alias that goes with it. */
  name(index: number): Omit<SyntheticName, 'kind' | 'script' | 'reading'>;
  readonly word: string;
}

function codes(scalar: string): readonly string[] {
  return [...codeList(scalar).codes.keys()];
}

function turn<T>(list: readonly T[], index: number): T {
  const value = list[index % list.length];
  if (value === undefined) throw new Error('the list is empty');
  return value;
}

const BIRTH_DATES = ['1979-03-14', '1985-11-02', '1962', '1990-07', null, '2001-02-28', '1955~'];
const COUNTRIES = codes('CountryCode');

function provenance(index: number): SyntheticProvenance {
  return {
    handling: turn([['H0'], ['H1'], ['H1', 'H2'], ['H0', 'H3']], index),
    confidentiality: turn(codes('ConfidentialityCode'), index),
    sourceEvaluation: turn(codes('SourceEvaluationCode'), index),
    informationEvaluation: turn(codes('InformationEvaluationCode'), index + 1),
    assertion: turn(codes('AssertionCode'), index),
    purposeCollected: turn(codes('PurposeCode'), index),
    recordedAt: '2021-05-03',
    lastVerifiedAt: '2025-12-01',
    expiresAt: turn(['2031-05-03', '2024-01-31'], index),
    restricted: index % 9 === 0,
    embargoUntil: index % 11 === 0 ? '2027-01-15' : null,
    releasableTo: index % 5 === 0 ? ['EE', 'DE'] : null,
    notReleasableTo: index % 7 === 0 ? ['EG', 'US'] : [],
  };
}

function person(index: number, habits: SampleHabits): SyntheticPerson {
  const primary: SyntheticName = { kind: 'primary', script: habits.script, reading: '', ...habits.name(index) };
  const kinds = ['alias', 'weak-alias', 'former', 'maiden'] as const;
  const others = kinds.slice(0, index % 5).map((kind, offset) => ({
    ...primary,
    ...habits.name(index + 100 + offset),
    kind,
  }));
  return {
    truthId: `truth-${index}`,
    names: [primary, ...others],
    birthDate: turn(BIRTH_DATES, index),
    sex: turn(['male', 'female', null], index),
    nationalities: index % 4 === 0 ? [habits.member, turn(COUNTRIES, index)] : [turn(COUNTRIES, index * 4)],
    birthPlace: `${habits.word} ${index}`,
    birthCountry: turn(COUNTRIES, index * 4 + 1),
    nationalId: String(10_000_000_000 + index * 7_919),
    occupation: index % 3 === 0 ? null : habits.word,
    heightCm: index % 6 === 0 ? null : 150 + index,
    eyeColour: index % 6 === 0 ? null : habits.word,
    cautions: index % 2 === 0 ? [] : [turn(codes('CautionCode'), index), turn(codes('CautionCode'), index + 3)],
    special: index % 3 === 0 ? { kind: turn(codes('SpecialCategoryCode'), index / 3), value: habits.word } : null,
    record: provenance(index),
  };
}

/**
 * A population of 60 persons in which every code of every list occurs, with the optional values now there and now not:
 * what a system does not write down, or a mapping does not read back, shows.
 */
export function samplePopulation(habits: SampleHabits): MemberPopulation {
  const { word, member } = habits;
  const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
    Array.from({ length: count }, (_, i) => make(i));
  const each = <T>(scalar: string, make: (code: string, index: number) => T): readonly T[] =>
    many(Math.max(codes(scalar).length, 20), (index) => make(turn(codes(scalar), index), index));
  const owner = (index: number) => ({
    person: index % 2 === 0 ? index : null,
    organisation: index % 2 === 0 ? null : index % 12,
  });
  return {
    member,
    persons: many(60, (index) => person(index, habits)),
    organisations: many(12, (index) => ({
      name: `${word} ${index}`,
      alias: index % 3 === 0 ? `${word}-${index}` : null,
      script: habits.script,
      registrationNumber: String(30_000_000 + index),
      legalForm: word,
      lei: `529900SAMPLE${String(index).padStart(6, '0')}00`,
      record: provenance(index),
    })),
    documents: each('DocumentTypeCode', (type, index) => ({
      holderIndex: index % 7,
      number: `DOC${100_000 + index}`,
      type,
      issuer: turn(COUNTRIES, index * 11),
      issuedOn: '2018-09-01',
      expiresOn: '2028-08-31',
      status: turn(codes('DocumentStatusCode'), index),
    })),
    vehicles: each('VehicleKindCode', (kind, index) => ({
      keeperIndex: owner(index).person,
      keeperOrganisationIndex: owner(index).organisation,
      kind,
      vin: `VF1SAMPLE${String(index).padStart(8, '0')}`,
      plate: `AA${100 + index}ZZ`,
      make: word,
      model: `M${index}`,
      colour: turn(codes('ColourCode'), index),
      year: 1999 + index,
      status: turn(codes('ObjectStatusCode'), index),
      statusDate: index % 2 === 0 ? '2024-02-29' : null,
    })),
    firearms: each('FirearmKindCode', (kind, index) => ({
      holderIndex: index % 3 === 0 ? null : index,
      serial: `FA${index}X`,
      make: word,
      model: `F${index}`,
      calibre: '9x19',
      kind,
      status: turn(codes('ObjectStatusCode'), index),
    })),
    items: each('ItemKindCode', (kind, index) => ({
      kind,
      serial: `IT-${index}`,
      description: `${word} ${index}`,
      maker: word,
      status: turn(codes('ObjectStatusCode'), index),
    })),
    biometrics: each('BiometricKindCode', (kind, index) => ({
      subjectIndex: index,
      kind,
      repository: word,
      capturedOn: '2020-10-09',
    })),
    photographs: many(15, (index) => ({
      subjectIndex: index,
      reference: `img/${index}.jpg`,
      capturedOn: '2019-04-30',
    })),
    cases: each('CaseStatusCode', (status, index) => ({
      number: `C-${index}/2023`,
      authority: word,
      status,
      openedOn: '2023-03-08',
      roles: many(index % 4, (offset) => ({
        personIndex: (index * 3 + offset) % 60,
        category: turn(codes('DataSubjectCategoryCode'), index + offset),
      })),
      record: provenance(index),
    })),
    offences: each('IccsCode', (iccs, index) => ({
      caseIndex: index % 20,
      statute: `§ ${index}`,
      iccs,
      maximumPenalty: 12 * index,
      attempted: index % 4 === 0,
    })),
    warrants: each('WarrantStatusCode', (status, index) => ({
      subjectIndex: index,
      reference: `W${index}`,
      court: word,
      issuedOn: '2022-06-07',
      statute: `§ ${index}`,
      iccs: turn(codes('IccsCode'), index),
      status,
      extraditionLimits: index % 3 === 0 ? [turn(COUNTRIES, index), turn(COUNTRIES, index + 9)] : [],
    })),
    convictions: each('ConvictionStatusCode', (status, index) => ({
      subjectIndex: index,
      court: word,
      decidedOn: '2017-12-24',
      statute: `§ ${index}`,
      iccs: turn(codes('IccsCode'), index),
      sentence: `${word} ${index}`,
      status,
    })),
    alerts: each('AlertCategoryCode', (category, index) => ({
      subjectIndex: owner(index).person,
      subjectOrganisationIndex: owner(index).organisation,
      scheme: turn(codes('AlertSchemeCode'), index),
      category,
      reference: `AL-${index}`,
      action: word,
      state: turn(codes('AlertStateCode'), index),
      issuingAuthority: word,
      issuedOn: '2024-01-02',
      validUntil: '2029-01-01',
    })),
    assets: each('AssetKindCode', (kind, index) => ({
      holderIndex: owner(index).person,
      holderOrganisationIndex: owner(index).organisation,
      kind,
      iban: index % 3 === 0 ? `XX00${1_000_000 + index}` : null,
      bic: index % 3 === 0 ? 'SAMPXX22' : null,
      walletAddress: index % 3 === 1 ? `bc1qsample${index}` : null,
      propertyReference: index % 3 === 2 ? `P/${index}` : null,
      ownershipShare: index % 2 === 0 ? null : index * 2.5,
    })),
    requests: each('RequestKindCode', (kind, index) => ({
      caseIndex: index % 20,
      kind,
      reference: `RQ-${index}`,
      state: turn(codes('RequestStateCode'), index),
      requesting: member,
      requested: turn(['EE', 'DE'], index),
      requestedOn: '2025-02-03',
      dueOn: '2025-03-03',
      assistance: `${word} ${index}`,
    })),
    addresses: each('AddressKindCode', (kind, index) => ({
      residentIndex: owner(index).person,
      organisationIndex: owner(index).organisation,
      kind,
      street: `${word} ${index}`,
      locality: word,
      region: word,
      postalCode: String(10_000 + index),
      country: turn(COUNTRIES, index * 3),
      from: index % 2 === 0 ? '2015-05-05' : null,
    })),
    contactPoints: many(20, (index) => {
      const kind = turn(['phone', 'mobile', 'email'] as const, index);
      return {
        userIndex: owner(index).person,
        organisationIndex: owner(index).organisation,
        kind,
        value: kind === 'email' ? `sample${index}@example.org` : `+99900000${index}`,
      };
    }),
    devices: many(20, (index) => ({
      userIndex: index,
      kind: turn(['imei', 'mac'] as const, index),
      value: index % 2 === 0 ? String(350_000_000_000_000 + index) : `02:00:5e:00:53:${String(10 + index)}`,
      description: word,
    })),
    onlineIdentifiers: each('OnlineKindCode', (kind, index) => ({
      userIndex: index,
      kind,
      value: `sample-${index}`,
      seenAt: '2025-06-07T08:09:10Z',
      service: index % 2 === 0 ? null : word,
    })),
    relations: each('RelationKindCode', (kind, index) => ({
      subjectIndex: index,
      personIndex: owner(index).person === null ? null : index + 1,
      organisationIndex: owner(index).organisation,
      kind,
      role: word,
      from: index % 2 === 0 ? '2010' : null,
    })),
    seizures: each('SeizureKindCode', (kind, index) => ({
      caseIndex: index % 20,
      seizedOn: '2024-11-12',
      place: word,
      description: `${word} ${index}`,
      kind,
      quantity: index * 1.5,
      unit: word,
    })),
  };
}
