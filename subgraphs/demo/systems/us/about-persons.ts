import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { monthFirst } from '../platform/dates.ts';
import { ALPHA_3 } from '../platform/iso-countries.ts';
import type { XmlContent } from '../platform/xml.ts';
import { ASSOCIATION, BIOMETRIC, CONTACT, DOCUMENT, DOCUMENT_STATUS, LOCATION, ONLINE } from './codes.ts';
import { elementId, reference } from './keys.ts';

const dateOrNull = (date: string | null) => (date === null ? null : monthFirst(date));

/** Identity and travel documents. */
export function documents(population: MemberPopulation): readonly XmlContent[] {
  return population.documents.map((document, index) => ({
    '@s:id': elementId('document', index),
    'nc:PersonReference': reference('person', document.holderIndex),
    'nc:IdentificationID': document.number,
    'nc:IdentificationCategoryCode': nationalCode(DOCUMENT, document.type),
    'nc:IdentificationJurisdiction': {
      'nc:LocationCountryISO3166Alpha3Code': nationalCode(ALPHA_3, document.issuer),
    },
    'nc:IdentificationIssueDate': monthFirst(document.issuedOn),
    'nc:IdentificationExpirationDate': monthFirst(document.expiresOn),
    'nc:IdentificationStatusCode': nationalCode(DOCUMENT_STATUS, document.status),
  }));
}

/** References to biometrics. */
export function biometrics(population: MemberPopulation): readonly XmlContent[] {
  return population.biometrics.map((biometric, index) => ({
    '@s:id': elementId('biometric', index),
    'nc:PersonReference': reference('person', biometric.subjectIndex),
    'j:BiometricCategoryCode': nationalCode(BIOMETRIC, biometric.kind),
    'j:BiometricRepositoryText': biometric.repository,
    'j:BiometricCaptureDate': monthFirst(biometric.capturedOn),
  }));
}

/** References to photographs. */
export function images(population: MemberPopulation): readonly XmlContent[] {
  return population.photographs.map((photograph, index) => ({
    '@s:id': elementId('image', index),
    'nc:PersonReference': reference('person', photograph.subjectIndex),
    'nc:BinaryDescriptionURI': photograph.reference,
    'nc:BinaryCaptureDate': monthFirst(photograph.capturedOn),
  }));
}

/** Addresses. */
export function locations(population: MemberPopulation): readonly XmlContent[] {
  return population.addresses.map((address, index) => ({
    '@s:id': elementId('location', index),
    'nc:PersonReference': reference('person', address.residentIndex),
    'nc:OrganizationReference': reference('organization', address.organisationIndex),
    'nc:LocationCategoryCode': nationalCode(LOCATION, address.kind),
    'nc:Address': {
      'nc:AddressFullText': address.street || null,
      'nc:LocationCityName': address.locality || null,
      'nc:LocationStateName': address.region || null,
      'nc:LocationPostalCode': address.postalCode || null,
      'nc:LocationCountryISO3166Alpha3Code': nationalCode(ALPHA_3, address.country),
    },
    'nc:StartDate': dateOrNull(address.from),
  }));
}

/** Telephone numbers and electronic mail. */
export function contacts(population: MemberPopulation): readonly XmlContent[] {
  return population.contactPoints.map((contact, index) => ({
    '@s:id': elementId('contact', index),
    'nc:PersonReference': reference('person', contact.userIndex),
    'nc:OrganizationReference': reference('organization', contact.organisationIndex),
    'nc:ContactCategoryCode': nationalCode(CONTACT, contact.kind),
    ...(contact.kind === 'email'
      ? { 'nc:ContactEmailID': contact.value }
      : { 'nc:FullTelephoneNumberID': contact.value }),
  }));
}

/** Devices. */
export function devices(population: MemberPopulation): readonly XmlContent[] {
  return population.devices.map((device, index) => ({
    '@s:id': elementId('device', index),
    'nc:PersonReference': reference('person', device.userIndex),
    [device.kind === 'imei' ? 'cyber:DeviceIMEIID' : 'cyber:DeviceMACAddressID']: device.value,
    'nc:DeviceDescriptionText': device.description,
  }));
}

/** Online accounts and addresses. */
export function accounts(population: MemberPopulation): readonly XmlContent[] {
  return population.onlineIdentifiers.map((identifier, index) => ({
    '@s:id': elementId('account', index),
    'nc:PersonReference': reference('person', identifier.userIndex),
    'cyber:OnlineCategoryCode': nationalCode(ONLINE, identifier.kind),
    'cyber:OnlineIdentifierText': identifier.value,
    'cyber:ObservedDateTime': identifier.seenAt,
    'cyber:ServiceName': identifier.service,
  }));
}

/** Associations of persons. */
export function associations(population: MemberPopulation): readonly XmlContent[] {
  return population.relations.map((relation, index) => ({
    '@s:id': elementId('association', index),
    'nc:PersonReference': reference('person', relation.subjectIndex),
    'nc:AssociatedPersonReference': reference('person', relation.personIndex),
    'nc:AssociatedOrganizationReference': reference('organization', relation.organisationIndex),
    'nc:AssociationCategoryCode': nationalCode(ASSOCIATION, relation.kind),
    'nc:AssociationDescriptionText': relation.role || null,
    'nc:AssociationStartDate': dateOrNull(relation.from),
  }));
}
