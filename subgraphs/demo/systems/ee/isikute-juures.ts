import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { tableOf, type TableRows } from '../sql/table-rows.ts';
import { AADRESSILIIK, SEADMELIIK, SEOSELIIK, SIDELIIK, TUNNUSELIIK, VARALIIK } from './koodid.ts';
import { isikId, isikIdOrNull, jurIdOrNull, kuupaev, riik } from './ridade-vorm.ts';

/** A kind of online identifier from before the classifier: the mapping does not know it, and counts it. */
const OLD_KIND = '?';

/** Tables of what is known around persons: property, addresses, means of contact, relations. */
export function isikuteJuuresTabelid(population: MemberPopulation): readonly TableRows[] {
  const { assets, addresses, contactPoints, devices, onlineIdentifiers, relations } = population;
  return [
    tableOf('vara', assets, (asset, index) => ({
      vara_id: 11_001 + index,
      isik_id: isikIdOrNull(asset.holderIndex),
      jur_id: jurIdOrNull(asset.holderOrganisationIndex),
      liik: nationalCode(VARALIIK, asset.kind),
      iban: asset.iban,
      bic: asset.bic,
      rahakott: asset.walletAddress,
      kinnistu_nr: asset.propertyReference,
      osalus: asset.ownershipShare,
    })),
    tableOf('aadress', addresses, (address, index) => ({
      aadress_id: 5_000_001 + index,
      isik_id: isikIdOrNull(address.residentIndex),
      jur_id: jurIdOrNull(address.organisationIndex),
      liik: nationalCode(AADRESSILIIK, address.kind),
      tanav_maja: address.street,
      asula: address.locality,
      maakond: address.region,
      postiindeks: address.postalCode,
      riik: riik(address.country),
      alates: address.from,
    })),
    tableOf('sidevahend', contactPoints, (contact, index) => ({
      side_id: 6_000_001 + index,
      isik_id: isikIdOrNull(contact.userIndex),
      jur_id: jurIdOrNull(contact.organisationIndex),
      liik: nationalCode(SIDELIIK, contact.kind),
      vaartus: contact.value,
    })),
    tableOf('seade', devices, (device, index) => ({
      seade_id: 15_001 + index,
      isik_id: isikId(device.userIndex),
      liik: nationalCode(SEADMELIIK, device.kind),
      tunnus: device.value,
      kirjeldus: device.description,
    })),
    tableOf('vorgutunnus', onlineIdentifiers, (identifier, index) => ({
      tunnus_id: 18_001 + index,
      isik_id: isikId(identifier.userIndex),
      liik: index % 499 === 23 ? OLD_KIND : nationalCode(TUNNUSELIIK, identifier.kind),
      vaartus: identifier.value,
      nahtud: identifier.seenAt,
      teenus: identifier.service,
    })),
    tableOf('seos', relations, (relation, index) => ({
      seos_id: 21_001 + index,
      isik_id: isikId(relation.subjectIndex),
      seotud_isik_id: isikIdOrNull(relation.personIndex),
      jur_id: jurIdOrNull(relation.organisationIndex),
      liik: nationalCode(SEOSELIIK, relation.kind),
      roll: relation.role,
      alates: kuupaev(relation.from),
    })),
  ];
}
