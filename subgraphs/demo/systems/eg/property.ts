import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { yearFirst } from '../platform/dates.ts';
import { ASSET, COLOUR, FIREARM, ITEM, SEIZURE, STATUS, VEHICLE } from './codes.ts';
import { entry, entryOrNull } from './keys.ts';
import { arabicDigits, type Row } from './table.ts';

/** The vehicle whose colour a clerk wrote in a word that no list has: real registers hold such. */
const ODD_COLOUR = { index: 2, word: 'لبني' };

/** Rows of MARKABAT.CSV: vehicles; the traffic office writes numbers and dates in Arabic-Indic digits. */
export function vehicles(population: MemberPopulation): readonly Row[] {
  return population.vehicles.map((vehicle, index) => ({
    رقم_القيد: entry('vehicle', index),
    نوع_المركبة: nationalCode(VEHICLE, vehicle.kind),
    رقم_الشاسيه: vehicle.vin,
    رقم_اللوحة: arabicDigits(vehicle.plate),
    الماركة: vehicle.make,
    الطراز: vehicle.model,
    اللون: index === ODD_COLOUR.index ? ODD_COLOUR.word : nationalCode(COLOUR, vehicle.colour),
    سنة_الصنع: arabicDigits(String(vehicle.year)),
    الحالة: nationalCode(STATUS, vehicle.status),
    تاريخ_الحالة: vehicle.statusDate === null ? null : arabicDigits(yearFirst(vehicle.statusDate, '/')),
    قيد_الشخص: entryOrNull('person', vehicle.keeperIndex),
    قيد_المنشأة: entryOrNull('company', vehicle.keeperOrganisationIndex),
  }));
}

/** Rows of ASLIHA.CSV: firearms. */
export function firearms(population: MemberPopulation): readonly Row[] {
  return population.firearms.map((firearm, index) => ({
    رقم_القيد: entry('firearm', index),
    نوع_السلاح: nationalCode(FIREARM, firearm.kind),
    رقم_السلاح: firearm.serial,
    الصانع: firearm.make,
    الطراز: firearm.model,
    العيار: firearm.calibre,
    الحالة: nationalCode(STATUS, firearm.status),
    قيد_الشخص: entryOrNull('person', firearm.holderIndex),
  }));
}

/** Rows of ASHYA.CSV: items and works of art. */
export function items(population: MemberPopulation): readonly Row[] {
  return population.items.map((item, index) => ({
    رقم_القيد: entry('item', index),
    نوع_الشيء: nationalCode(ITEM, item.kind),
    الرقم: item.serial,
    الوصف: item.description,
    الصانع: item.maker,
    الحالة: nationalCode(STATUS, item.status),
  }));
}

/** Rows of AMWAL.CSV: assets. */
export function assets(population: MemberPopulation): readonly Row[] {
  return population.assets.map((asset, index) => ({
    رقم_القيد: entry('asset', index),
    نوع_المال: nationalCode(ASSET, asset.kind),
    IBAN: asset.iban,
    BIC: asset.bic,
    عنوان_المحفظة: asset.walletAddress,
    رقم_التسجيل: asset.propertyReference,
    النسبة: asset.ownershipShare,
    قيد_الشخص: entryOrNull('person', asset.holderIndex),
    قيد_المنشأة: entryOrNull('company', asset.holderOrganisationIndex),
  }));
}

/** Rows of MADBUTAT.CSV: seizures. */
export function seizures(population: MemberPopulation): readonly Row[] {
  return population.seizures.map((seizure, index) => ({
    رقم_القيد: entry('seizure', index),
    قيد_القضية: entry('case', seizure.caseIndex),
    تاريخ_الضبط: yearFirst(seizure.seizedOn, '/'),
    مكان_الضبط: seizure.place,
    نوع_المضبوط: nationalCode(SEIZURE, seizure.kind),
    الوصف: seizure.description,
    الكمية: seizure.quantity,
    الوحدة: seizure.unit,
  }));
}
