import type { CodeTable } from '../platform/code-table.ts';

/** Sex (sexe). */
export const SEXE: CodeTable = { male: '1', female: '2', other: '3' };
/** Kind of name (nature du nom). */
export const NATURE_NOM: CodeTable = {
  primary: 'ETC',
  alias: 'ALI',
  'weak-alias': 'SUR',
  former: 'ANC',
  maiden: 'NAI',
};
/** Caution (mise en garde). */
export const MISE_EN_GARDE: CodeTable = {
  armed: 'ARM',
  violent: 'VIO',
  escaped: 'EVA',
  'suicide-risk': 'SUI',
  'public-health': 'CTG',
  'drug-user': 'TOX',
  terrorism: 'TER',
  'mental-health': 'PSY',
};
/** Special category of data (donnée sensible). */
export const DONNEE_SENSIBLE: CodeTable = {
  'racial-or-ethnic-origin': 'ORI',
  'political-opinion': 'POL',
  'religion-or-philosophy': 'REL',
  'union-membership': 'SYN',
  genetic: 'GEN',
  biometric: 'BIO',
  health: 'SAN',
  'sex-life-or-orientation': 'SEX',
};
/** Part played in a case (qualité dans la procédure). */
export const QUALITE: CodeTable = {
  suspect: 'MEC',
  convicted: 'CON',
  victim: 'VIC',
  witness: 'TEM',
  informant: 'REN',
  contact: 'ENT',
  missing: 'DIS',
};
/** Confidentiality (mention de protection). */
export const MENTION: CodeTable = { 'official-use-only': 'NP', restricted: 'DR', confidential: 'CP' };
/** Fact or assessment (caractère de l'information). */
export const CARACTERE: CodeTable = { fact: 'F', assessment: 'A' };
/** Purpose (finalité). */
export const FINALITE: CodeTable = {
  'locate-wanted': 'RCH',
  identify: 'IDT',
  investigation: 'ENQ',
  alert: 'ALE',
  'identify-deceased': 'DCD',
  forensics: 'PTS',
  'security-check': 'CRI',
  'border-control': 'FRT',
  'threat-analysis': 'ANA',
};
/** Type of document (nature du titre). */
export const NATURE_TITRE: CodeTable = {
  passport: 'PAS',
  'identity-card': 'CNI',
  'driving-licence': 'PDC',
  'residence-permit': 'TSE',
  visa: 'VIS',
  'refugee-travel-document': 'TVR',
  'seaman-book': 'LPM',
  'birth-certificate': 'AEC',
  'registration-document': 'CIV',
  other: 'AUT',
};
/** Status of a document (état du titre). */
export const ETAT_TITRE: CodeTable = {
  valid: '0',
  stolen: '1',
  lost: '2',
  'stolen-blank': '3',
  revoked: '4',
  expired: '5',
};
/** Kind of vehicle (genre national du véhicule, abrégé). */
export const GENRE: CodeTable = {
  car: 'VP',
  van: 'CTTE',
  truck: 'CAM',
  bus: 'TCP',
  motorcycle: 'MTL',
  moped: 'CL',
  trailer: 'REM',
  caravan: 'VASP',
  tractor: 'TRA',
  machinery: 'MAGA',
  vessel: 'NAV',
  aircraft: 'AER',
  bicycle: 'CYC',
  'all-terrain': 'QM',
};
/** Colour (couleur dominante). */
export const COULEUR: CodeTable = {
  black: 'NOIR',
  white: 'BLANC',
  grey: 'GRIS',
  silver: 'ARGENT',
  blue: 'BLEU',
  red: 'ROUGE',
  green: 'VERT',
  yellow: 'JAUNE',
  orange: 'ORANGE',
  brown: 'MARRON',
  beige: 'BEIGE',
  gold: 'OR',
  pink: 'ROSE',
  purple: 'VIOLET',
  turquoise: 'TURQUOISE',
  cream: 'CREME',
  multicolour: 'MULTI',
};
/** Status of an object (position d'un objet au fichier). */
export const POSITION: CodeTable = {
  registered: 'ENR',
  stolen: 'VOL',
  misappropriated: 'DET',
  lost: 'PER',
  sought: 'RCH',
  recovered: 'DEC',
  seized: 'SAI',
  deregistered: 'RAD',
  destroyed: 'DES',
};
/** Kind of firearm (type d'arme). */
export const TYPE_ARME: CodeTable = {
  pistol: 'PISA',
  revolver: 'REVO',
  rifle: 'CARA',
  shotgun: 'FUSI',
  'submachine-gun': 'PIMI',
  'machine-gun': 'MITR',
  'air-gun': 'AIRC',
  'essential-part': 'ELEM',
};
/** Kind of item (type d'objet). */
export const TYPE_OBJET: CodeTable = {
  painting: 'TABLEAU',
  sculpture: 'SCULPTURE',
  antiquity: 'ARCHEO',
  book: 'LIVRE',
  jewellery: 'BIJOU',
  watch: 'MONTRE',
  instrument: 'INSTRUMENT',
  engine: 'MOTEUR',
  equipment: 'MATERIEL',
  banknote: 'BILLET',
};
/** Kind of biometric (trace ou empreinte). */
export const TYPE_BIOMETRIE: CodeTable = { fingerprint: 'DIG', palm: 'PAL', face: 'FAC', dna: 'ADN', iris: 'IRI' };
/** Status of a case (état de la procédure). */
export const ETAT_PROCEDURE: CodeTable = {
  open: 'EC',
  suspended: 'SU',
  'at-court': 'JU',
  closed: 'CL',
  archived: 'AR',
};
/** Status of a warrant (état du mandat). */
export const ETAT_MANDAT: CodeTable = { active: 'A', executed: 'E', withdrawn: 'L', expired: 'P' };
/** Status of a conviction (état de la condamnation). */
export const ETAT_CONDAMNATION: CodeTable = {
  final: 'DEF',
  'under-appeal': 'APP',
  quashed: 'ANN',
  served: 'EXE',
  pardoned: 'GRA',
};
/** Scheme of an alert (cadre du signalement). */
export const CADRE: CodeTable = {
  'interpol-notice': 'OIPC-N',
  'interpol-diffusion': 'OIPC-D',
  sis: 'SIS',
  'un-sanctions': 'CSNU',
  national: 'NAT',
};
/** Category of an alert (catégorie du signalement). */
export const CATEGORIE: CodeTable = {
  red: 'ROUGE',
  yellow: 'JAUNE',
  blue: 'BLEUE',
  black: 'NOIRE',
  green: 'VERTE',
  orange: 'ORANGE',
  purple: 'MAUVE',
  silver: 'ARGENT',
  'un-special': 'ONU',
  return: 'RETOUR',
  'refusal-of-entry': 'NON-ADM',
  arrest: 'ARREST',
  missing: 'DISPARU',
  'child-at-risk': 'ENL-PAR',
  vulnerable: 'VULNER',
  'judicial-procedure': 'PROC-JUD',
  'discreet-check': 'CTRL-DISC',
  'inquiry-check': 'CTRL-INV',
  'specific-check': 'CTRL-SPEC',
  'unknown-wanted': 'INCONNU',
  object: 'OBJET',
};
/** State of an alert (état du signalement). */
export const ETAT_SIGNALEMENT: CodeTable = {
  active: 'ACT',
  suspended: 'SUS',
  flagged: 'IND',
  cancelled: 'ANN',
  expired: 'ECH',
};
/** Kind of asset (nature de l'avoir). */
export const NATURE_AVOIR: CodeTable = {
  'bank-account': 'CPT',
  'crypto-wallet': 'CRY',
  'real-property': 'IMM',
  share: 'PAR',
  security: 'TIT',
  vehicle: 'VEH',
  cash: 'NUM',
};
/** Kind of request (nature de la demande d'entraide). */
export const NATURE_DEMANDE: CodeTable = {
  information: 'RENS',
  'confirm-hit': 'CONF',
  'other-purpose': 'FINA',
  'disclose-field': 'DIVU',
  'preserve-data': 'GEL-D',
  testimony: 'AUDI',
  service: 'REMI',
  'search-and-seizure': 'PERQ',
  freeze: 'GEL-A',
  evidence: 'PREU',
  records: 'PIEC',
  'trace-proceeds': 'FLUX',
  'video-hearing': 'VISI',
  'joint-team': 'ECE',
  'controlled-delivery': 'LIVS',
  extradition: 'EXTR',
};
/** State of a request (état de la demande d'entraide). */
export const ETAT_DEMANDE: CodeTable = {
  draft: '00',
  validated: '10',
  transmitted: '20',
  received: '30',
  'more-information': '35',
  accepted: '40',
  executing: '50',
  'partly-executed': '55',
  executed: '60',
  postponed: '70',
  refused: '80',
  withdrawn: '90',
};
/** Kind of address (type d'adresse). */
export const TYPE_ADRESSE: CodeTable = {
  residence: 'DOM',
  registered: 'SIE',
  work: 'PRO',
  former: 'ANC',
  stay: 'SEJ',
  other: 'AUT',
};
/** Kind of contact (type de coordonnée). */
export const TYPE_COORDONNEE: CodeTable = { phone: 'FIX', mobile: 'GSM', email: 'MEL' };
/** Kind of online identifier (type d'identifiant numérique). */
export const TYPE_NUMERIQUE: CodeTable = { ip: 'IP', domain: 'DOM', handle: 'PSE', url: 'URL' };
/** Kind of relation (nature du lien). */
export const NATURE_LIEN: CodeTable = {
  associate: 'REL',
  relative: 'FAM',
  spouse: 'CJT',
  parent: 'ASC',
  child: 'DSC',
  sibling: 'FRT',
  'co-accused': 'CMC',
  employer: 'EMP',
  owner: 'ASS',
  director: 'GER',
  member: 'MBR',
};
/** Kind of seized goods (nature des biens saisis). */
export const NATURE_SAISIE: CodeTable = {
  drugs: 'STU',
  cash: 'NUM',
  firearms: 'ARM',
  vehicle: 'VEH',
  documents: 'DOC',
  electronics: 'INF',
  counterfeit: 'CTF',
  other: 'DIV',
};
