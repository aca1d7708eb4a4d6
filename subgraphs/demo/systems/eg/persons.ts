import type {
  MemberPopulation,
  SyntheticName,
  SyntheticPerson,
  SyntheticProvenance,
} from '../../population/population.ts';
import { nationalCode, nationalCodeOrNull } from '../platform/code-table.ts';
import { dateParts, yearFirst } from '../platform/dates.ts';
import { CAUTION, NAME, NATURE, PURPOSE, SECRECY, SEX, SPECIAL } from './codes.ts';
import { entry } from './keys.ts';
import type { Row } from './table.ts';

const COMMA = '،';
const date = (text: string) => yearFirst(text, '/');
const dateOrNull = (text: string | null) => (text === null ? null : date(text));

/** The parts of a name in columns of their own; written out in full only where the parts in a row do not make it. */
function name(given: SyntheticName): Row {
  const parts = [given.given, given.middle, given.surname].filter((part) => part !== '').join(' ');
  return {
    الاسم_الأول: given.given || null,
    اسم_الأب: given.middle || null,
    اللقب: given.surname || null,
    الاسم_بالكامل: parts === given.full ? null : given.full,
  };
}

/** What a record says of itself. */
export function control(record: SyntheticProvenance): Row {
  return {
    كود_التداول: record.handling.join(COMMA),
    درجة_السرية: nationalCode(SECRECY, record.confidentiality),
    التقييم: `${record.sourceEvaluation}${record.informationEvaluation}`,
    طبيعة_البيان: nationalCode(NATURE, record.assertion),
    الغرض: nationalCode(PURPOSE, record.purposeCollected),
    يتاح_لدول: record.releasableTo?.join(COMMA) ?? null,
    يحجب_عن_دول: record.notReleasableTo.join(COMMA),
    حظر_حتى: dateOrNull(record.embargoUntil),
    متنازع_عليه: record.restricted ? 'نعم' : 'لا',
    تاريخ_القيد: date(record.recordedAt),
    تاريخ_المراجعة: date(record.lastVerifiedAt),
    تاريخ_الحذف: date(record.expiresAt),
  };
}

function person(subject: SyntheticPerson, index: number): Row {
  const circa = subject.birthDate !== null && dateParts(subject.birthDate).circa;
  return {
    رقم_القيد: entry('person', index),
    ...name(subject.names[0]),
    تاريخ_الميلاد: dateOrNull(subject.birthDate),
    تسنين: circa ? 'نعم' : 'لا',
    محل_الميلاد: subject.birthPlace || null,
    دولة_الميلاد: subject.birthCountry,
    النوع: nationalCodeOrNull(SEX, subject.sex) ?? 'غير محدد',
    الرقم_القومي: subject.nationalId || null,
    المهنة: subject.occupation,
    الطول: subject.heightCm,
    لون_العينين: subject.eyeColour,
    تحذيرات: subject.cautions.map((code) => nationalCode(CAUTION, code)).join(COMMA),
    بيان_خاص: subject.special ? nationalCode(SPECIAL, subject.special.kind) : null,
    مضمون_البيان: subject.special?.value ?? null,
    ...control(subject.record),
  };
}

/** Rows of ASHKHAS.CSV: persons. */
export function persons(population: MemberPopulation): readonly Row[] {
  return population.persons.map(person);
}

/** Rows of ASMA.CSV: further names of persons. */
export function furtherNames(population: MemberPopulation): readonly Row[] {
  return population.persons.flatMap((subject, index) =>
    subject.names.slice(1).map((given, position) => ({
      رقم_القيد: entry('person', index),
      مسلسل: position + 1,
      صفة_الاسم: nationalCode(NAME, given.kind),
      ...name(given),
    })),
  );
}

/** Rows of JINSIYAT.CSV: nationalities of persons. */
export function nationalities(population: MemberPopulation): readonly Row[] {
  return population.persons.flatMap((subject, index) =>
    subject.nationalities.map((country) => ({ رقم_القيد: entry('person', index), الجنسية: country })),
  );
}

/** Rows of SHARIKAT.CSV: companies and other bodies. */
export function companies(population: MemberPopulation): readonly Row[] {
  return population.organisations.map((organisation, index) => ({
    رقم_القيد: entry('company', index),
    اسم_المنشأة: organisation.name,
    السمة_التجارية: organisation.alias,
    السجل_التجاري: organisation.registrationNumber,
    الشكل_القانوني: organisation.legalForm,
    المعرف_الدولي: organisation.lei,
    ...control(organisation.record),
  }));
}
