import type { MemberPopulation, SyntheticVehicle } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { tableOf, type TableRows } from '../sql/table-rows.ts';
import { compactDate, organisationNumberOrNull, personNumberOrNull } from './keishiki.ts';
import { 塗色, 手配区分, 物品種別, 車両種別, 銃器種別 } from './kodo.ts';

/** A colour from before the code was revised: the mapping does not know it, and counts it. */
const OLD_COLOUR = '88';

function colour(vehicle: SyntheticVehicle, index: number): string {
  return index % 701 === 11 ? OLD_COLOUR : nationalCode(塗色, vehicle.colour);
}

/** Tables of vehicles, firearms and items. */
export function objectTables({ vehicles, firearms, items }: MemberPopulation): readonly TableRows[] {
  return [
    tableOf('車両', vehicles, (vehicle, index) => ({
      整理番号: 2_000_001 + index,
      登録番号: vehicle.plate,
      車台番号: vehicle.vin,
      メーカー: vehicle.make,
      車名: vehicle.model,
      種別: nationalCode(車両種別, vehicle.kind),
      塗色: colour(vehicle, index),
      年式: String(vehicle.year),
      手配区分: nationalCode(手配区分, vehicle.status),
      手配日: compactDate(vehicle.statusDate),
      使用者: personNumberOrNull(vehicle.keeperIndex),
      使用法人: organisationNumberOrNull(vehicle.keeperOrganisationIndex),
    })),
    tableOf('銃器', firearms, (firearm, index) => ({
      整理番号: 2_200_001 + index,
      銃番号: firearm.serial,
      製造者: firearm.make,
      型式: firearm.model,
      口径: firearm.calibre,
      種別: nationalCode(銃器種別, firearm.kind),
      手配区分: nationalCode(手配区分, firearm.status),
      所持者: personNumberOrNull(firearm.holderIndex),
    })),
    tableOf('物品', items, (item, index) => ({
      整理番号: 2_400_001 + index,
      種別: nationalCode(物品種別, item.kind),
      製造番号: item.serial,
      品名: item.description,
      製造者: item.maker,
      手配区分: nationalCode(手配区分, item.status),
    })),
  ];
}
