import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { yearFirst } from '../platform/dates.ts';
import { ADDRESS, BIOMETRIC, CONTACT, DOCUMENT, DOCUMENT_STATUS, ONLINE, RELATION } from './codes.ts';
import { entry, entryOrNull } from './keys.ts';
import type { Row } from './table.ts';

const date = (text: string) => yearFirst(text, '/');
const dateOrNull = (text: string | null) => (text === null ? null : date(text));

/** Rows of MUSTANADAT.CSV: identity and travel documents. */
export function documents(population: MemberPopulation): readonly Row[] {
  return population.documents.map((document, index) => ({
    رقم_القيد: entry('document', index),
    قيد_الشخص: entry('person', document.holderIndex),
    نوع_المستند: nationalCode(DOCUMENT, document.type),
    رقم_المستند: document.number,
    دولة_الإصدار: document.issuer,
    تاريخ_الإصدار: date(document.issuedOn),
    تاريخ_الانتهاء: date(document.expiresOn),
    حالة_المستند: nationalCode(DOCUMENT_STATUS, document.status),
  }));
}

/** Rows of BASMAT.CSV: references to biometrics. */
export function biometrics(population: MemberPopulation): readonly Row[] {
  return population.biometrics.map((biometric, index) => ({
    رقم_القيد: entry('biometric', index),
    قيد_الشخص: entry('person', biometric.subjectIndex),
    نوع_البصمة: nationalCode(BIOMETRIC, biometric.kind),
    قاعدة_البيانات: biometric.repository,
    تاريخ_الرفع: date(biometric.capturedOn),
  }));
}

/** Rows of SUWAR.CSV: references to photographs. */
export function photographs(population: MemberPopulation): readonly Row[] {
  return population.photographs.map((photograph, index) => ({
    رقم_القيد: entry('photograph', index),
    قيد_الشخص: entry('person', photograph.subjectIndex),
    اسم_الملف: photograph.reference,
    تاريخ_التصوير: date(photograph.capturedOn),
  }));
}

/** Rows of ANAWIN.CSV: addresses. */
export function addresses(population: MemberPopulation): readonly Row[] {
  return population.addresses.map((address, index) => ({
    رقم_القيد: entry('address', index),
    قيد_الشخص: entryOrNull('person', address.residentIndex),
    قيد_المنشأة: entryOrNull('company', address.organisationIndex),
    نوع_العنوان: nationalCode(ADDRESS, address.kind),
    العنوان: address.street,
    المدينة: address.locality,
    المحافظة: address.region,
    الرمز_البريدي: address.postalCode,
    الدولة: address.country,
    من_تاريخ: dateOrNull(address.from),
  }));
}

/** Rows of ITTISALAT.CSV: telephone numbers and electronic mail. */
export function contacts(population: MemberPopulation): readonly Row[] {
  return population.contactPoints.map((contact, index) => ({
    رقم_القيد: entry('contact', index),
    قيد_الشخص: entryOrNull('person', contact.userIndex),
    قيد_المنشأة: entryOrNull('company', contact.organisationIndex),
    نوع_الاتصال: nationalCode(CONTACT, contact.kind),
    القيمة: contact.value,
  }));
}

/** Rows of AJHIZA.CSV: devices. */
export function devices(population: MemberPopulation): readonly Row[] {
  return population.devices.map((device, index) => ({
    رقم_القيد: entry('device', index),
    قيد_الشخص: entry('person', device.userIndex),
    IMEI: device.kind === 'imei' ? device.value : null,
    MAC: device.kind === 'mac' ? device.value : null,
    الوصف: device.description,
  }));
}

/** Rows of HISABAT.CSV: online identifiers; the moment is `yyyy/MM/dd HH:mm:ss` in UTC. */
export function onlineIdentifiers(population: MemberPopulation): readonly Row[] {
  return population.onlineIdentifiers.map((identifier, index) => ({
    رقم_القيد: entry('online', index),
    قيد_الشخص: entry('person', identifier.userIndex),
    نوع_المعرف: nationalCode(ONLINE, identifier.kind),
    المعرف: identifier.value,
    وقت_الرصد: new Date(identifier.seenAt).toISOString().slice(0, 19).replaceAll('-', '/').replace('T', ' '),
    الخدمة: identifier.service,
  }));
}

/** Rows of SILAT.CSV: relations. */
export function relations(population: MemberPopulation): readonly Row[] {
  return population.relations.map((relation, index) => ({
    رقم_القيد: entry('relation', index),
    قيد_الشخص: entry('person', relation.subjectIndex),
    قيد_الشخص_الآخر: entryOrNull('person', relation.personIndex),
    قيد_المنشأة: entryOrNull('company', relation.organisationIndex),
    نوع_الصلة: nationalCode(RELATION, relation.kind),
    الدور: relation.role,
    من_تاريخ: dateOrNull(relation.from),
  }));
}
