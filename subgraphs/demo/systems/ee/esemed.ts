import type { MemberPopulation, SyntheticVehicle } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { tableOf, type TableRows } from '../sql/table-rows.ts';
import { ESEMELIIK, ESEMEOLEK, RELVALIIK, SOIDUKILIIK, VARV } from './koodid.ts';
import { isikId, isikIdOrNull, jurId, kuupaev } from './ridade-vorm.ts';

/** A colour that an older classifier had: the mapping does not know it, and counts it. */
const OLD_COLOUR = '99';

interface Mudel {
  readonly mark: string;
  readonly nimetus: string;
}

function mudelid(vehicles: readonly SyntheticVehicle[]): ReadonlyMap<string, Mudel & { readonly id: number }> {
  const found = new Map<string, Mudel & { readonly id: number }>();
  for (const { make, model } of vehicles) {
    const name = `${make} ${model}`;
    if (!found.has(name)) found.set(name, { id: 1000 + found.size, mark: make, nimetus: model });
  }
  return found;
}

function varv(vehicle: SyntheticVehicle, index: number): string {
  return index % 997 === 17 ? OLD_COLOUR : nationalCode(VARV, vehicle.colour);
}

function omanik(vehicle: SyntheticVehicle): {
  readonly omaniku_liik: string | null;
  readonly omanik_id: number | null;
} {
  if (vehicle.keeperIndex !== null) return { omaniku_liik: 'F', omanik_id: isikId(vehicle.keeperIndex) };
  if (vehicle.keeperOrganisationIndex === null) return { omaniku_liik: null, omanik_id: null };
  return { omaniku_liik: 'J', omanik_id: jurId(vehicle.keeperOrganisationIndex) };
}

/** Tables of vehicles, firearms and items. */
export function esemeTabelid({ vehicles, firearms, items }: MemberPopulation): readonly TableRows[] {
  const mudelidByName = mudelid(vehicles);
  const margid = [...new Set([...mudelidByName.values()].map(({ mark }) => mark))];
  return [
    tableOf('soiduki_mark', margid, (nimetus, index) => ({ mark_id: index + 1, nimetus })),
    tableOf('soiduki_mudel', [...mudelidByName.values()], ({ id, mark, nimetus }) => ({
      mudel_id: id,
      mark_id: margid.indexOf(mark) + 1,
      nimetus,
    })),
    tableOf('soiduk', vehicles, (vehicle, index) => ({
      soiduk_id: 3_000_001 + index,
      reg_nr: vehicle.plate,
      tehasetahis: vehicle.vin,
      mudel_id: mudelidByName.get(`${vehicle.make} ${vehicle.model}`)?.id ?? null,
      liik: nationalCode(SOIDUKILIIK, vehicle.kind),
      varv: varv(vehicle, index),
      valjalaske_aasta: vehicle.year,
      olek: nationalCode(ESEMEOLEK, vehicle.status),
      oleku_kp: kuupaev(vehicle.statusDate),
      ...omanik(vehicle),
    })),
    tableOf('relv', firearms, (firearm, index) => ({
      relv_id: 61_001 + index,
      relva_nr: firearm.serial,
      mark: firearm.make,
      mudel: firearm.model,
      kaliiber: firearm.calibre,
      liik: nationalCode(RELVALIIK, firearm.kind),
      olek: nationalCode(ESEMEOLEK, firearm.status),
      valdaja_id: isikIdOrNull(firearm.holderIndex),
    })),
    tableOf('ese', items, (item, index) => ({
      ese_id: 71_001 + index,
      liik: nationalCode(ESEMELIIK, item.kind),
      seeria_nr: item.serial,
      kirjeldus: item.description,
      valmistaja: item.maker,
      olek: nationalCode(ESEMEOLEK, item.status),
    })),
  ];
}
