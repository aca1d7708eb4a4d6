import type { CodeTable } from '../platform/code-table.ts';

/** Sex (النوع). */
export const SEX: CodeTable = { male: 'ذكر', female: 'أنثى', other: 'آخر' };
/** Kind of a further name (صفة الاسم). */
export const NAME: CodeTable = {
  primary: 'أصلي',
  alias: 'شهرة',
  'weak-alias': 'شهرة غير مؤكدة',
  former: 'سابق',
  maiden: 'قبل الزواج',
};
/** Caution (تحذيرات). */
export const CAUTION: CodeTable = {
  armed: 'مسلح',
  violent: 'عنيف',
  escaped: 'هارب',
  'suicide-risk': 'خطر انتحار',
  'public-health': 'خطر عدوى',
  'drug-user': 'متعاطي',
  terrorism: 'إرهاب',
  'mental-health': 'اضطراب نفسي',
};
/** Special category (بيان خاص). */
export const SPECIAL: CodeTable = {
  'racial-or-ethnic-origin': 'الأصل',
  'political-opinion': 'الرأي السياسي',
  'religion-or-philosophy': 'الديانة',
  'union-membership': 'النقابة',
  genetic: 'وراثي',
  biometric: 'حيوي',
  health: 'صحي',
  'sex-life-or-orientation': 'الحياة الخاصة',
};
/** Part played in a case (الصفة). */
export const PARTY: CodeTable = {
  suspect: 'متهم',
  convicted: 'محكوم عليه',
  victim: 'مجني عليه',
  witness: 'شاهد',
  informant: 'مبلغ',
  contact: 'على صلة',
  missing: 'غائب',
};
/** Confidentiality (درجة السرية). */
export const SECRECY: CodeTable = { 'official-use-only': 'للاستعمال الرسمي', restricted: 'محظور', confidential: 'سري' };
/** Fact or assessment (طبيعة البيان). */
export const NATURE: CodeTable = { fact: 'ثابت', assessment: 'تقدير' };
/** Purpose (الغرض). */
export const PURPOSE: CodeTable = {
  'locate-wanted': 'بحث عن مطلوب',
  identify: 'تحقق شخصية',
  investigation: 'تحقيق',
  alert: 'تنبيه',
  'identify-deceased': 'تعرف على متوفى',
  forensics: 'معمل جنائي',
  'security-check': 'كشف أمني',
  'border-control': 'منافذ',
  'threat-analysis': 'تحليل',
};
/** Type of document (نوع المستند). */
export const DOCUMENT: CodeTable = {
  passport: 'جواز سفر',
  'identity-card': 'بطاقة رقم قومي',
  'driving-licence': 'رخصة قيادة',
  'residence-permit': 'إقامة',
  visa: 'تأشيرة',
  'refugee-travel-document': 'وثيقة لاجئ',
  'seaman-book': 'جواز بحري',
  'birth-certificate': 'شهادة ميلاد',
  'registration-document': 'رخصة تسيير',
  other: 'أخرى',
};
/** Status of a document (حالة المستند). */
export const DOCUMENT_STATUS: CodeTable = {
  valid: 'ساري',
  stolen: 'مسروق',
  lost: 'مفقود',
  'stolen-blank': 'مسروق على بياض',
  revoked: 'ملغى',
  expired: 'منتهي',
};
/** Kind of vehicle (نوع المركبة). */
export const VEHICLE: CodeTable = {
  car: 'ملاكي',
  van: 'فان',
  truck: 'نقل',
  bus: 'أتوبيس',
  motorcycle: 'دراجة نارية',
  moped: 'دراجة بخارية',
  trailer: 'مقطورة',
  caravan: 'رحلات',
  tractor: 'جرار',
  machinery: 'معدة',
  vessel: 'مركب',
  aircraft: 'طائرة',
  bicycle: 'دراجة',
  'all-terrain': 'دفع رباعي',
};
/** Colour (اللون). */
export const COLOUR: CodeTable = {
  black: 'أسود',
  white: 'أبيض',
  grey: 'رمادي',
  silver: 'فضي',
  blue: 'أزرق',
  red: 'أحمر',
  green: 'أخضر',
  yellow: 'أصفر',
  orange: 'برتقالي',
  brown: 'بني',
  beige: 'بيج',
  gold: 'ذهبي',
  pink: 'وردي',
  purple: 'بنفسجي',
  turquoise: 'فيروزي',
  cream: 'كريمي',
  multicolour: 'متعدد',
};
/** Status of an object (الحالة). */
export const STATUS: CodeTable = {
  registered: 'مسجل',
  stolen: 'مسروق',
  misappropriated: 'مبدد',
  lost: 'مفقود',
  sought: 'مطلوب',
  recovered: 'معثور عليه',
  seized: 'متحفظ عليه',
  deregistered: 'مشطوب',
  destroyed: 'معدم',
};
/** Kind of firearm (نوع السلاح). */
export const FIREARM: CodeTable = {
  pistol: 'طبنجة',
  revolver: 'مسدس ساقية',
  rifle: 'بندقية',
  shotgun: 'بندقية خرطوش',
  'submachine-gun': 'رشاش قصير',
  'machine-gun': 'رشاش',
  'air-gun': 'ضغط هواء',
  'essential-part': 'جزء أساسي',
};
/** Kind of item (نوع الشيء). */
export const ITEM: CodeTable = {
  painting: 'لوحة',
  sculpture: 'تمثال',
  antiquity: 'أثر',
  book: 'كتاب',
  jewellery: 'حلي',
  watch: 'ساعة',
  instrument: 'آلة موسيقية',
  engine: 'محرك',
  equipment: 'معدات',
  banknote: 'ورقة نقد',
};
/** Kind of biometric (نوع البصمة). */
export const BIOMETRIC: CodeTable = { fingerprint: 'أصابع', palm: 'كف', face: 'وجه', dna: 'حمض نووي', iris: 'قزحية' };
/** Status of a case (حالة القضية). */
export const CASE_STATUS: CodeTable = {
  open: 'قيد التحقيق',
  suspended: 'موقوفة',
  'at-court': 'متداولة',
  closed: 'منتهية',
  archived: 'محفوظة',
};
/** Status of a warrant (حالة الأمر). */
export const WARRANT_STATUS: CodeTable = { active: 'قائم', executed: 'منفذ', withdrawn: 'ملغى', expired: 'ساقط' };
/** Status of a conviction (حالة الحكم). */
export const CONVICTION_STATUS: CodeTable = {
  final: 'بات',
  'under-appeal': 'مستأنف',
  quashed: 'منقوض',
  served: 'منفذ',
  pardoned: 'عفو',
};
/** Scheme of an alert (نظام التنبيه). */
export const SCHEME: CodeTable = {
  'interpol-notice': 'نشرة إنتربول',
  'interpol-diffusion': 'تعميم إنتربول',
  sis: 'شنغن',
  'un-sanctions': 'مجلس الأمن',
  national: 'محلي',
};
/** Category of an alert (فئة التنبيه). */
export const CATEGORY: CodeTable = {
  red: 'حمراء',
  yellow: 'صفراء',
  blue: 'زرقاء',
  black: 'سوداء',
  green: 'خضراء',
  orange: 'برتقالية',
  purple: 'بنفسجية',
  silver: 'فضية',
  'un-special': 'خاصة',
  return: 'إعادة',
  'refusal-of-entry': 'منع دخول',
  arrest: 'ضبط',
  missing: 'مفقود',
  'child-at-risk': 'طفل معرض للخطف',
  vulnerable: 'شخص ضعيف',
  'judicial-procedure': 'مطلوب قضائيا',
  'discreet-check': 'مراقبة سرية',
  'inquiry-check': 'استجواب',
  'specific-check': 'تفتيش',
  'unknown-wanted': 'مطلوب مجهول',
  object: 'شيء',
};
/** State of an alert (حالة التنبيه). */
export const ALERT_STATE: CodeTable = {
  active: 'ساري',
  suspended: 'معلق',
  flagged: 'مقيد',
  cancelled: 'ملغى',
  expired: 'منتهي',
};
/** Kind of asset (نوع المال). */
export const ASSET: CodeTable = {
  'bank-account': 'حساب بنكي',
  'crypto-wallet': 'محفظة مشفرة',
  'real-property': 'عقار',
  share: 'حصة',
  security: 'أوراق مالية',
  vehicle: 'مركبة',
  cash: 'نقد',
};
/** Kind of request (نوع الطلب). */
export const REQUEST: CodeTable = {
  information: 'معلومات',
  'confirm-hit': 'تأكيد تطابق',
  'other-purpose': 'غرض آخر',
  'disclose-field': 'إفصاح عن بيان',
  'preserve-data': 'حفظ بيانات',
  testimony: 'سماع شهادة',
  service: 'إعلان أوراق',
  'search-and-seizure': 'تفتيش وضبط',
  freeze: 'تجميد',
  evidence: 'أدلة',
  records: 'سجلات',
  'trace-proceeds': 'تتبع أموال',
  'video-hearing': 'سماع عن بعد',
  'joint-team': 'فريق مشترك',
  'controlled-delivery': 'تسليم مراقب',
  extradition: 'تسليم مجرمين',
};
/** State of a request (حالة الطلب). */
export const REQUEST_STATE: CodeTable = {
  draft: 'مسودة',
  validated: 'معتمد',
  transmitted: 'مرسل',
  received: 'مستلم',
  'more-information': 'استيفاء',
  accepted: 'مقبول',
  executing: 'جار التنفيذ',
  'partly-executed': 'نفذ جزئيا',
  executed: 'نفذ',
  postponed: 'مؤجل',
  refused: 'مرفوض',
  withdrawn: 'مسحوب',
};
/** Kind of address (نوع العنوان). */
export const ADDRESS: CodeTable = {
  residence: 'سكن',
  registered: 'مقر',
  work: 'عمل',
  former: 'سابق',
  stay: 'إقامة مؤقتة',
  other: 'آخر',
};
/** Kind of contact (نوع الاتصال). */
export const CONTACT: CodeTable = { phone: 'أرضي', mobile: 'محمول', email: 'بريد' };
/** Kind of online identifier (نوع المعرف). */
export const ONLINE: CodeTable = { ip: 'عنوان شبكة', domain: 'نطاق', handle: 'حساب', url: 'رابط' };
/** Kind of relation (نوع الصلة). */
export const RELATION: CodeTable = {
  associate: 'معارف',
  relative: 'قريب',
  spouse: 'زوج',
  parent: 'والد',
  child: 'ولد',
  sibling: 'أخ',
  'co-accused': 'متهم معه',
  employer: 'صاحب عمل',
  owner: 'مالك',
  director: 'مدير',
  member: 'عضو',
};
/** Kind of seized goods (نوع المضبوط). */
export const SEIZURE: CodeTable = {
  drugs: 'مخدرات',
  cash: 'نقود',
  firearms: 'أسلحة',
  vehicle: 'مركبات',
  documents: 'مستندات',
  electronics: 'أجهزة',
  counterfeit: 'مقلد',
  other: 'متنوع',
};
