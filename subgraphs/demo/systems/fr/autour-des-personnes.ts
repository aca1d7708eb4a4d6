import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { dayFirst } from '../platform/dates.ts';
import { ALPHA_3 } from '../platform/iso-countries.ts';
import type { XmlContent } from '../platform/xml.ts';
import { identifiant, identifiantOuNul } from './cles.ts';
import {
  ETAT_TITRE,
  NATURE_LIEN,
  NATURE_TITRE,
  TYPE_ADRESSE,
  TYPE_BIOMETRIE,
  TYPE_COORDONNEE,
  TYPE_NUMERIQUE,
} from './codes.ts';

const dateFr = (date: string) => dayFirst(date, '/');
const dateOuNul = (date: string | null) => (date === null ? null : dateFr(date));

/** Identity and travel documents. */
export function titres(population: MemberPopulation): readonly XmlContent[] {
  return population.documents.map((document, index) => ({
    Identifiant: identifiant('titre', index),
    IdPersonne: identifiant('personne', document.holderIndex),
    Nature: nationalCode(NATURE_TITRE, document.type),
    Numero: document.number,
    PaysEmetteur: nationalCode(ALPHA_3, document.issuer),
    Validite: { DelivreLe: dateFr(document.issuedOn), ExpireLe: dateFr(document.expiresOn) },
    Etat: nationalCode(ETAT_TITRE, document.status),
  }));
}

/** References to biometrics. */
export function biometries(population: MemberPopulation): readonly XmlContent[] {
  return population.biometrics.map((biometric, index) => ({
    Identifiant: identifiant('biometrie', index),
    IdPersonne: identifiant('personne', biometric.subjectIndex),
    Type: nationalCode(TYPE_BIOMETRIE, biometric.kind),
    Base: biometric.repository,
    ReleveLe: dateFr(biometric.capturedOn),
  }));
}

/** References to photographs. */
export function photographies(population: MemberPopulation): readonly XmlContent[] {
  return population.photographs.map((photograph, index) => ({
    Identifiant: identifiant('photographie', index),
    IdPersonne: identifiant('personne', photograph.subjectIndex),
    Reference: photograph.reference,
    PriseLe: dateFr(photograph.capturedOn),
  }));
}

/** Addresses. */
export function adresses(population: MemberPopulation): readonly XmlContent[] {
  return population.addresses.map((address, index) => ({
    Identifiant: identifiant('adresse', index),
    IdPersonne: identifiantOuNul('personne', address.residentIndex),
    IdPersonneMorale: identifiantOuNul('personneMorale', address.organisationIndex),
    Type: nationalCode(TYPE_ADRESSE, address.kind),
    Voie: address.street || null,
    CodePostal: address.postalCode || null,
    Commune: address.locality || null,
    Region: address.region || null,
    Pays: nationalCode(ALPHA_3, address.country),
    DepuisLe: dateOuNul(address.from),
  }));
}

/** Telephone numbers and electronic mail. */
export function coordonnees(population: MemberPopulation): readonly XmlContent[] {
  return population.contactPoints.map((contact, index) => ({
    Identifiant: identifiant('coordonnee', index),
    IdPersonne: identifiantOuNul('personne', contact.userIndex),
    IdPersonneMorale: identifiantOuNul('personneMorale', contact.organisationIndex),
    Type: nationalCode(TYPE_COORDONNEE, contact.kind),
    Valeur: contact.value,
  }));
}

/** Devices: IMEI and MAC are elements of their own. */
export function terminaux(population: MemberPopulation): readonly XmlContent[] {
  return population.devices.map((device, index) => ({
    Identifiant: identifiant('terminal', index),
    IdPersonne: identifiant('personne', device.userIndex),
    IMEI: device.kind === 'imei' ? device.value : null,
    AdresseMAC: device.kind === 'mac' ? device.value : null,
    Designation: device.description,
  }));
}

/** Online identifiers. */
export function numeriques(population: MemberPopulation): readonly XmlContent[] {
  return population.onlineIdentifiers.map((identifier, index) => ({
    Identifiant: identifiant('numerique', index),
    IdPersonne: identifiant('personne', identifier.userIndex),
    Type: nationalCode(TYPE_NUMERIQUE, identifier.kind),
    Valeur: identifier.value,
    ConstateLe: identifier.seenAt,
    Service: identifier.service,
  }));
}

/** Relations. */
export function liens(population: MemberPopulation): readonly XmlContent[] {
  return population.relations.map((relation, index) => ({
    Identifiant: identifiant('lien', index),
    IdPersonne: identifiant('personne', relation.subjectIndex),
    IdPersonneLiee: identifiantOuNul('personne', relation.personIndex),
    IdPersonneMoraleLiee: identifiantOuNul('personneMorale', relation.organisationIndex),
    Nature: nationalCode(NATURE_LIEN, relation.kind),
    Precision: relation.role || null,
    DepuisLe: dateOuNul(relation.from),
  }));
}
