/**
 * How records of one system lead to one another. A *link* is a field that holds the key of another record
 * (`IdentityDocument.holder`); its *inverse* is the list seen from the other side (`Person.documents`).
 */
export interface Link {
  readonly type: string;
  readonly field: string;
  readonly target: string;
}

/** Links by the record type that holds the key: `target` is the record type that the key leads to. */
export const LINKS: readonly Link[] = [
  { type: 'IdentityDocument', field: 'holder', target: 'Person' },
  { type: 'Vehicle', field: 'keeper', target: 'Person' },
  { type: 'Vehicle', field: 'keeperOrganisation', target: 'Organisation' },
  { type: 'Firearm', field: 'holder', target: 'Person' },
  { type: 'BiometricReference', field: 'subject', target: 'Person' },
  { type: 'Photograph', field: 'subject', target: 'Person' },
  { type: 'Offence', field: 'case', target: 'Case' },
  { type: 'Warrant', field: 'subject', target: 'Person' },
  { type: 'Conviction', field: 'subject', target: 'Person' },
  { type: 'Alert', field: 'subject', target: 'Person' },
  { type: 'Alert', field: 'subjectOrganisation', target: 'Organisation' },
  { type: 'Asset', field: 'holder', target: 'Person' },
  { type: 'Asset', field: 'holderOrganisation', target: 'Organisation' },
  { type: 'CooperationRequest', field: 'case', target: 'Case' },
  { type: 'Address', field: 'resident', target: 'Person' },
  { type: 'Address', field: 'organisation', target: 'Organisation' },
  { type: 'ContactPoint', field: 'user', target: 'Person' },
  { type: 'ContactPoint', field: 'organisation', target: 'Organisation' },
  { type: 'Device', field: 'user', target: 'Person' },
  { type: 'OnlineIdentifier', field: 'user', target: 'Person' },
  { type: 'Relation', field: 'subject', target: 'Person' },
  { type: 'Relation', field: 'person', target: 'Person' },
  { type: 'Relation', field: 'organisation', target: 'Organisation' },
  { type: 'Seizure', field: 'case', target: 'Case' },
  { type: 'CaseRole', field: 'person', target: 'Person' },
  { type: 'CaseRole', field: 'case', target: 'Case' },
];

/** Lists of records that are the inverse of a link, as `Type.field` → the link that they invert. */
export const INVERSES: Readonly<Record<string, { readonly type: string; readonly link: string }>> = {
  'Person.documents': { type: 'IdentityDocument', link: 'holder' },
  'Person.vehicles': { type: 'Vehicle', link: 'keeper' },
  'Person.firearms': { type: 'Firearm', link: 'holder' },
  'Person.biometrics': { type: 'BiometricReference', link: 'subject' },
  'Person.photographs': { type: 'Photograph', link: 'subject' },
  'Person.warrants': { type: 'Warrant', link: 'subject' },
  'Person.convictions': { type: 'Conviction', link: 'subject' },
  'Person.alerts': { type: 'Alert', link: 'subject' },
  'Person.assets': { type: 'Asset', link: 'holder' },
  'Person.addresses': { type: 'Address', link: 'resident' },
  'Person.contactPoints': { type: 'ContactPoint', link: 'user' },
  'Person.devices': { type: 'Device', link: 'user' },
  'Person.onlineIdentifiers': { type: 'OnlineIdentifier', link: 'user' },
  'Person.relations': { type: 'Relation', link: 'subject' },
  'Organisation.addresses': { type: 'Address', link: 'organisation' },
  'Organisation.vehicles': { type: 'Vehicle', link: 'keeperOrganisation' },
  'Organisation.assets': { type: 'Asset', link: 'holderOrganisation' },
  'Organisation.alerts': { type: 'Alert', link: 'subjectOrganisation' },
  'Organisation.contactPoints': { type: 'ContactPoint', link: 'organisation' },
  'Case.offences': { type: 'Offence', link: 'case' },
  'Case.seizures': { type: 'Seizure', link: 'case' },
};

/** Identifiers that lead to a record: the kind (code list `IdentifierKindCode`) of each field that holds one. */
export const IDENTIFIER_FIELDS: readonly { readonly type: string; readonly field: string; readonly kind: string }[] = [
  { type: 'Person', field: 'nationalId', kind: 'national-id' },
  { type: 'Person', field: 'interpolId', kind: 'interpol-id' },
  { type: 'Organisation', field: 'registrationNumber', kind: 'registration-number' },
  { type: 'Organisation', field: 'lei', kind: 'lei' },
  { type: 'IdentityDocument', field: 'number', kind: 'document' },
  { type: 'Vehicle', field: 'plate', kind: 'plate' },
  { type: 'Vehicle', field: 'vin', kind: 'vin' },
  { type: 'Vehicle', field: 'imo', kind: 'imo' },
  { type: 'Vehicle', field: 'mmsi', kind: 'mmsi' },
  { type: 'Firearm', field: 'serial', kind: 'serial' },
  { type: 'Item', field: 'serial', kind: 'serial' },
  { type: 'Asset', field: 'iban', kind: 'iban' },
  { type: 'Asset', field: 'walletAddress', kind: 'wallet' },
  { type: 'Asset', field: 'propertyReference', kind: 'property' },
  { type: 'Case', field: 'number', kind: 'case' },
  { type: 'ContactPoint', field: 'value', kind: 'phone' },
  { type: 'ContactPoint', field: 'value', kind: 'email' },
  { type: 'Device', field: 'value', kind: 'imei' },
  { type: 'Device', field: 'value', kind: 'mac' },
  { type: 'OnlineIdentifier', field: 'value', kind: 'ip' },
  { type: 'OnlineIdentifier', field: 'value', kind: 'domain' },
  { type: 'OnlineIdentifier', field: 'value', kind: 'handle' },
];
