import type { CodeTable } from '../platform/code-table.ts';

/** Sex (стать). */
export const STAT: CodeTable = { male: 'чол', female: 'жін', other: 'інша' };
/** Kind of name (вид імені). */
export const VYD_IMENI: CodeTable = {
  primary: 'основне',
  alias: 'псевдонім',
  'weak-alias': 'псевдонім (непідтв.)',
  former: 'попереднє',
  maiden: 'дошлюбне',
};
/** Caution (застереження). */
export const UVAHA: CodeTable = {
  armed: 'озброєний',
  violent: 'схильний до насильства',
  escaped: 'схильний до втечі',
  'suicide-risk': 'схильний до самогубства',
  'public-health': 'інфекційна небезпека',
  'drug-user': 'наркозалежний',
  terrorism: 'тероризм',
  'mental-health': 'психічний розлад',
};
/** Special category of data (особливі категорії даних). */
export const OSOBLYVI: CodeTable = {
  'racial-or-ethnic-origin': 'походження',
  'political-opinion': 'політика',
  'religion-or-philosophy': 'релігія',
  'union-membership': 'профспілка',
  genetic: 'генетика',
  biometric: 'біометрія',
  health: "здоров'я",
  'sex-life-or-orientation': 'інтимне',
};
/** Standing of a person in proceedings (процесуальний статус особи). */
export const STATUS_UCHASNYKA: CodeTable = {
  suspect: 'підозрюваний',
  convicted: 'засуджений',
  victim: 'потерпілий',
  witness: 'свідок',
  informant: 'заявник',
  contact: "зв'язок",
  missing: 'зниклий безвісти',
};
/** Confidentiality (гриф). */
export const HRYF: CodeTable = {
  'official-use-only': 'ДСК',
  restricted: 'обмежено',
  confidential: 'конфіденційно',
};
/** Purpose (підстава обробки). */
export const META: CodeTable = {
  'locate-wanted': 'розшук',
  identify: 'встановлення особи',
  investigation: 'розслідування',
  alert: 'орієнтування',
  'identify-deceased': 'встановлення трупа',
  forensics: 'експертиза',
  'security-check': 'спецперевірка',
  'border-control': 'прикордонний контроль',
  'threat-analysis': 'аналіз загроз',
};
/** Fact or assessment (характер відомостей). */
export const VIDOMOSTI: CodeTable = { fact: 'факт', assessment: 'оцінка' };
/** Type of document (вид документа). */
export const VYD_DOKUMENTA: CodeTable = {
  passport: 'паспорт закордонний',
  'identity-card': 'ID-картка',
  'driving-licence': 'посвідчення водія',
  'residence-permit': 'посвідка на проживання',
  visa: 'віза',
  'refugee-travel-document': 'проїзний документ біженця',
  'seaman-book': 'посвідчення моряка',
  'birth-certificate': 'свідоцтво про народження',
  'registration-document': 'техпаспорт',
  other: 'інший',
};
/** Status of a document (стан документа). */
export const STAN_DOKUMENTA: CodeTable = {
  valid: 'дійсний',
  stolen: 'викрадений',
  lost: 'втрачений',
  'stolen-blank': 'викрадений бланк',
  revoked: 'анульований',
  expired: 'прострочений',
};
/** Kind of vehicle (вид транспортного засобу). */
export const VYD_TZ: CodeTable = {
  car: 'легковий',
  van: 'фургон',
  truck: 'вантажний',
  bus: 'автобус',
  motorcycle: 'мотоцикл',
  moped: 'мопед',
  trailer: 'причіп',
  caravan: 'будинок на колесах',
  tractor: 'трактор',
  machinery: 'спецтехніка',
  vessel: 'судно',
  aircraft: 'повітряне судно',
  bicycle: 'велосипед',
  'all-terrain': 'всюдихід',
};
/** Colour (колір). */
export const KOLIR: CodeTable = {
  black: 'чорний',
  white: 'білий',
  grey: 'сірий',
  silver: 'сріблястий',
  blue: 'синій',
  red: 'червоний',
  green: 'зелений',
  yellow: 'жовтий',
  orange: 'помаранчевий',
  brown: 'коричневий',
  beige: 'бежевий',
  gold: 'золотистий',
  pink: 'рожевий',
  purple: 'фіолетовий',
  turquoise: 'бірюзовий',
  cream: 'кремовий',
  multicolour: 'комбінований',
};
/** Status of an object (обліковий стан предмета). */
export const STAN_PREDMETA: CodeTable = {
  registered: 'на обліку',
  stolen: 'викрадено',
  misappropriated: 'привласнено',
  lost: 'втрачено',
  sought: 'розшукується',
  recovered: 'повернуто',
  seized: 'вилучено',
  deregistered: 'знято з обліку',
  destroyed: 'знищено',
};
/** Kind of firearm (вид зброї). */
export const VYD_ZBROI: CodeTable = {
  pistol: 'пістолет',
  revolver: 'револьвер',
  rifle: 'карабін',
  shotgun: 'рушниця',
  'submachine-gun': 'пістолет-кулемет',
  'machine-gun': 'кулемет',
  'air-gun': 'пневматична',
  'essential-part': 'основна частина',
};
/** Kind of item (вид речі). */
export const VYD_RECHI: CodeTable = {
  painting: 'картина',
  sculpture: 'скульптура',
  antiquity: 'старожитність',
  book: 'книга',
  jewellery: 'прикраса',
  watch: 'годинник',
  instrument: 'музичний інструмент',
  engine: 'двигун',
  equipment: 'обладнання',
  banknote: 'банкнота',
};
/** Kind of biometric (вид біометрії). */
export const VYD_BIOMETRII: CodeTable = {
  fingerprint: 'дактилокарта',
  palm: 'відбиток долоні',
  face: 'обличчя',
  dna: 'ДНК',
  iris: 'райдужка',
};
/** Status of proceedings (стан провадження). */
export const STAN_PROVADZHENNIA: CodeTable = {
  open: 'досудове розслідування',
  suspended: 'зупинено',
  'at-court': 'у суді',
  closed: 'закрито',
  archived: 'в архіві',
};
/** Status of a warrant (стан ухвали). */
export const STAN_UKHVALY: CodeTable = {
  active: 'діє',
  executed: 'виконано',
  withdrawn: 'скасовано',
  expired: 'втратила чинність',
};
/** Status of a conviction (стан вироку). */
export const STAN_VYROKU: CodeTable = {
  final: 'набрав законної сили',
  'under-appeal': 'оскаржується',
  quashed: 'скасований',
  served: 'відбуто',
  pardoned: 'помилування',
};
/** Scheme of an alert (джерело орієнтування). */
export const SYSTEMA: CodeTable = {
  'interpol-notice': 'Інтерпол',
  'interpol-diffusion': 'Інтерпол (дифузія)',
  sis: 'ШІС',
  'un-sanctions': 'РБ ООН',
  national: 'національне',
};
/** Category of an alert (категорія орієнтування). */
export const KATEHORIIA: CodeTable = {
  red: 'червоне',
  yellow: 'жовте',
  blue: 'синє',
  black: 'чорне',
  green: 'зелене',
  orange: 'помаранчеве',
  purple: 'фіолетове',
  silver: 'срібне',
  'un-special': 'спеціальне ООН',
  return: 'повернення',
  'refusal-of-entry': 'заборона в’їзду',
  arrest: 'арешт',
  missing: 'безвісти зниклий',
  'child-at-risk': 'дитина під загрозою викрадення',
  vulnerable: 'вразлива особа',
  'judicial-procedure': 'виклик до суду',
  'discreet-check': 'негласна перевірка',
  'inquiry-check': 'опитування',
  'specific-check': 'огляд',
  'unknown-wanted': 'невідомий розшукуваний',
  object: 'предмет',
};
/** State of an alert (стан орієнтування). */
export const STAN_ORIIENTUVANNIA: CodeTable = {
  active: 'чинне',
  suspended: 'призупинене',
  flagged: 'позначене',
  cancelled: 'скасоване',
  expired: 'прострочене',
};
/** Kind of asset (вид активу). */
export const VYD_AKTYVU: CodeTable = {
  'bank-account': 'рахунок',
  'crypto-wallet': 'криптогаманець',
  'real-property': 'нерухомість',
  share: 'частка',
  security: 'цінні папери',
  vehicle: 'транспорт',
  cash: 'готівка',
};
/** Kind of request (вид запиту). */
export const VYD_ZAPYTU: CodeTable = {
  information: 'інформація',
  'confirm-hit': 'підтвердження збігу',
  'other-purpose': 'інша мета',
  'disclose-field': 'розкриття відомостей',
  'preserve-data': 'збереження даних',
  testimony: 'допит',
  service: 'вручення документів',
  'search-and-seizure': 'обшук і виїмка',
  freeze: 'арешт майна',
  evidence: 'докази',
  records: 'документи',
  'trace-proceeds': 'відстеження доходів',
  'video-hearing': 'відеоконференція',
  'joint-team': 'спільна слідча група',
  'controlled-delivery': 'контрольована поставка',
  extradition: 'екстрадиція',
};
/** State of a request (стан запиту). */
export const STAN_ZAPYTU: CodeTable = {
  draft: 'проєкт',
  validated: 'погоджено',
  transmitted: 'надіслано',
  received: 'отримано',
  'more-information': 'очікує уточнення',
  accepted: 'прийнято',
  executing: 'виконується',
  'partly-executed': 'частково виконано',
  executed: 'виконано',
  postponed: 'відкладено',
  refused: 'відмовлено',
  withdrawn: 'відкликано',
};
/** Kind of address (вид адреси). */
export const VYD_ADRESY: CodeTable = {
  residence: 'проживання',
  registered: 'реєстрація',
  work: 'робота',
  former: 'колишня',
  stay: 'перебування',
  other: 'інша',
};
/** Kind of contact (вид контакту). */
export const VYD_KONTAKTU: CodeTable = { phone: 'стац', mobile: 'моб', email: 'ел.пошта' };
/** Kind of online identifier (вид облікового запису). */
export const VYD_MEREZHI: CodeTable = { ip: 'IP', domain: 'домен', handle: 'нік', url: 'посилання' };
/** Kind of relation (вид зв'язку). */
export const VYD_ZVIAZKU: CodeTable = {
  associate: 'спільник',
  relative: 'родич',
  spouse: 'подружжя',
  parent: 'батько/мати',
  child: 'дитина',
  sibling: 'брат/сестра',
  'co-accused': 'співобвинувачений',
  employer: 'роботодавець',
  owner: 'власник',
  director: 'керівник',
  member: 'член',
};
/** Kind of seized goods (вид вилученого). */
export const VYD_VYLUCHENOHO: CodeTable = {
  drugs: 'наркотики',
  cash: 'гроші',
  firearms: 'зброя',
  vehicle: 'ТЗ',
  documents: 'документи',
  electronics: 'електроніка',
  counterfeit: 'підробки',
  other: 'інше',
};
