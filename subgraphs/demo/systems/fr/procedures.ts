import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { dayFirst } from '../platform/dates.ts';
import { ALPHA_3 } from '../platform/iso-countries.ts';
import type { XmlContent } from '../platform/xml.ts';
import { identifiant, identifiantOuNul } from './cles.ts';
import {
  CADRE,
  CATEGORIE,
  ETAT_CONDAMNATION,
  ETAT_DEMANDE,
  ETAT_MANDAT,
  ETAT_PROCEDURE,
  ETAT_SIGNALEMENT,
  NATURE_DEMANDE,
  QUALITE,
} from './codes.ts';
import { gestion } from './personnes.ts';

const dateFr = (date: string) => dayFirst(date, '/');

/** Cases. */
export function procedures(population: MemberPopulation): readonly XmlContent[] {
  return population.cases.map((entry, index) => ({
    Identifiant: identifiant('procedure', index),
    Numero: entry.number,
    Service: entry.authority,
    Etat: nationalCode(ETAT_PROCEDURE, entry.status),
    OuverteLe: dateFr(entry.openedOn),
    PersonnesImpliquees: {
      PersonneImpliquee: entry.roles.map((role) => ({
        IdPersonne: identifiant('personne', role.personIndex),
        Qualite: nationalCode(QUALITE, role.category),
      })),
    },
    Gestion: gestion(entry.record),
  }));
}

/** Offences; the maximum penalty in months. */
export function infractions(population: MemberPopulation): readonly XmlContent[] {
  return population.offences.map((offence, index) => ({
    Identifiant: identifiant('infraction', index),
    IdProcedure: identifiant('procedure', offence.caseIndex),
    Texte: offence.statute,
    ClasseCICS: offence.iccs,
    PeineEncourueMois: offence.maximumPenalty,
    Tentative: offence.attempted ? 'O' : 'N',
  }));
}

/** Warrants. */
export function mandats(population: MemberPopulation): readonly XmlContent[] {
  return population.warrants.map((warrant, index) => ({
    Identifiant: identifiant('mandat', index),
    IdPersonne: identifiant('personne', warrant.subjectIndex),
    Reference: warrant.reference,
    Juridiction: warrant.court,
    DelivreLe: dateFr(warrant.issuedOn),
    Texte: warrant.statute,
    ClasseCICS: warrant.iccs,
    Etat: nationalCode(ETAT_MANDAT, warrant.status),
    ExtraditionLimitee: { Pays: warrant.extraditionLimits.map((code) => nationalCode(ALPHA_3, code)) },
  }));
}

/** Convictions. */
export function condamnations(population: MemberPopulation): readonly XmlContent[] {
  return population.convictions.map((conviction, index) => ({
    Identifiant: identifiant('condamnation', index),
    IdPersonne: identifiant('personne', conviction.subjectIndex),
    Juridiction: conviction.court,
    PrononceeLe: dateFr(conviction.decidedOn),
    Texte: conviction.statute,
    ClasseCICS: conviction.iccs,
    Peine: conviction.sentence,
    Etat: nationalCode(ETAT_CONDAMNATION, conviction.status),
  }));
}

/** Alerts. */
export function signalements(population: MemberPopulation): readonly XmlContent[] {
  return population.alerts.map((alert, index) => ({
    Identifiant: identifiant('signalement', index),
    IdPersonne: identifiantOuNul('personne', alert.subjectIndex),
    IdPersonneMorale: identifiantOuNul('personneMorale', alert.subjectOrganisationIndex),
    Cadre: nationalCode(CADRE, alert.scheme),
    Categorie: nationalCode(CATEGORIE, alert.category),
    Reference: alert.reference,
    ConduiteATenir: alert.action,
    Etat: nationalCode(ETAT_SIGNALEMENT, alert.state),
    ServiceEmetteur: alert.issuingAuthority,
    Validite: { Du: dateFr(alert.issuedOn), Au: dateFr(alert.validUntil) },
  }));
}

/** Requests for cooperation. */
export function demandes(population: MemberPopulation): readonly XmlContent[] {
  return population.requests.map((request, index) => ({
    Identifiant: identifiant('demande', index),
    IdProcedure: identifiant('procedure', request.caseIndex),
    Nature: nationalCode(NATURE_DEMANDE, request.kind),
    Reference: request.reference,
    Etat: nationalCode(ETAT_DEMANDE, request.state),
    PaysRequerant: request.requesting,
    PaysRequis: request.requested,
    DemandeeLe: dateFr(request.requestedOn),
    EcheanceLe: dateFr(request.dueOn),
    Objet: request.assistance,
  }));
}
