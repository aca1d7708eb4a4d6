import type {
  MemberPopulation,
  SyntheticName,
  SyntheticPerson,
  SyntheticProvenance,
} from '../../population/population.ts';
import { nationalCode, nationalCodeOrNull } from '../platform/code-table.ts';
import { dateParts, monthFirst } from '../platform/dates.ts';
import { ALPHA_3 } from '../platform/iso-countries.ts';
import { rolesByPerson, type RoleOfPerson } from '../platform/roles.ts';
import type { XmlContent } from '../platform/xml.ts';
import { BASIS, CAUTION, DISSEMINATION, NAME_CATEGORY, PURPOSE, ROLE, SENSITIVE, SEX } from './codes.ts';
import { elementId, reference } from './keys.ts';

function personName(name: SyntheticName): XmlContent {
  return {
    'nc:PersonGivenName': name.given || null,
    'nc:PersonMiddleName': name.middle || null,
    'nc:PersonSurName': name.surname || null,
    'nc:PersonFullName': name.full,
  };
}

function birthDate(date: string | null): XmlContent | null {
  if (date === null) return null;
  const { month, circa } = dateParts(date);
  return {
    [month === null ? 'nc:YearDate' : 'nc:Date']: monthFirst(date),
    'cjx:DateEstimatedIndicator': circa ? 'Y' : null,
  };
}

/** Feet and inches as in 5'11". */
function feetAndInches(centimetres: number): string {
  const inches = Math.round(centimetres / 2.54);
  return `${Math.floor(inches / 12)}'${inches % 12}"`;
}

const midnight = (date: string) => `${monthFirst(date)} 00:00:00`;

/** What a record says of itself. */
export function metadata(record: SyntheticProvenance): XmlContent {
  return {
    'cjx:HandlingCode': record.handling,
    'cjx:DisseminationCategoryCode': nationalCode(DISSEMINATION, record.confidentiality),
    'cjx:SourceReliabilityCode': record.sourceEvaluation,
    'cjx:InformationReliabilityCode': record.informationEvaluation,
    'cjx:InformationBasisCode': nationalCode(BASIS, record.assertion),
    'cjx:CollectionPurposeCode': nationalCode(PURPOSE, record.purposeCollected),
    'cjx:ReleasabilityText': record.releasableTo === null ? null : `REL TO ${record.releasableTo.join(', ')}`,
    'cjx:NonReleasabilityText':
      record.notReleasableTo.length === 0 ? null : `NOT REL TO ${record.notReleasableTo.join(', ')}`,
    'cjx:EmbargoEndDateTime': record.embargoUntil === null ? null : midnight(record.embargoUntil),
    'cjx:DisputedIndicator': record.restricted ? 'Y' : 'N',
    'cjx:EntryDateTime': midnight(record.recordedAt),
    'cjx:ValidationDateTime': midnight(record.lastVerifiedAt),
    'cjx:PurgeDateTime': midnight(record.expiresAt),
  };
}

function person(subject: SyntheticPerson, index: number, roles: readonly RoleOfPerson[]): XmlContent {
  const [primary, ...others] = subject.names;
  return {
    '@s:id': elementId('person', index),
    'nc:PersonName': personName(primary),
    'cjx:PersonAlternateName': others.map((name) => ({
      '@cjx:personNameCategoryCode': nationalCode(NAME_CATEGORY, name.kind),
      ...personName(name),
    })),
    'nc:PersonBirthDate': birthDate(subject.birthDate),
    'nc:PersonBirthLocation': {
      'nc:LocationCityName': subject.birthPlace || null,
      'nc:LocationCountryISO3166Alpha3Code': nationalCode(ALPHA_3, subject.birthCountry),
    },
    'nc:PersonSexCode': nationalCodeOrNull(SEX, subject.sex) ?? 'U',
    'nc:PersonCitizenshipISO3166Alpha3Code': subject.nationalities.map((code) => nationalCode(ALPHA_3, code)),
    'nc:PersonSSNIdentification': { 'nc:IdentificationID': subject.nationalId || null },
    'nc:EmployeeOccupationCategoryText': subject.occupation,
    'nc:PersonHeightMeasure': subject.heightCm === null ? null : { 'nc:MeasureText': feetAndInches(subject.heightCm) },
    'nc:PersonEyeColorText': subject.eyeColour,
    'j:PersonCautionCode': subject.cautions.map((code) => nationalCode(CAUTION, code)),
    'cjx:SensitiveInformation': subject.special
      ? {
          'cjx:SensitiveInformationCategoryCode': nationalCode(SENSITIVE, subject.special.kind),
          'cjx:SensitiveInformationText': subject.special.value,
        }
      : null,
    'cjx:CaseParticipation': roles.map((role) => ({
      'cjx:CaseReference': reference('case', role.caseIndex),
      'cjx:CaseParticipantRoleCode': nationalCode(ROLE, role.category),
    })),
    'cjx:RecordMetadata': metadata(subject.record),
  };
}

/** Persons. */
export function persons(population: MemberPopulation): readonly XmlContent[] {
  const roles = rolesByPerson(population);
  return population.persons.map((subject, index) => person(subject, index, roles.get(index) ?? []));
}

/** Organizations. */
export function organizations(population: MemberPopulation): readonly XmlContent[] {
  return population.organisations.map((organisation, index) => ({
    '@s:id': elementId('organization', index),
    'nc:OrganizationName': organisation.name,
    'nc:OrganizationDoingBusinessAsName': organisation.alias,
    'nc:OrganizationTaxIdentification': { 'nc:IdentificationID': organisation.registrationNumber },
    'nc:OrganizationCategoryText': organisation.legalForm,
    'cjx:OrganizationLEIIdentification': { 'nc:IdentificationID': organisation.lei },
    'cjx:RecordMetadata': metadata(organisation.record),
  }));
}
