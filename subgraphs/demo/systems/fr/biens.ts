import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { dayFirst } from '../platform/dates.ts';
import type { XmlContent } from '../platform/xml.ts';
import { identifiant, identifiantOuNul } from './cles.ts';
import { COULEUR, GENRE, NATURE_AVOIR, NATURE_SAISIE, POSITION, TYPE_ARME, TYPE_OBJET } from './codes.ts';

/** The vehicle whose colour a clerk abbreviated in a way that no list has: real registers hold such. */
const ODD_COLOUR = { index: 4, code: 'BX MET' };

/** A number with a decimal comma. */
function decimal(value: number | null): string | null {
  return value === null ? null : String(value).replace('.', ',');
}

/** Vehicles and other conveyances. */
export function vehicules(population: MemberPopulation): readonly XmlContent[] {
  return population.vehicles.map((vehicle, index) => ({
    Identifiant: identifiant('vehicule', index),
    Genre: nationalCode(GENRE, vehicle.kind),
    NumeroSerie: vehicle.vin || null,
    Immatriculation: vehicle.plate || null,
    Marque: vehicle.make,
    DenominationCommerciale: vehicle.model,
    Couleur: index === ODD_COLOUR.index ? ODD_COLOUR.code : nationalCode(COULEUR, vehicle.colour),
    AnneeMiseEnCirculation: vehicle.year,
    Position: {
      Code: nationalCode(POSITION, vehicle.status),
      Depuis: vehicle.statusDate === null ? null : dayFirst(vehicle.statusDate, '/'),
    },
    IdPersonne: identifiantOuNul('personne', vehicle.keeperIndex),
    IdPersonneMorale: identifiantOuNul('personneMorale', vehicle.keeperOrganisationIndex),
  }));
}

/** Firearms. */
export function armes(population: MemberPopulation): readonly XmlContent[] {
  return population.firearms.map((firearm, index) => ({
    Identifiant: identifiant('arme', index),
    Type: nationalCode(TYPE_ARME, firearm.kind),
    NumeroMatricule: firearm.serial,
    Marque: firearm.make,
    Modele: firearm.model,
    Calibre: firearm.calibre,
    Position: nationalCode(POSITION, firearm.status),
    IdPersonne: identifiantOuNul('personne', firearm.holderIndex),
  }));
}

/** Items and works of art. */
export function objets(population: MemberPopulation): readonly XmlContent[] {
  return population.items.map((item, index) => ({
    Identifiant: identifiant('objet', index),
    Type: nationalCode(TYPE_OBJET, item.kind),
    Numero: item.serial,
    Description: item.description,
    Auteur: item.maker || null,
    Position: nationalCode(POSITION, item.status),
  }));
}

/** Assets. */
export function avoirs(population: MemberPopulation): readonly XmlContent[] {
  return population.assets.map((asset, index) => ({
    Identifiant: identifiant('avoir', index),
    Nature: nationalCode(NATURE_AVOIR, asset.kind),
    Compte: asset.iban === null && asset.bic === null ? null : { IBAN: asset.iban, BIC: asset.bic },
    Portefeuille: asset.walletAddress,
    ReferenceCadastrale: asset.propertyReference,
    PartDetenue: decimal(asset.ownershipShare),
    IdPersonne: identifiantOuNul('personne', asset.holderIndex),
    IdPersonneMorale: identifiantOuNul('personneMorale', asset.holderOrganisationIndex),
  }));
}

/** Seizures. */
export function saisies(population: MemberPopulation): readonly XmlContent[] {
  return population.seizures.map((seizure, index) => ({
    Identifiant: identifiant('saisie', index),
    IdProcedure: identifiant('procedure', seizure.caseIndex),
    SaisiLe: dayFirst(seizure.seizedOn, '/'),
    Lieu: seizure.place,
    Nature: nationalCode(NATURE_SAISIE, seizure.kind),
    Designation: seizure.description,
    Quantite: decimal(seizure.quantity),
    Unite: seizure.unit || null,
  }));
}
