import type { MemberPopulation } from '../../population/population.ts';
import type { XmlContent } from '../platform/xml.ts';
import {
  adresses,
  biometries,
  coordonnees,
  liens,
  numeriques,
  photographies,
  terminaux,
  titres,
} from './autour-des-personnes.ts';
import { armes, avoirs, objets, saisies, vehicules } from './biens.ts';
import { personnes, personnesMorales } from './personnes.ts';
import { condamnations, demandes, infractions, mandats, procedures, signalements } from './procedures.ts';
import type { NomElement } from './schema.ts';

/** A section of the register: its element, how it is filled, and the children that callers may search by. */
export interface Rubrique {
  readonly element: NomElement;
  readonly elements: (population: MemberPopulation) => readonly XmlContent[];
  readonly criteres: readonly string[];
}

const personne = ['IdPersonne'];
const detenteur = ['IdPersonne', 'IdPersonneMorale'];
const procedure = ['IdProcedure'];

/** Every section of the register, by the name that its operations end in: `ListerPersonnes`. */
export const RUBRIQUES: Readonly<Record<string, Rubrique>> = {
  Personnes: { element: 'Personne', elements: personnes, criteres: [] },
  PersonnesMorales: { element: 'PersonneMorale', elements: personnesMorales, criteres: [] },
  TitresIdentite: { element: 'TitreIdentite', elements: titres, criteres: personne },
  Vehicules: { element: 'Vehicule', elements: vehicules, criteres: detenteur },
  Armes: { element: 'Arme', elements: armes, criteres: personne },
  Objets: { element: 'Objet', elements: objets, criteres: [] },
  Biometries: { element: 'Biometrie', elements: biometries, criteres: personne },
  Photographies: { element: 'Photographie', elements: photographies, criteres: personne },
  Procedures: { element: 'Procedure', elements: procedures, criteres: [] },
  Infractions: { element: 'Infraction', elements: infractions, criteres: procedure },
  Mandats: { element: 'Mandat', elements: mandats, criteres: personne },
  Condamnations: { element: 'Condamnation', elements: condamnations, criteres: personne },
  Signalements: { element: 'Signalement', elements: signalements, criteres: detenteur },
  Avoirs: { element: 'Avoir', elements: avoirs, criteres: detenteur },
  DemandesEntraide: { element: 'DemandeEntraide', elements: demandes, criteres: procedure },
  Adresses: { element: 'Adresse', elements: adresses, criteres: detenteur },
  Coordonnees: { element: 'Coordonnee', elements: coordonnees, criteres: detenteur },
  Terminaux: { element: 'Terminal', elements: terminaux, criteres: personne },
  IdentifiantsNumeriques: { element: 'IdentifiantNumerique', elements: numeriques, criteres: personne },
  Liens: { element: 'Lien', elements: liens, criteres: [...personne, 'IdPersonneLiee', 'IdPersonneMoraleLiee'] },
  Saisies: { element: 'Saisie', elements: saisies, criteres: procedure },
};
