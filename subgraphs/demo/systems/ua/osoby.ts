import type {
  MemberPopulation,
  SyntheticName,
  SyntheticPerson,
  SyntheticProvenance,
} from '../../population/population.ts';
import { nationalCode, nationalCodeOrNull } from '../platform/code-table.ts';
import { dateParts, dayFirst } from '../platform/dates.ts';
import { NUMERIC } from '../platform/iso-countries.ts';
import { rolesByPerson, type RoleOfPerson } from '../platform/roles.ts';
import { HRYF, META, OSOBLYVI, STAT, STATUS_UCHASNYKA, UVAHA, VIDOMOSTI, VYD_IMENI } from './codes.ts';
import { nomer } from './keys.ts';

/** An element of a collection as the service sends it. */
export type Zapys = Readonly<Record<string, unknown>>;

function imia(name: SyntheticName): Zapys {
  return { prizvyshche: name.surname, imia: name.given, po_batkovi: name.middle || null, povne: name.full };
}

function narodzhennia(person: SyntheticPerson): Zapys {
  const date = person.birthDate;
  return {
    data: date === null ? null : dayFirst(date, '.'),
    pryblyzno: date === null ? null : dateParts(date).circa,
    mistse: person.birthPlace || null,
    kraina: nationalCode(NUMERIC, person.birthCountry),
  };
}

/** What a record says of itself (облікові відомості). */
export function oblik(record: SyntheticProvenance): Zapys {
  return {
    kody_obrobky: record.handling,
    hryf: nationalCode(HRYF, record.confidentiality),
    otsinka: `${record.sourceEvaluation}${record.informationEvaluation}`,
    kharakter: nationalCode(VIDOMOSTI, record.assertion),
    meta: nationalCode(META, record.purposeCollected),
    vneseno: `${record.recordedAt}T00:00:00Z`,
    perevireno: `${record.lastVerifiedAt}T00:00:00Z`,
    zberihaty_do: `${record.expiresAt}T00:00:00Z`,
    oskarzheno: record.restricted,
    embarho_do: record.embargoUntil === null ? null : `${record.embargoUntil}T00:00:00Z`,
    nadavaty_lyshe: record.releasableTo,
    ne_nadavaty: record.notReleasableTo,
  };
}

function osoba(person: SyntheticPerson, index: number, roles: readonly RoleOfPerson[]): Zapys {
  const [primary, ...others] = person.names;
  return {
    id: nomer('osoba', index),
    pib: imia(primary),
    inshi_imena: others.map((name) => ({ vyd: nationalCode(VYD_IMENI, name.kind), ...imia(name) })),
    narodzhennia: narodzhennia(person),
    stat: nationalCodeOrNull(STAT, person.sex),
    hromadianstvo: person.nationalities.map((code) => nationalCode(NUMERIC, code)),
    rnokpp: person.nationalId,
    zaniattia: person.occupation,
    zovnishnist: { zrist_sm: person.heightCm, ochi: person.eyeColour },
    uvaha: person.cautions.map((code) => nationalCode(UVAHA, code)),
    osoblyvi: person.special ? { vyd: nationalCode(OSOBLYVI, person.special.kind), zmist: person.special.value } : null,
    uchast: roles.map((role) => ({
      provadzhennia_id: nomer('provadzhennia', role.caseIndex),
      status: nationalCode(STATUS_UCHASNYKA, role.category),
    })),
    oblik: oblik(person.record),
  };
}

/** Persons. */
export function osoby(population: MemberPopulation): readonly Zapys[] {
  const roles = rolesByPerson(population);
  return population.persons.map((person, index) => osoba(person, index, roles.get(index) ?? []));
}

/** Organisations. */
export function orhanizatsii(population: MemberPopulation): readonly Zapys[] {
  return population.organisations.map((organisation, index) => ({
    id: nomer('orh', index),
    nazva: organisation.name,
    nazva_skorochena: organisation.alias,
    yedrpou: organisation.registrationNumber,
    opf: organisation.legalForm,
    lei: organisation.lei,
    oblik: oblik(organisation.record),
  }));
}
