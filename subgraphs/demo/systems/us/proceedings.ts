import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { monthFirst } from '../platform/dates.ts';
import { ALPHA_3 } from '../platform/iso-countries.ts';
import type { XmlContent } from '../platform/xml.ts';
import {
  ALERT,
  ALERT_STATE,
  ASSISTANCE,
  ASSISTANCE_STATE,
  CASE_STATUS,
  CONVICTION_STATUS,
  ROLE,
  SCHEME,
  WARRANT_STATUS,
} from './codes.ts';
import { elementId, reference } from './keys.ts';
import { metadata } from './persons.ts';

function charge(statute: string, iccs: string): XmlContent {
  return { 'j:StatuteText': statute, 'cjx:OffenseICCSCode': iccs };
}

/** Cases. */
export function cases(population: MemberPopulation): readonly XmlContent[] {
  return population.cases.map((entry, index) => ({
    '@s:id': elementId('case', index),
    'nc:CaseTrackingID': entry.number,
    'nc:CaseAgencyName': entry.authority,
    'nc:CaseStatusCode': nationalCode(CASE_STATUS, entry.status),
    'nc:CaseFilingDate': monthFirst(entry.openedOn),
    'cjx:CaseParticipant': entry.roles.map((role) => ({
      'nc:PersonReference': reference('person', role.personIndex),
      'cjx:CaseParticipantRoleCode': nationalCode(ROLE, role.category),
    })),
    'cjx:RecordMetadata': metadata(entry.record),
  }));
}

/** Charges; the maximum term is a duration of ISO 8601 in months. */
export function charges(population: MemberPopulation): readonly XmlContent[] {
  return population.offences.map((offence, index) => ({
    '@s:id': elementId('charge', index),
    'cjx:CaseReference': reference('case', offence.caseIndex),
    'j:Charge': charge(offence.statute, offence.iccs),
    'j:ChargeMaximumTermDuration': `P${offence.maximumPenalty}M`,
    'j:OffenseAttemptedCode': offence.attempted ? 'A' : 'C',
  }));
}

/** Warrants. */
export function warrants(population: MemberPopulation): readonly XmlContent[] {
  return population.warrants.map((warrant, index) => ({
    '@s:id': elementId('warrant', index),
    'nc:PersonReference': reference('person', warrant.subjectIndex),
    'nc:ActivityIdentification': { 'nc:IdentificationID': warrant.reference },
    'j:CourtName': warrant.court,
    'j:WarrantIssuedDate': monthFirst(warrant.issuedOn),
    'j:Charge': charge(warrant.statute, warrant.iccs),
    'j:WarrantStatusCode': nationalCode(WARRANT_STATUS, warrant.status),
    'j:WarrantExtraditionLimitationCountryCode': warrant.extraditionLimits.map((code) => nationalCode(ALPHA_3, code)),
  }));
}

/** Convictions. */
export function convictions(population: MemberPopulation): readonly XmlContent[] {
  return population.convictions.map((conviction, index) => ({
    '@s:id': elementId('conviction', index),
    'nc:PersonReference': reference('person', conviction.subjectIndex),
    'j:CourtName': conviction.court,
    'j:DispositionDate': monthFirst(conviction.decidedOn),
    'j:Charge': charge(conviction.statute, conviction.iccs),
    'j:SentenceDescriptionText': conviction.sentence,
    'j:ConvictionStatusCode': nationalCode(CONVICTION_STATUS, conviction.status),
  }));
}

/** Alerts. */
export function alerts(population: MemberPopulation): readonly XmlContent[] {
  return population.alerts.map((alert, index) => ({
    '@s:id': elementId('alert', index),
    'nc:PersonReference': reference('person', alert.subjectIndex),
    'nc:OrganizationReference': reference('organization', alert.subjectOrganisationIndex),
    'cjx:AlertSchemeCode': nationalCode(SCHEME, alert.scheme),
    'cjx:AlertCategoryCode': nationalCode(ALERT, alert.category),
    'nc:ActivityIdentification': { 'nc:IdentificationID': alert.reference },
    'cjx:AlertActionText': alert.action,
    'cjx:AlertStateCode': nationalCode(ALERT_STATE, alert.state),
    'nc:OrganizationName': alert.issuingAuthority,
    'nc:ActivityDateRange': { 'nc:StartDate': monthFirst(alert.issuedOn), 'nc:EndDate': monthFirst(alert.validUntil) },
  }));
}

/** Requests for assistance. */
export function assistanceRequests(population: MemberPopulation): readonly XmlContent[] {
  return population.requests.map((request, index) => ({
    '@s:id': elementId('assistance', index),
    'cjx:CaseReference': reference('case', request.caseIndex),
    'cjx:AssistanceCategoryCode': nationalCode(ASSISTANCE, request.kind),
    'nc:ActivityIdentification': { 'nc:IdentificationID': request.reference },
    'cjx:AssistanceStateCode': nationalCode(ASSISTANCE_STATE, request.state),
    'cjx:RequestingMemberCode': request.requesting,
    'cjx:RequestedMemberCode': request.requested,
    'nc:ActivityDateRange': {
      'nc:StartDate': monthFirst(request.requestedOn),
      'nc:EndDate': monthFirst(request.dueOn),
    },
    'cjx:AssistanceDescriptionText': request.assistance,
  }));
}
