import type { MemberPopulation } from '../../population/population.ts';
import type { XmlContent } from '../platform/xml.ts';
import {
  accounts,
  associations,
  biometrics,
  contacts,
  devices,
  documents,
  images,
  locations,
} from './about-persons.ts';
import { organizations, persons } from './persons.ts';
import { alerts, assistanceRequests, cases, charges, convictions, warrants } from './proceedings.ts';
import { assets, firearms, items, seizures, vehicles } from './property.ts';

/** A collection of the exchange: the name of its element, and the references that callers may ask by. */
export interface Collection {
  readonly element: string;
  readonly elements: (population: MemberPopulation) => readonly XmlContent[];
  /** Path of the reference below the element, by the query parameter that asks by it. */
  readonly by: Readonly<Record<string, readonly string[]>>;
}

const personReference = { person: ['nc:PersonReference'] };
const eitherReference = { ...personReference, organization: ['nc:OrganizationReference'] };
const ownerReference = {
  person: ['nc:ItemOwner', 'nc:PersonReference'],
  organization: ['nc:ItemOwner', 'nc:OrganizationReference'],
};
const caseReference = { case: ['cjx:CaseReference'] };

/** Every collection of the exchange, by the path that it is served under. */
export const COLLECTIONS: Readonly<Record<string, Collection>> = {
  persons: { element: 'nc:Person', elements: persons, by: {} },
  organizations: { element: 'nc:Organization', elements: organizations, by: {} },
  documents: { element: 'nc:Identification', elements: documents, by: personReference },
  vehicles: { element: 'nc:Conveyance', elements: vehicles, by: ownerReference },
  firearms: { element: 'nc:Firearm', elements: firearms, by: { person: ownerReference.person } },
  items: { element: 'nc:Item', elements: items, by: {} },
  biometrics: { element: 'j:Biometric', elements: biometrics, by: personReference },
  images: { element: 'nc:Image', elements: images, by: personReference },
  cases: { element: 'nc:Case', elements: cases, by: {} },
  charges: { element: 'j:ChargeRecord', elements: charges, by: caseReference },
  warrants: { element: 'j:Warrant', elements: warrants, by: personReference },
  convictions: { element: 'j:Conviction', elements: convictions, by: personReference },
  alerts: { element: 'cjx:Alert', elements: alerts, by: eitherReference },
  assets: { element: 'cjx:Asset', elements: assets, by: ownerReference },
  'assistance-requests': { element: 'cjx:AssistanceRequest', elements: assistanceRequests, by: caseReference },
  locations: { element: 'nc:Location', elements: locations, by: eitherReference },
  contacts: { element: 'nc:ContactInformation', elements: contacts, by: eitherReference },
  devices: { element: 'cyber:Device', elements: devices, by: personReference },
  accounts: { element: 'cyber:OnlineAccount', elements: accounts, by: personReference },
  associations: {
    element: 'nc:PersonAssociation',
    elements: associations,
    by: {
      ...personReference,
      'associated-person': ['nc:AssociatedPersonReference'],
      'associated-organization': ['nc:AssociatedOrganizationReference'],
    },
  },
  seizures: { element: 'j:Seizure', elements: seizures, by: caseReference },
};
