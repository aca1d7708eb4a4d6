import type { MemberPopulation } from '../../population/population.ts';
import { nationalCode } from '../platform/code-table.ts';
import { yearFirst } from '../platform/dates.ts';
import {
  ALERT_STATE,
  CASE_STATUS,
  CATEGORY,
  CONVICTION_STATUS,
  PARTY,
  REQUEST,
  REQUEST_STATE,
  SCHEME,
  WARRANT_STATUS,
} from './codes.ts';
import { entry, entryOrNull } from './keys.ts';
import { control } from './persons.ts';
import type { Row } from './table.ts';

const date = (text: string) => yearFirst(text, '/');

/** Rows of QADAYA.CSV: cases. */
export function cases(population: MemberPopulation): readonly Row[] {
  return population.cases.map((found, index) => ({
    رقم_القيد: entry('case', index),
    رقم_القضية: found.number,
    الجهة: found.authority,
    حالة_القضية: nationalCode(CASE_STATUS, found.status),
    تاريخ_الفتح: date(found.openedOn),
    ...control(found.record),
  }));
}

/** Rows of ATRAF.CSV: who plays which part in which case. */
export function parties(population: MemberPopulation): readonly Row[] {
  return population.cases.flatMap((found, index) =>
    found.roles.map((role) => ({
      قيد_القضية: entry('case', index),
      قيد_الشخص: entry('person', role.personIndex),
      الصفة: nationalCode(PARTY, role.category),
    })),
  );
}

/** Rows of JARAIM.CSV: offences. */
export function offences(population: MemberPopulation): readonly Row[] {
  return population.offences.map((offence, index) => ({
    رقم_القيد: entry('offence', index),
    قيد_القضية: entry('case', offence.caseIndex),
    مادة_القانون: offence.statute,
    التصنيف_الدولي: offence.iccs,
    أقصى_عقوبة_شهر: offence.maximumPenalty,
    شروع: offence.attempted ? 'نعم' : 'لا',
  }));
}

/** Rows of AWAMIR.CSV: warrants. */
export function warrants(population: MemberPopulation): readonly Row[] {
  return population.warrants.map((warrant, index) => ({
    رقم_القيد: entry('warrant', index),
    قيد_الشخص: entry('person', warrant.subjectIndex),
    رقم_الأمر: warrant.reference,
    المحكمة: warrant.court,
    تاريخ_الأمر: date(warrant.issuedOn),
    مادة_القانون: warrant.statute,
    التصنيف_الدولي: warrant.iccs,
    حالة_الأمر: nationalCode(WARRANT_STATUS, warrant.status),
    حدود_التسليم: warrant.extraditionLimits.join('،'),
  }));
}

/** Rows of AHKAM.CSV: convictions. */
export function convictions(population: MemberPopulation): readonly Row[] {
  return population.convictions.map((conviction, index) => ({
    رقم_القيد: entry('conviction', index),
    قيد_الشخص: entry('person', conviction.subjectIndex),
    المحكمة: conviction.court,
    تاريخ_الحكم: date(conviction.decidedOn),
    مادة_القانون: conviction.statute,
    التصنيف_الدولي: conviction.iccs,
    العقوبة: conviction.sentence,
    حالة_الحكم: nationalCode(CONVICTION_STATUS, conviction.status),
  }));
}

/** Rows of TANBIHAT.CSV: alerts. */
export function alerts(population: MemberPopulation): readonly Row[] {
  return population.alerts.map((alert, index) => ({
    رقم_القيد: entry('alert', index),
    قيد_الشخص: entryOrNull('person', alert.subjectIndex),
    قيد_المنشأة: entryOrNull('company', alert.subjectOrganisationIndex),
    نظام_التنبيه: nationalCode(SCHEME, alert.scheme),
    فئة_التنبيه: nationalCode(CATEGORY, alert.category),
    رقم_التنبيه: alert.reference,
    الإجراء: alert.action,
    حالة_التنبيه: nationalCode(ALERT_STATE, alert.state),
    الجهة_الطالبة: alert.issuingAuthority,
    من_تاريخ: date(alert.issuedOn),
    حتى_تاريخ: date(alert.validUntil),
  }));
}

/** Rows of TALABAT.CSV: requests for cooperation. */
export function requests(population: MemberPopulation): readonly Row[] {
  return population.requests.map((request, index) => ({
    رقم_القيد: entry('request', index),
    قيد_القضية: entry('case', request.caseIndex),
    نوع_الطلب: nationalCode(REQUEST, request.kind),
    رقم_الطلب: request.reference,
    حالة_الطلب: nationalCode(REQUEST_STATE, request.state),
    الدولة_الطالبة: request.requesting,
    الدولة_المطلوبة: request.requested,
    تاريخ_الطلب: date(request.requestedOn),
    آخر_موعد: date(request.dueOn),
    موضوع_الطلب: request.assistance,
  }));
}
