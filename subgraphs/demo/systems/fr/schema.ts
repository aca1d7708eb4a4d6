/** The children of an element in their order: text or whole numbers, or an element with children; `*` marks a repeated one. */
export interface Structure {
  readonly [element: string]: 'texte' | 'entier' | Structure;
}

const nom: Structure = { Nom: 'texte', Prenoms: 'texte', Denomination: 'texte' };
const detenteur: Structure = { IdPersonne: 'texte', IdPersonneMorale: 'texte' };
const gestion: Structure = {
  CodesTraitement: { 'Code*': 'texte' },
  Mention: 'texte',
  Cotation: 'texte',
  Caractere: 'texte',
  Finalite: 'texte',
  DiffusionReservee: { 'Pays*': 'texte' },
  DiffusionExclue: { 'Pays*': 'texte' },
  SousEmbargoJusquAu: 'texte',
  Conteste: 'texte',
  DateCreation: 'texte',
  DateVerification: 'texte',
  DateEffacement: 'texte',
};

function texts(names: string): Structure {
  return Object.fromEntries(names.split(' ').map((name) => [name, 'texte']));
}

/** Every element that the service hands out, with its children in the order of the WSDL. */
export const STRUCTURES = {
  Personne: {
    Identifiant: 'texte',
    EtatCivil: {
      ...nom,
      DateNaissance: texts('Jour Mois Annee Presumee'),
      ...texts('LieuNaissance PaysNaissance Sexe'),
      Nationalites: { 'Nationalite*': 'texte' },
    },
    AutresNoms: { 'AutreNom*': { Nature: 'texte', ...nom } },
    NIR: 'texte',
    Profession: 'texte',
    SignalementPhysique: texts('Taille Yeux'),
    MisesEnGarde: { 'Code*': 'texte' },
    DonneeSensible: texts('Nature Contenu'),
    Implications: { 'Implication*': texts('IdProcedure Qualite') },
    Gestion: gestion,
  },
  PersonneMorale: {
    ...texts('Identifiant RaisonSociale NomCommercial SIREN FormeJuridique LEI'),
    Gestion: gestion,
  },
  TitreIdentite: {
    ...texts('Identifiant IdPersonne Nature Numero PaysEmetteur'),
    Validite: texts('DelivreLe ExpireLe'),
    Etat: 'texte',
  },
  Vehicule: {
    ...texts('Identifiant Genre NumeroSerie Immatriculation Marque DenominationCommerciale Couleur'),
    AnneeMiseEnCirculation: 'entier',
    Position: texts('Code Depuis'),
    ...detenteur,
  },
  Arme: texts('Identifiant Type NumeroMatricule Marque Modele Calibre Position IdPersonne'),
  Objet: texts('Identifiant Type Numero Description Auteur Position'),
  Biometrie: texts('Identifiant IdPersonne Type Base ReleveLe'),
  Photographie: texts('Identifiant IdPersonne Reference PriseLe'),
  Procedure: {
    ...texts('Identifiant Numero Service Etat OuverteLe'),
    PersonnesImpliquees: { 'PersonneImpliquee*': texts('IdPersonne Qualite') },
    Gestion: gestion,
  },
  Infraction: {
    ...texts('Identifiant IdProcedure Texte ClasseCICS'),
    PeineEncourueMois: 'entier',
    Tentative: 'texte',
  },
  Mandat: {
    ...texts('Identifiant IdPersonne Reference Juridiction DelivreLe Texte ClasseCICS Etat'),
    ExtraditionLimitee: { 'Pays*': 'texte' },
  },
  Condamnation: texts('Identifiant IdPersonne Juridiction PrononceeLe Texte ClasseCICS Peine Etat'),
  Signalement: {
    Identifiant: 'texte',
    ...detenteur,
    ...texts('Cadre Categorie Reference ConduiteATenir Etat ServiceEmetteur'),
    Validite: texts('Du Au'),
  },
  Avoir: {
    ...texts('Identifiant Nature'),
    Compte: texts('IBAN BIC'),
    ...texts('Portefeuille ReferenceCadastrale PartDetenue'),
    ...detenteur,
  },
  DemandeEntraide: texts(
    'Identifiant IdProcedure Nature Reference Etat PaysRequerant PaysRequis DemandeeLe EcheanceLe Objet',
  ),
  Adresse: {
    Identifiant: 'texte',
    ...detenteur,
    ...texts('Type Voie CodePostal Commune Region Pays DepuisLe'),
  },
  Coordonnee: { Identifiant: 'texte', ...detenteur, ...texts('Type Valeur') },
  Terminal: texts('Identifiant IdPersonne IMEI AdresseMAC Designation'),
  IdentifiantNumerique: texts('Identifiant IdPersonne Type Valeur ConstateLe Service'),
  Lien: texts('Identifiant IdPersonne IdPersonneLiee IdPersonneMoraleLiee Nature Precision DepuisLe'),
  Saisie: texts('Identifiant IdProcedure SaisiLe Lieu Nature Designation Quantite Unite'),
} satisfies Readonly<Record<string, Structure>>;

/** The name of an element that the service hands out. */
export type NomElement = keyof typeof STRUCTURES;
