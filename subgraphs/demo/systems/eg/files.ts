import type { MemberPopulation } from '../../population/population.ts';
import {
  addresses,
  biometrics,
  contacts,
  devices,
  documents,
  onlineIdentifiers,
  photographs,
  relations,
} from './about-persons.ts';
import { alerts, cases, convictions, offences, parties, requests, warrants } from './cases.ts';
import { companies, furtherNames, nationalities, persons } from './persons.ts';
import { assets, firearms, items, seizures, vehicles } from './property.ts';
import type { Row } from './table.ts';

/** A file of the export: its charset, its columns in their order, and its rows. */
export interface ExportFile {
  readonly charset: 'windows-1256' | 'utf-8';
  readonly headers: readonly string[];
  readonly rows: (population: MemberPopulation) => readonly Row[];
}

const CONTROL =
  'كود_التداول درجة_السرية التقييم طبيعة_البيان الغرض يتاح_لدول يحجب_عن_دول حظر_حتى متنازع_عليه تاريخ_القيد تاريخ_المراجعة تاريخ_الحذف';
const NAMES = 'الاسم_الأول اسم_الأب اللقب الاسم_بالكامل';

function file(rows: ExportFile['rows'], headers: string, charset: ExportFile['charset'] = 'windows-1256'): ExportFile {
  return { charset, headers: headers.split(' '), rows };
}

/** Every file of the export by its name; that of the traffic office alone comes from a newer system, in UTF-8. */
export const FILES: Readonly<Record<string, ExportFile>> = {
  ASHKHAS: file(
    persons,
    `رقم_القيد ${NAMES} تاريخ_الميلاد تسنين محل_الميلاد دولة_الميلاد النوع الرقم_القومي المهنة الطول لون_العينين تحذيرات بيان_خاص مضمون_البيان ${CONTROL}`,
  ),
  ASMA: file(furtherNames, `رقم_القيد مسلسل صفة_الاسم ${NAMES}`),
  JINSIYAT: file(nationalities, 'رقم_القيد الجنسية'),
  SHARIKAT: file(
    companies,
    `رقم_القيد اسم_المنشأة السمة_التجارية السجل_التجاري الشكل_القانوني المعرف_الدولي ${CONTROL}`,
  ),
  MUSTANADAT: file(
    documents,
    'رقم_القيد قيد_الشخص نوع_المستند رقم_المستند دولة_الإصدار تاريخ_الإصدار تاريخ_الانتهاء حالة_المستند',
  ),
  MARKABAT: file(
    vehicles,
    'رقم_القيد نوع_المركبة رقم_الشاسيه رقم_اللوحة الماركة الطراز اللون سنة_الصنع الحالة تاريخ_الحالة قيد_الشخص قيد_المنشأة',
    'utf-8',
  ),
  ASLIHA: file(firearms, 'رقم_القيد نوع_السلاح رقم_السلاح الصانع الطراز العيار الحالة قيد_الشخص'),
  ASHYA: file(items, 'رقم_القيد نوع_الشيء الرقم الوصف الصانع الحالة'),
  BASMAT: file(biometrics, 'رقم_القيد قيد_الشخص نوع_البصمة قاعدة_البيانات تاريخ_الرفع'),
  SUWAR: file(photographs, 'رقم_القيد قيد_الشخص اسم_الملف تاريخ_التصوير'),
  QADAYA: file(cases, `رقم_القيد رقم_القضية الجهة حالة_القضية تاريخ_الفتح ${CONTROL}`),
  ATRAF: file(parties, 'قيد_القضية قيد_الشخص الصفة'),
  JARAIM: file(offences, 'رقم_القيد قيد_القضية مادة_القانون التصنيف_الدولي أقصى_عقوبة_شهر شروع'),
  AWAMIR: file(
    warrants,
    'رقم_القيد قيد_الشخص رقم_الأمر المحكمة تاريخ_الأمر مادة_القانون التصنيف_الدولي حالة_الأمر حدود_التسليم',
  ),
  AHKAM: file(convictions, 'رقم_القيد قيد_الشخص المحكمة تاريخ_الحكم مادة_القانون التصنيف_الدولي العقوبة حالة_الحكم'),
  TANBIHAT: file(
    alerts,
    'رقم_القيد قيد_الشخص قيد_المنشأة نظام_التنبيه فئة_التنبيه رقم_التنبيه الإجراء حالة_التنبيه الجهة_الطالبة من_تاريخ حتى_تاريخ',
  ),
  AMWAL: file(assets, 'رقم_القيد نوع_المال IBAN BIC عنوان_المحفظة رقم_التسجيل النسبة قيد_الشخص قيد_المنشأة'),
  TALABAT: file(
    requests,
    'رقم_القيد قيد_القضية نوع_الطلب رقم_الطلب حالة_الطلب الدولة_الطالبة الدولة_المطلوبة تاريخ_الطلب آخر_موعد موضوع_الطلب',
  ),
  ANAWIN: file(
    addresses,
    'رقم_القيد قيد_الشخص قيد_المنشأة نوع_العنوان العنوان المدينة المحافظة الرمز_البريدي الدولة من_تاريخ',
  ),
  ITTISALAT: file(contacts, 'رقم_القيد قيد_الشخص قيد_المنشأة نوع_الاتصال القيمة'),
  AJHIZA: file(devices, 'رقم_القيد قيد_الشخص IMEI MAC الوصف'),
  HISABAT: file(onlineIdentifiers, 'رقم_القيد قيد_الشخص نوع_المعرف المعرف وقت_الرصد الخدمة'),
  SILAT: file(relations, 'رقم_القيد قيد_الشخص قيد_الشخص_الآخر قيد_المنشأة نوع_الصلة الدور من_تاريخ'),
  MADBUTAT: file(seizures, 'رقم_القيد قيد_القضية تاريخ_الضبط مكان_الضبط نوع_المضبوط الوصف الكمية الوحدة'),
};
