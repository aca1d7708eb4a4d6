import type { MemberPopulation, SyntheticVehicle } from '../../population/population.ts';
import { tableOf, type TableRows } from '../sql/table-rows.ts';
import { datum, firmaNrOrNull, persNrOrNull, schluessel } from './satzform.ts';
import { FAHND, FARBE, KFZ_ART, SACHE_ART, WAFFE_ART } from './schluessel.ts';

/** A colour that the manual has no more: the mapping does not know it, and counts it. */
const OLD_COLOUR = 77;

function farbe(vehicle: SyntheticVehicle, index: number): number {
  return index % 811 === 5 ? OLD_COLOUR : schluessel(FARBE, vehicle.colour);
}

/** Tables of vehicles, firearms and items. */
export function sachenTabellen({ vehicles, firearms, items }: MemberPopulation): readonly TableRows[] {
  return [
    tableOf('KFZ', vehicles, (vehicle, index) => ({
      KFZ_ID: 600_001 + index,
      KENNZ: vehicle.plate,
      FIN: vehicle.vin,
      HERST: vehicle.make,
      TYP: vehicle.model,
      ART: schluessel(KFZ_ART, vehicle.kind),
      FARBE: farbe(vehicle, index),
      BAUJ: vehicle.year,
      FAHND: schluessel(FAHND, vehicle.status),
      FAHND_DAT: datum(vehicle.statusDate),
      HALTER_PERS: persNrOrNull(vehicle.keeperIndex),
      HALTER_FIRMA: firmaNrOrNull(vehicle.keeperOrganisationIndex),
    })),
    tableOf('WAFFE', firearms, (firearm, index) => ({
      WAFFE_ID: 650_001 + index,
      W_NR: firearm.serial,
      HERST: firearm.make,
      MODELL: firearm.model,
      KALIBER: firearm.calibre,
      ART: schluessel(WAFFE_ART, firearm.kind),
      FAHND: schluessel(FAHND, firearm.status),
      BESITZER: persNrOrNull(firearm.holderIndex),
    })),
    tableOf('SACHE', items, (item, index) => ({
      SACHE_ID: 670_001 + index,
      ART: schluessel(SACHE_ART, item.kind),
      INDIV_NR: item.serial,
      BESCHR: item.description,
      HERST: item.maker,
      FAHND: schluessel(FAHND, item.status),
    })),
  ];
}
