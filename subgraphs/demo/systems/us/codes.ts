import type { CodeTable } from '../platform/code-table.ts';

/** PersonSexCode. */
export const SEX: CodeTable = { male: 'M', female: 'F', other: 'X' };
/** PersonNameCategoryCode. */
export const NAME_CATEGORY: CodeTable = {
  primary: 'LEGAL',
  alias: 'AKA',
  'weak-alias': 'MONIKER',
  former: 'FKA',
  maiden: 'MAIDEN',
};
/** CautionCode, two digits as terminals print them. */
export const CAUTION: CodeTable = {
  armed: '00',
  violent: '05',
  'drug-user': '20',
  escaped: '25',
  'mental-health': '45',
  'public-health': '55',
  'suicide-risk': '70',
  terrorism: '80',
};
/** SensitiveInformationCategoryCode. */
export const SENSITIVE: CodeTable = {
  'racial-or-ethnic-origin': 'RAC',
  'political-opinion': 'POL',
  'religion-or-philosophy': 'REL',
  'union-membership': 'UNI',
  genetic: 'GEN',
  biometric: 'BIO',
  health: 'HLT',
  'sex-life-or-orientation': 'SEX',
};
/** CaseParticipantRoleCode. */
export const ROLE: CodeTable = {
  suspect: 'SUS',
  convicted: 'CNV',
  victim: 'VIC',
  witness: 'WIT',
  informant: 'RPT',
  contact: 'ASC',
  missing: 'MIS',
};
/** DisseminationCategoryCode. */
export const DISSEMINATION: CodeTable = { 'official-use-only': 'FOUO', restricted: 'LES', confidential: 'LES-NC' };
/** InformationBasisCode. */
export const BASIS: CodeTable = { fact: 'F', assessment: 'A' };
/** CollectionPurposeCode. */
export const PURPOSE: CodeTable = {
  'locate-wanted': 'WNT',
  identify: 'IDN',
  investigation: 'INV',
  alert: 'ALR',
  'identify-deceased': 'DEC',
  forensics: 'FOR',
  'security-check': 'BKG',
  'border-control': 'BRD',
  'threat-analysis': 'INT',
};
/** IdentificationCategoryCode. */
export const DOCUMENT: CodeTable = {
  passport: 'PP',
  'identity-card': 'ID',
  'driving-licence': 'OL',
  'residence-permit': 'AR',
  visa: 'VI',
  'refugee-travel-document': 'RT',
  'seaman-book': 'MM',
  'birth-certificate': 'BC',
  'registration-document': 'VR',
  other: 'OT',
};
/** IdentificationStatusCode. */
export const DOCUMENT_STATUS: CodeTable = {
  valid: 'VALID',
  stolen: 'STOLEN',
  lost: 'LOST',
  'stolen-blank': 'STOLEN BLANK',
  revoked: 'REVOKED',
  expired: 'EXPIRED',
};
/** ConveyanceStyleCode. */
export const STYLE: CodeTable = {
  car: '4D',
  van: 'VN',
  truck: 'TK',
  bus: 'BU',
  motorcycle: 'MC',
  moped: 'MD',
  trailer: 'TL',
  caravan: 'MH',
  tractor: 'TF',
  machinery: 'CE',
  vessel: 'BT',
  aircraft: 'AC',
  bicycle: 'BI',
  'all-terrain': 'AT',
};
/** ConveyanceColorPrimaryCode. */
export const COLOR: CodeTable = {
  black: 'BLK',
  white: 'WHI',
  grey: 'GRY',
  silver: 'SIL',
  blue: 'BLU',
  red: 'RED',
  green: 'GRN',
  yellow: 'YEL',
  orange: 'ONG',
  brown: 'BRO',
  beige: 'BGE',
  gold: 'GLD',
  pink: 'PNK',
  purple: 'PLE',
  turquoise: 'TRQ',
  cream: 'CRM',
  multicolour: 'MUL',
};
/** ItemStatusCode. */
export const ITEM_STATUS: CodeTable = {
  registered: 'REG',
  stolen: 'STL',
  misappropriated: 'EMB',
  lost: 'LST',
  sought: 'BOL',
  recovered: 'REC',
  seized: 'SZD',
  deregistered: 'DRG',
  destroyed: 'DST',
};
/** FirearmCategoryCode. */
export const FIREARM: CodeTable = {
  pistol: 'PI',
  revolver: 'PR',
  rifle: 'RI',
  shotgun: 'SG',
  'submachine-gun': 'SB',
  'machine-gun': 'MG',
  'air-gun': 'GA',
  'essential-part': 'FR',
};
/** ItemCategoryCode. */
export const ITEM: CodeTable = {
  painting: 'APNT',
  sculpture: 'ASCU',
  antiquity: 'AANT',
  book: 'BOOK',
  jewellery: 'JRNG',
  watch: 'JWAT',
  instrument: 'MUSI',
  engine: 'ENGI',
  equipment: 'EQUI',
  banknote: 'SCUR',
};
/** BiometricCategoryCode. */
export const BIOMETRIC: CodeTable = { fingerprint: 'FP', palm: 'PLM', face: 'FAC', dna: 'DNA', iris: 'IRI' };
/** CaseStatusCode. */
export const CASE_STATUS: CodeTable = {
  open: 'OPEN',
  suspended: 'INACTIVE',
  'at-court': 'FILED',
  closed: 'CLOSED',
  archived: 'PURGE-HOLD',
};
/** WarrantStatusCode. */
export const WARRANT_STATUS: CodeTable = { active: 'ACT', executed: 'SRV', withdrawn: 'RCL', expired: 'EXP' };
/** ConvictionStatusCode. */
export const CONVICTION_STATUS: CodeTable = {
  final: 'FIN',
  'under-appeal': 'APL',
  quashed: 'VAC',
  served: 'SRV',
  pardoned: 'PAR',
};
/** AlertSchemeCode. */
export const SCHEME: CodeTable = {
  'interpol-notice': 'ICPO-N',
  'interpol-diffusion': 'ICPO-D',
  sis: 'SIS',
  'un-sanctions': 'UNSC',
  national: 'CJX',
};
/** AlertCategoryCode. */
export const ALERT: CodeTable = {
  red: 'N-RED',
  yellow: 'N-YEL',
  blue: 'N-BLU',
  black: 'N-BLK',
  green: 'N-GRN',
  orange: 'N-ONG',
  purple: 'N-PLE',
  silver: 'N-SIL',
  'un-special': 'N-UN',
  return: 'S-RET',
  'refusal-of-entry': 'S-REF',
  arrest: 'S-ARR',
  missing: 'S-MIS',
  'child-at-risk': 'S-CHL',
  vulnerable: 'S-VUL',
  'judicial-procedure': 'S-JUD',
  'discreet-check': 'S-DIS',
  'inquiry-check': 'S-INQ',
  'specific-check': 'S-SPC',
  'unknown-wanted': 'S-UNK',
  object: 'S-OBJ',
};
/** AlertStateCode. */
export const ALERT_STATE: CodeTable = {
  active: 'ACT',
  suspended: 'SUS',
  flagged: 'FLG',
  cancelled: 'CAN',
  expired: 'EXP',
};
/** AssetCategoryCode. */
export const ASSET: CodeTable = {
  'bank-account': 'ACCT',
  'crypto-wallet': 'CRYP',
  'real-property': 'REAL',
  share: 'OWNR',
  security: 'SECU',
  vehicle: 'VEHI',
  cash: 'CASH',
};
/** AssistanceCategoryCode. */
export const ASSISTANCE: CodeTable = {
  information: 'INFO',
  'confirm-hit': 'HITC',
  'other-purpose': 'PURP',
  'disclose-field': 'DISC',
  'preserve-data': 'PRES',
  testimony: 'TEST',
  service: 'SERV',
  'search-and-seizure': 'SRCH',
  freeze: 'FRZE',
  evidence: 'EVID',
  records: 'RECS',
  'trace-proceeds': 'TRCE',
  'video-hearing': 'VIDH',
  'joint-team': 'JIT',
  'controlled-delivery': 'CDEL',
  extradition: 'EXTR',
};
/** AssistanceStateCode. */
export const ASSISTANCE_STATE: CodeTable = {
  draft: 'DRF',
  validated: 'VAL',
  transmitted: 'SNT',
  received: 'RCV',
  'more-information': 'RFI',
  accepted: 'ACC',
  executing: 'WIP',
  'partly-executed': 'PRT',
  executed: 'DON',
  postponed: 'PPD',
  refused: 'REF',
  withdrawn: 'WDN',
};
/** LocationCategoryCode. */
export const LOCATION: CodeTable = {
  residence: 'RES',
  registered: 'REG',
  work: 'WRK',
  former: 'FMR',
  stay: 'TMP',
  other: 'OTH',
};
/** ContactCategoryCode. */
export const CONTACT: CodeTable = { phone: 'LANDLINE', mobile: 'CELL', email: 'EMAIL' };
/** OnlineCategoryCode. */
export const ONLINE: CodeTable = { ip: 'IP', domain: 'DOM', handle: 'USR', url: 'URL' };
/** AssociationCategoryCode. */
export const ASSOCIATION: CodeTable = {
  associate: 'ASSOC',
  relative: 'FAMILY',
  spouse: 'SPOUSE',
  parent: 'PARENT',
  child: 'CHILD',
  sibling: 'SIBLING',
  'co-accused': 'CODEF',
  employer: 'EMPLOYER',
  owner: 'OWNER',
  director: 'OFFICER',
  member: 'MEMBER',
};
/** SeizureCategoryCode. */
export const SEIZURE: CodeTable = {
  drugs: 'DRUG',
  cash: 'CURR',
  firearms: 'FIRE',
  vehicle: 'VEHI',
  documents: 'DOCS',
  electronics: 'ELEC',
  counterfeit: 'CNTF',
  other: 'MISC',
};
