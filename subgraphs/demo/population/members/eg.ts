import { iban, luhn, spread } from '../numbers.ts';
import { EGYPTIAN_NAMES } from '../names/pools/eg.ts';
import { goods, list, statutes, towns, type MemberProfile } from './profile.ts';

/** Egypt: every text fits windows-1256. */
export const EG: MemberProfile = {
  member: 'EG',
  script: 'Arab',
  communities: [{ share: 1, pool: EGYPTIAN_NAMES }],
  towns: towns(
    `القاهرة/القاهرة/11, الإسكندرية/الإسكندرية/21, الجيزة/الجيزة/12, شبرا الخيمة/القليوبية/13, بورسعيد/بورسعيد/42, السويس/السويس/43, المحلة الكبرى/الغربية/31,
    الأقصر/الأقصر/85, المنصورة/الدقهلية/35, طنطا/الغربية/31, أسيوط/أسيوط/71, الإسماعيلية/الإسماعيلية/41, الفيوم/الفيوم/63, الزقازيق/الشرقية/44, أسوان/أسوان/81,
    دمياط/دمياط/34, دمنهور/البحيرة/22, المنيا/المنيا/61, بني سويف/بني سويف/62, سوهاج/سوهاج/82, الغردقة/البحر الأحمر/84, مرسى مطروح/مطروح/51`,
  ),
  streets: list(
    `شارع التحرير, شارع رمسيس, شارع الهرم, شارع فيصل, شارع الجمهورية, شارع النيل, شارع طلعت حرب, شارع الثورة, كورنيش النيل, شارع المعز, شارع بورسعيد, شارع أحمد عرابي,
    شارع السودان, شارع مصطفى النحاس, شارع عباس العقاد, طريق الحرية, شارع الجلاء, شارع سعد زغلول`,
  ),
  addressLine: (street, random) =>
    `${random.between(1, 200)} ${street}${random.chance(0.5) ? ` شقة ${random.between(1, 40)}` : ''}`,
  postalCode: (town, random) => `${town.postal}${random.digits(3)}`,
  occupations: list(
    `تاجر, سائق, مدرس, عامل بناء, كهربائي, طباخ, ممرضة, مهندس, متقاعد, عاطل, طالب, محاسب, محام, حارس أمن, بائع, ميكانيكي, مقاول, فلاح, طبيب, موظف`,
  ),
  eyeColours: list('بني, أسود, عسلي, أخضر, أزرق'),
  courts: list(
    'محكمة جنايات القاهرة, محكمة جنايات الجيزة, محكمة جنح الإسكندرية, محكمة جنايات المنصورة, محكمة جنح مدينة نصر, محكمة جنايات أسيوط, محكمة النقض',
  ),
  authorities: list(
    `مباحث القاهرة, مباحث الجيزة, الإدارة العامة لمكافحة المخدرات, مباحث الأموال العامة, مباحث الإسكندرية, نيابة أمن الدولة, شرطة السياحة, مباحث تكنولوجيا المعلومات, مصلحة الجمارك`,
  ),
  statutes: statutes(`
    05 36 قانون العقوبات م 318
    05 84 قانون العقوبات م 316
    07 36 قانون العقوبات م 336
    06 300 قانون المخدرات م 34
    02 36 قانون العقوبات م 242
    04 180 قانون العقوبات م 314
    07 84 قانون غسل الأموال م 14
    07 180 قانون العقوبات م 103
    01 300 قانون العقوبات م 230
    03 300 قانون العقوبات م 267
    08 24 قانون العقوبات م 136
    09 180 قانون الأسلحة م 26
    09 180 قانون مكافحة الإرهاب م 12
    10 60 قانون البيئة م 88
    11 24 قانون تقنية المعلومات م 25
  `),
  sentence: (months, days) => (months > 0 ? `السجن ${months} شهرا` : `غرامة ${days} يوما`),
  organisations: {
    words: list(
      'النيل, الأهرام, الدلتا, الشرق, النور, السلام, الوادي, الصفا, المروة, البركة, الفجر, الكرنك, سيناء, الواحة, الهلال',
    ),
    trades: list(
      'للنقل, للمقاولات, للتجارة, للعقارات, للاستيراد والتصدير, للاستثمار, للسيارات, للأغذية, للحراسة, للسياحة, للنسيج, للاستشارات',
    ),
    forms: list('ش.م.م, ش.ذ.م.م, مؤسسة فردية, جمعية'),
    name: (word, trade, form) => `شركة ${word} ${trade} ${form}`,
  },
  special: [
    { kind: 'health', value: 'مريض سكري' },
    { kind: 'health', value: 'فيروس سي' },
    { kind: 'religion-or-philosophy', value: 'مسلم' },
    { kind: 'religion-or-philosophy', value: 'مسيحي' },
    { kind: 'political-opinion', value: 'عضو جماعة محظورة' },
    { kind: 'racial-or-ethnic-origin', value: 'نوبي' },
  ],
  actions: {
    arrest: 'ضبط وإحضار بغرض التسليم',
    locate: 'تحديد المكان والإبلاغ',
    check: 'مراقبة سرية دون لفت الانتباه',
    missing: 'التحقق من السلامة والإبلاغ',
    refuse: 'منع من الدخول',
    assets: 'تجميد الأموال والإبلاغ',
  },
  roles: {
    associate: 'معارف',
    relative: 'قريب',
    spouse: 'زوج',
    parent: 'أحد الوالدين',
    sibling: 'أخ أو أخت',
    'co-accused': 'متهم مشارك',
    employer: 'صاحب عمل',
    owner: 'شريك',
    director: 'مدير',
    member: 'عضو',
  },
  assistance: list('سماع شاهد, بيانات حسابات بنكية, بيانات اتصالات, تفتيش وضبط, إعلان أوراق, تسليم متهم'),
  seizures: goods(
    'drugs/حشيش/كجم, drugs/هيروين/جم, drugs/ترامادول/قرص, cash/نقود/جنيه, firearms/أسلحة نارية/قطعة, vehicle/سيارة/قطعة, electronics/هواتف محمولة/قطعة, documents/مستندات مزورة/قطعة, counterfeit/بضائع مقلدة/قطعة',
  ),
  items: goods(
    'antiquity/تمثال أوشابتي/, antiquity/قناع جنائزي/, antiquity/جعران منقوش/, painting/لوحة زيتية/محمود سعيد, book/مخطوط قبطي/, jewellery/عقد ذهبي/, watch/ساعة يد/Omega, instrument/عود/, equipment/جرار زراعي/',
  ),
  repositories: list('مصلحة الأدلة الجنائية, قاعدة البصمات, الطب الشرعي'),
  mailDomains: list('example.eg, mail.example.eg, mail.example.com'),
  plateMakes: list('Hyundai, Toyota, Nissan, Chevrolet, Fiat, Lada, Kia, Suzuki, Renault, Peugeot'),
  nationalId: ({ birthDate, male, serial }) => {
    const governorate = ['01', '02', '21', '12', '14', '17', '25', '28'][serial % 8] ?? '01';
    const sexed = String(2 * (serial % 5) + (male ? 1 : 0)).slice(-1);
    const body = `${Number(birthDate.slice(0, 2)) - 17}${birthDate.slice(2).replaceAll('-', '')}${governorate}${spread(serial, 3)}${sexed}`;
    return body + luhn(body);
  },
  plate: (serial) => {
    const digits = spread(serial, 7);
    const letter = (at: number) => 'أبجدرسصطعف'.charAt(Number(digits.charAt(at)));
    return `${letter(0)} ${letter(1)} ${letter(2)} ${digits.slice(3)}`;
  },
  documentNumber: (type, serial) => (type === 'passport' ? `A${spread(serial, 8)}` : spread(serial, 14)),
  caseNumber: (year, serial) => `${spread(serial, 5)} لسنة ${year}`,
  registrationNumber: (serial) => spread(serial, 6),
  phone: (mobile, random) =>
    mobile ? `+201${random.pick(['0', '1', '2', '5'])}${random.digits(8)}` : `+202${random.digits(8)}`,
  iban: (serial) => ({ iban: iban('EG', `00020002${spread(serial, 17 - 2).padStart(17, '0')}`), bic: 'BMISEGCX' }),
  propertyReference: (serial) => `${spread(serial, 6)}/${spread(serial, 3)}`,
};
