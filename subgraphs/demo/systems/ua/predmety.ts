import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { dayFirst } from '../platform/dates.ts';
import { KOLIR, STAN_PREDMETA, VYD_AKTYVU, VYD_RECHI, VYD_TZ, VYD_VYLUCHENOHO, VYD_ZBROI } from './codes.ts';
import { nomer, nomerOrNull } from './keys.ts';
import type { Zapys } from './osoby.ts';

/** The vehicle whose colour a clerk wrote in a word that no list has: real registers hold such. */
const ODD_COLOUR = { index: 3, word: 'хамелеон' };

/** Vehicles and other conveyances. */
export function transport(population: MemberPopulation): readonly Zapys[] {
  return population.vehicles.map((vehicle, index) => ({
    id: nomer('transport', index),
    vyd_tz: nationalCode(VYD_TZ, vehicle.kind),
    vin: vehicle.vin,
    nomernyi_znak: vehicle.plate,
    marka: vehicle.make,
    model: vehicle.model,
    kolir: index === ODD_COLOUR.index ? ODD_COLOUR.word : nationalCode(KOLIR, vehicle.colour),
    rik_vypusku: vehicle.year,
    oblik: {
      stan: nationalCode(STAN_PREDMETA, vehicle.status),
      data: vehicle.statusDate === null ? null : dayFirst(vehicle.statusDate, '.'),
    },
    osoba_id: nomerOrNull('osoba', vehicle.keeperIndex),
    orh_id: nomerOrNull('orh', vehicle.keeperOrganisationIndex),
  }));
}

/** Firearms. */
export function zbroia(population: MemberPopulation): readonly Zapys[] {
  return population.firearms.map((firearm, index) => ({
    id: nomer('zbroia', index),
    vyd: nationalCode(VYD_ZBROI, firearm.kind),
    seriia_nomer: firearm.serial,
    vyrobnyk: firearm.make,
    model: firearm.model,
    kalibr: firearm.calibre,
    stan: nationalCode(STAN_PREDMETA, firearm.status),
    osoba_id: nomerOrNull('osoba', firearm.holderIndex),
  }));
}

/** Items and works of art. */
export function rechi(population: MemberPopulation): readonly Zapys[] {
  return population.items.map((item, index) => ({
    id: nomer('rich', index),
    vyd: nationalCode(VYD_RECHI, item.kind),
    nomer: item.serial,
    opys: item.description,
    avtor: item.maker,
    stan: nationalCode(STAN_PREDMETA, item.status),
  }));
}

/** Assets. */
export function aktyvy(population: MemberPopulation): readonly Zapys[] {
  return population.assets.map((asset, index) => ({
    id: nomer('aktyv', index),
    vyd: nationalCode(VYD_AKTYVU, asset.kind),
    iban: asset.iban,
    bic: asset.bic,
    hamanets: asset.walletAddress,
    reiestrovyi_nomer: asset.propertyReference,
    chastka: asset.ownershipShare,
    osoba_id: nomerOrNull('osoba', asset.holderIndex),
    orh_id: nomerOrNull('orh', asset.holderOrganisationIndex),
  }));
}

/** Seizures. */
export function vyluchennia(population: MemberPopulation): readonly Zapys[] {
  return population.seizures.map((seizure, index) => ({
    id: nomer('vyluchennia', index),
    provadzhennia_id: nomer('provadzhennia', seizure.caseIndex),
    data: dayFirst(seizure.seizedOn, '.'),
    mistse: seizure.place,
    shcho: {
      vyd: nationalCode(VYD_VYLUCHENOHO, seizure.kind),
      opys: seizure.description,
      kilkist: seizure.quantity,
      odynytsia: seizure.unit,
    },
  }));
}
