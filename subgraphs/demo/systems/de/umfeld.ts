import type { MemberPopulation } from '../../population/population.ts';
import { tableOf, type TableRows } from '../sql/table-rows.ts';
import { datum, firmaNrOrNull, persNr, persNrOrNull, schluessel, staat } from './satzform.ts';
import { ANSCHR_ART, BEZ_ART, ERR_ART, GERAET_ART, NETZ_ART, VERM_ART } from './schluessel.ts';

/** `2025-06-07T08:09:10Z` as `07.06.2025 08:09:10`, in UTC as the system keeps it. */
function zeitpunkt(instant: string): string {
  return `${datum(instant.slice(0, 10)) ?? ''} ${instant.slice(11, 19)}`;
}

/** Tables of what is known around persons: property, addresses, means of contact, relations. */
export function umfeldTabellen(population: MemberPopulation): readonly TableRows[] {
  const { assets, addresses, contactPoints, devices, onlineIdentifiers, relations } = population;
  return [
    tableOf('VERMOEGEN', assets, (asset, index) => ({
      VERM_ID: 800_001 + index,
      PERS_NR: persNrOrNull(asset.holderIndex),
      FIRMA_NR: firmaNrOrNull(asset.holderOrganisationIndex),
      ART: schluessel(VERM_ART, asset.kind),
      IBAN: asset.iban,
      BIC: asset.bic,
      WALLET: asset.walletAddress,
      GRUNDBUCH: asset.propertyReference,
      ANTEIL: asset.ownershipShare === null ? null : String(asset.ownershipShare).replace('.', ','),
    })),
    tableOf('ANSCHRIFT', addresses, (address, index) => ({
      ANSCHR_ID: 810_001 + index,
      PERS_NR: persNrOrNull(address.residentIndex),
      FIRMA_NR: firmaNrOrNull(address.organisationIndex),
      ART: schluessel(ANSCHR_ART, address.kind),
      STRASSE: address.street,
      PLZ: address.postalCode,
      ORT: address.locality,
      LAND: address.region,
      STAAT: staat(address.country),
      SEIT_DAT: datum(address.from),
    })),
    tableOf('ERREICHBARKEIT', contactPoints, (contact, index) => ({
      ERR_ID: 830_001 + index,
      PERS_NR: persNrOrNull(contact.userIndex),
      FIRMA_NR: firmaNrOrNull(contact.organisationIndex),
      ART: schluessel(ERR_ART, contact.kind),
      WERT: contact.value,
    })),
    tableOf('GERAET', devices, (device, index) => ({
      GERAET_ID: 850_001 + index,
      PERS_NR: persNr(device.userIndex),
      ART: schluessel(GERAET_ART, device.kind),
      KENNUNG: device.value,
      BESCHR: device.description,
    })),
    tableOf('NETZKENNUNG', onlineIdentifiers, (identifier, index) => ({
      NETZ_ID: 860_001 + index,
      PERS_NR: persNr(identifier.userIndex),
      ART: schluessel(NETZ_ART, identifier.kind),
      WERT: identifier.value,
      ZEIT: zeitpunkt(identifier.seenAt),
      DIENST: identifier.service,
    })),
    tableOf('BEZIEHUNG', relations, (relation, index) => ({
      BEZ_ID: 870_001 + index,
      PERS_NR: persNr(relation.subjectIndex),
      ZU_PERS: persNrOrNull(relation.personIndex),
      ZU_FIRMA: firmaNrOrNull(relation.organisationIndex),
      ART: schluessel(BEZ_ART, relation.kind),
      ROLLE: relation.role,
      SEIT: datum(relation.from),
    })),
  ];
}
