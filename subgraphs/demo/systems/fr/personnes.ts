import type {
  MemberPopulation,
  SyntheticName,
  SyntheticPerson,
  SyntheticProvenance,
} from '../../population/population.ts';
import { nationalCode, nationalCodeOrNull } from '../platform/code-table.ts';
import { dateParts, dayFirst } from '../platform/dates.ts';
import { ALPHA_3 } from '../platform/iso-countries.ts';
import { rolesByPerson, type RoleOfPerson } from '../platform/roles.ts';
import type { XmlContent } from '../platform/xml.ts';
import { identifiant } from './cles.ts';
import { CARACTERE, DONNEE_SENSIBLE, FINALITE, MENTION, MISE_EN_GARDE, NATURE_NOM, QUALITE, SEXE } from './codes.ts';

const dateFr = (date: string) => dayFirst(date, '/');

function nom(name: SyntheticName): XmlContent {
  return {
    Nom: name.surname || null,
    Prenoms: [name.given, name.middle].filter((part) => part !== '').join(', ') || null,
    Denomination: name.full,
  };
}

function dateNaissance(date: string | null): XmlContent | null {
  if (date === null) return null;
  const { year, month, day, circa } = dateParts(date);
  const two = (value: number | null) => (value === null ? null : String(value).padStart(2, '0'));
  return { Jour: two(day), Mois: two(month), Annee: String(year), Presumee: circa ? 'O' : 'N' };
}

/** A height in metres, with a decimal comma. */
function taille(centimetres: number | null): string | null {
  return centimetres === null ? null : (centimetres / 100).toFixed(2).replace('.', ',');
}

/** What a record says of itself. */
export function gestion(record: SyntheticProvenance): XmlContent {
  return {
    CodesTraitement: { Code: record.handling },
    Mention: nationalCode(MENTION, record.confidentiality),
    Cotation: `${record.sourceEvaluation}/${record.informationEvaluation}`,
    Caractere: nationalCode(CARACTERE, record.assertion),
    Finalite: nationalCode(FINALITE, record.purposeCollected),
    DiffusionReservee: record.releasableTo === null ? null : { Pays: record.releasableTo },
    DiffusionExclue: record.notReleasableTo.length === 0 ? null : { Pays: record.notReleasableTo },
    SousEmbargoJusquAu: record.embargoUntil === null ? null : dateFr(record.embargoUntil),
    Conteste: record.restricted ? 'O' : 'N',
    DateCreation: dateFr(record.recordedAt),
    DateVerification: dateFr(record.lastVerifiedAt),
    DateEffacement: dateFr(record.expiresAt),
  };
}

function personne(person: SyntheticPerson, index: number, roles: readonly RoleOfPerson[]): XmlContent {
  const [primary, ...others] = person.names;
  return {
    Identifiant: identifiant('personne', index),
    EtatCivil: {
      ...nom(primary),
      DateNaissance: dateNaissance(person.birthDate),
      LieuNaissance: person.birthPlace || null,
      PaysNaissance: nationalCode(ALPHA_3, person.birthCountry),
      Sexe: nationalCodeOrNull(SEXE, person.sex) ?? '9',
      Nationalites: { Nationalite: person.nationalities.map((code) => nationalCode(ALPHA_3, code)) },
    },
    AutresNoms: {
      AutreNom: others.map((name) => ({ Nature: nationalCode(NATURE_NOM, name.kind), ...nom(name) })),
    },
    NIR: person.nationalId || null,
    Profession: person.occupation,
    SignalementPhysique: { Taille: taille(person.heightCm), Yeux: person.eyeColour },
    MisesEnGarde: { Code: person.cautions.map((code) => nationalCode(MISE_EN_GARDE, code)) },
    DonneeSensible: person.special
      ? { Nature: nationalCode(DONNEE_SENSIBLE, person.special.kind), Contenu: person.special.value }
      : null,
    Implications: {
      Implication: roles.map((role) => ({
        IdProcedure: identifiant('procedure', role.caseIndex),
        Qualite: nationalCode(QUALITE, role.category),
      })),
    },
    Gestion: gestion(person.record),
  };
}

/** Persons. */
export function personnes(population: MemberPopulation): readonly XmlContent[] {
  const roles = rolesByPerson(population);
  return population.persons.map((person, index) => personne(person, index, roles.get(index) ?? []));
}

/** Organisations. */
export function personnesMorales(population: MemberPopulation): readonly XmlContent[] {
  return population.organisations.map((organisation, index) => ({
    Identifiant: identifiant('personneMorale', index),
    RaisonSociale: organisation.name,
    NomCommercial: organisation.alias,
    SIREN: organisation.registrationNumber,
    FormeJuridique: organisation.legalForm,
    LEI: organisation.lei,
    Gestion: gestion(organisation.record),
  }));
}
