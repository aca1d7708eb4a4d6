import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { tableOf, type TableRows } from '../sql/table-rows.ts';
import {
  compactDate,
  country,
  eraDate,
  organisationNumberOrNull,
  personNumber,
  personNumberOrNull,
} from './keishiki.ts';
import { 住所区分, 端末区分, 資産種別, 通信区分, 連絡先区分, 関係区分 } from './kodo.ts';

const NINE_HOURS = 9 * 3_600_000;

/** An instant in Japan's time: `2025/06/07 17:09:10`. */
function localTime(instant: string): string {
  const local = new Date(Date.parse(instant) + NINE_HOURS).toISOString();
  return `${local.slice(0, 10).replaceAll('-', '/')} ${local.slice(11, 19)}`;
}

/** Tables of what is known around persons: property, addresses, means of contact, relations. */
export function surroundingTables(population: MemberPopulation): readonly TableRows[] {
  const { assets, addresses, contactPoints, devices, onlineIdentifiers, relations } = population;
  return [
    tableOf('資産', assets, (asset, index) => ({
      整理番号: 4_000_001 + index,
      人物番号: personNumberOrNull(asset.holderIndex),
      法人番号: organisationNumberOrNull(asset.holderOrganisationIndex),
      種別: nationalCode(資産種別, asset.kind),
      口座: asset.iban,
      銀行: asset.bic,
      暗号資産: asset.walletAddress,
      不動産: asset.propertyReference,
      持分: asset.ownershipShare,
    })),
    tableOf('住所', addresses, (address, index) => ({
      整理番号: 4_200_001 + index,
      人物番号: personNumberOrNull(address.residentIndex),
      法人番号: organisationNumberOrNull(address.organisationIndex),
      区分: nationalCode(住所区分, address.kind),
      郵便番号: address.postalCode,
      都道府県: address.region,
      市区町村: address.locality,
      町名番地: address.street,
      国: country(address.country),
      居住開始日: compactDate(address.from),
    })),
    tableOf('連絡先', contactPoints, (contact, index) => ({
      整理番号: 4_400_001 + index,
      人物番号: personNumberOrNull(contact.userIndex),
      法人番号: organisationNumberOrNull(contact.organisationIndex),
      区分: nationalCode(連絡先区分, contact.kind),
      値: contact.value,
    })),
    tableOf('端末', devices, (device, index) => ({
      整理番号: 4_600_001 + index,
      人物番号: personNumber(device.userIndex),
      区分: nationalCode(端末区分, device.kind),
      識別番号: device.value,
      機種: device.description,
    })),
    tableOf('通信識別', onlineIdentifiers, (identifier, index) => ({
      整理番号: 4_700_001 + index,
      人物番号: personNumber(identifier.userIndex),
      区分: nationalCode(通信区分, identifier.kind),
      値: identifier.value,
      確認日時: localTime(identifier.seenAt),
      サービス: identifier.service,
    })),
    tableOf('関係', relations, (relation, index) => ({
      整理番号: 4_800_001 + index,
      人物番号: personNumber(relation.subjectIndex),
      相手人物: personNumberOrNull(relation.personIndex),
      相手法人: organisationNumberOrNull(relation.organisationIndex),
      区分: nationalCode(関係区分, relation.kind),
      続柄: relation.role,
      開始: eraDate(relation.from),
    })),
  ];
}
