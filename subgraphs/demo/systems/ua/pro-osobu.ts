import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { dayFirst } from '../platform/dates.ts';
import { NUMERIC } from '../platform/iso-countries.ts';
import {
  STAN_DOKUMENTA,
  VYD_ADRESY,
  VYD_BIOMETRII,
  VYD_DOKUMENTA,
  VYD_KONTAKTU,
  VYD_MEREZHI,
  VYD_ZVIAZKU,
} from './codes.ts';
import { nomer, nomerOrNull } from './keys.ts';
import type { Zapys } from './osoby.ts';

const dateOrNull = (date: string | null) => (date === null ? null : dayFirst(date, '.'));

/** Identity and travel documents. */
export function dokumenty(population: MemberPopulation): readonly Zapys[] {
  return population.documents.map((document, index) => ({
    id: nomer('dokument', index),
    osoba_id: nomer('osoba', document.holderIndex),
    vyd: nationalCode(VYD_DOKUMENTA, document.type),
    nomer: document.number,
    kraina_vydachi: nationalCode(NUMERIC, document.issuer),
    vydano: dayFirst(document.issuedOn, '.'),
    diisnyi_do: dayFirst(document.expiresOn, '.'),
    stan: nationalCode(STAN_DOKUMENTA, document.status),
  }));
}

/** References to biometrics. */
export function biometriia(population: MemberPopulation): readonly Zapys[] {
  return population.biometrics.map((biometric, index) => ({
    id: nomer('biometriia', index),
    osoba_id: nomer('osoba', biometric.subjectIndex),
    vyd: nationalCode(VYD_BIOMETRII, biometric.kind),
    oblik_de: biometric.repository,
    vidibrano: dayFirst(biometric.capturedOn, '.'),
  }));
}

/** References to photographs. */
export function foto(population: MemberPopulation): readonly Zapys[] {
  return population.photographs.map((photograph, index) => ({
    id: nomer('foto', index),
    osoba_id: nomer('osoba', photograph.subjectIndex),
    fail: photograph.reference,
    data_zjomky: dayFirst(photograph.capturedOn, '.'),
  }));
}

/** Addresses. */
export function adresy(population: MemberPopulation): readonly Zapys[] {
  return population.addresses.map((address, index) => ({
    id: nomer('adresa', index),
    osoba_id: nomerOrNull('osoba', address.residentIndex),
    orh_id: nomerOrNull('orh', address.organisationIndex),
    vyd: nationalCode(VYD_ADRESY, address.kind),
    adresa: {
      indeks: address.postalCode,
      oblast: address.region,
      naselenyi_punkt: address.locality,
      vulytsia: address.street,
      kraina: nationalCode(NUMERIC, address.country),
    },
    z: dateOrNull(address.from),
  }));
}

/** Telephone numbers and electronic mail. */
export function kontakty(population: MemberPopulation): readonly Zapys[] {
  return population.contactPoints.map((contact, index) => ({
    id: nomer('kontakt', index),
    osoba_id: nomerOrNull('osoba', contact.userIndex),
    orh_id: nomerOrNull('orh', contact.organisationIndex),
    vyd: nationalCode(VYD_KONTAKTU, contact.kind),
    znachennia: contact.value,
  }));
}

/** Devices: IMEI and MAC stand in members of their own. */
export function prystroi(population: MemberPopulation): readonly Zapys[] {
  return population.devices.map((device, index) => ({
    id: nomer('prystrii', index),
    osoba_id: nomer('osoba', device.userIndex),
    imei: device.kind === 'imei' ? device.value : null,
    mac: device.kind === 'mac' ? device.value : null,
    opys: device.description,
  }));
}

/** Online identifiers. */
export function oblikoviZapysy(population: MemberPopulation): readonly Zapys[] {
  return population.onlineIdentifiers.map((identifier, index) => ({
    id: nomer('oblikovyi_zapys', index),
    osoba_id: nomer('osoba', identifier.userIndex),
    vyd: nationalCode(VYD_MEREZHI, identifier.kind),
    znachennia: identifier.value,
    bachyly: identifier.seenAt,
    servis: identifier.service,
  }));
}

/** Relations. */
export function zviazky(population: MemberPopulation): readonly Zapys[] {
  return population.relations.map((relation, index) => ({
    id: nomer('zviazok', index),
    osoba_id: nomer('osoba', relation.subjectIndex),
    z_osoboiu_id: nomerOrNull('osoba', relation.personIndex),
    z_orh_id: nomerOrNull('orh', relation.organisationIndex),
    vyd: nationalCode(VYD_ZVIAZKU, relation.kind),
    rol: relation.role,
    z: dateOrNull(relation.from),
  }));
}
