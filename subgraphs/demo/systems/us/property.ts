import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { monthFirst } from '../platform/dates.ts';
import type { XmlContent } from '../platform/xml.ts';
import { ASSET, COLOR, FIREARM, ITEM, ITEM_STATUS, SEIZURE, STYLE } from './codes.ts';
import { elementId, reference } from './keys.ts';

/** The vehicle whose colour stands in a code that was withdrawn years ago: real registers hold such. */
const ODD_COLOUR = { index: 5, code: 'CAM' };

/** Vehicles and other conveyances. */
export function vehicles(population: MemberPopulation): readonly XmlContent[] {
  return population.vehicles.map((vehicle, index) => ({
    '@s:id': elementId('conveyance', index),
    'j:ConveyanceStyleCode': nationalCode(STYLE, vehicle.kind),
    'nc:VehicleIdentification': { 'nc:IdentificationID': vehicle.vin || null },
    'j:ConveyanceRegistrationPlateIdentification': { 'nc:IdentificationID': vehicle.plate || null },
    'nc:ItemMakeName': vehicle.make,
    'nc:ItemModelName': vehicle.model,
    'nc:ItemModelYearDate': vehicle.year,
    'nc:ConveyanceColorPrimaryCode': index === ODD_COLOUR.index ? ODD_COLOUR.code : nationalCode(COLOR, vehicle.colour),
    'nc:ItemStatus': {
      'nc:ItemStatusCode': nationalCode(ITEM_STATUS, vehicle.status),
      'nc:StatusDate': vehicle.statusDate === null ? null : monthFirst(vehicle.statusDate),
    },
    'nc:ItemOwner': {
      'nc:PersonReference': reference('person', vehicle.keeperIndex),
      'nc:OrganizationReference': reference('organization', vehicle.keeperOrganisationIndex),
    },
  }));
}

/** Firearms. */
export function firearms(population: MemberPopulation): readonly XmlContent[] {
  return population.firearms.map((firearm, index) => ({
    '@s:id': elementId('firearm', index),
    'nc:FirearmCategoryCode': nationalCode(FIREARM, firearm.kind),
    'nc:ItemSerialIdentification': { 'nc:IdentificationID': firearm.serial },
    'nc:ItemMakeName': firearm.make,
    'nc:ItemModelName': firearm.model,
    'nc:FirearmCaliberText': firearm.calibre,
    'nc:ItemStatus': { 'nc:ItemStatusCode': nationalCode(ITEM_STATUS, firearm.status) },
    'nc:ItemOwner': { 'nc:PersonReference': reference('person', firearm.holderIndex) },
  }));
}

/** Articles and works of art. */
export function items(population: MemberPopulation): readonly XmlContent[] {
  return population.items.map((item, index) => ({
    '@s:id': elementId('item', index),
    'nc:ItemCategoryCode': nationalCode(ITEM, item.kind),
    'nc:ItemSerialIdentification': { 'nc:IdentificationID': item.serial },
    'nc:ItemDescriptionText': item.description,
    'nc:ItemMakerName': item.maker || null,
    'nc:ItemStatus': { 'nc:ItemStatusCode': nationalCode(ITEM_STATUS, item.status) },
  }));
}

/** Assets. */
export function assets(population: MemberPopulation): readonly XmlContent[] {
  return population.assets.map((asset, index) => ({
    '@s:id': elementId('asset', index),
    'cjx:AssetCategoryCode': nationalCode(ASSET, asset.kind),
    'nc:FinancialAccountNumberID': asset.iban,
    'nc:FinancialAccountBankID': asset.bic,
    'cjx:CryptoWalletAddressID': asset.walletAddress,
    'nc:RealEstateParcelID': asset.propertyReference,
    'cjx:OwnershipPercent': asset.ownershipShare,
    'nc:ItemOwner': {
      'nc:PersonReference': reference('person', asset.holderIndex),
      'nc:OrganizationReference': reference('organization', asset.holderOrganisationIndex),
    },
  }));
}

/** Seizures. */
export function seizures(population: MemberPopulation): readonly XmlContent[] {
  return population.seizures.map((seizure, index) => ({
    '@s:id': elementId('seizure', index),
    'cjx:CaseReference': reference('case', seizure.caseIndex),
    'nc:ActivityDate': monthFirst(seizure.seizedOn),
    'nc:LocationName': seizure.place,
    'j:SeizedItem': {
      'cjx:SeizureCategoryCode': nationalCode(SEIZURE, seizure.kind),
      'nc:ItemDescriptionText': seizure.description,
      'nc:ItemQuantity': { '@nc:unit': seizure.unit || null, 'nc:MeasureDecimalValue': seizure.quantity },
    },
  }));
}
