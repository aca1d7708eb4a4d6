import type { Cells } from './rows.ts';

/** The name of a cell. */
export type CellName = keyof Cells;

/** The parts of a row's condition, as a lawyer asks them. */
export type CellPart = 'who' | 'why' | 'about' | 'record' | 'relation';

/** What a cell's values are chosen from; `text` is the one open vocabulary. */
export type CellWords =
  | 'member'
  | 'group'
  | 'role'
  | 'clearance'
  | 'purpose'
  | 'basis'
  | 'offence'
  | 'data-subject-category'
  | 'handling'
  | 'confidentiality'
  | 'source-evaluation'
  | 'information-evaluation'
  | 'recipient-list'
  | 'transfer'
  | 'text';

/** How a cell is written: one of several words, one word, a flag, a flag that may be unknown, or a number of months. */
export type CellForm =
  | { readonly kind: 'words'; readonly words: CellWords; readonly unknown: boolean }
  | { readonly kind: 'word'; readonly words: CellWords }
  | { readonly kind: 'flag'; readonly unknown: boolean }
  | { readonly kind: 'months' };

/** One cell of the language: the question that it asks, and how its answer is written. */
export interface CellDefinition {
  readonly part: CellPart;
  readonly form: CellForm;
  readonly meaning: string;
}

const words = (vocabulary: CellWords, unknown = false): CellForm => ({ kind: 'words', words: vocabulary, unknown });
const flag = (unknown = false): CellForm => ({ kind: 'flag', unknown });

/**
 * Every cell of the language. A row matches where all its cells do; a cell with several words matches where any of them
 * does; `member` and `group` are one question, which either answers.
 */
export const CELLS: Readonly<Record<CellName, CellDefinition>> = {
  member: { part: 'who', form: words('member'), meaning: 'the requester acts for one of these members' },
  group: { part: 'who', form: words('group'), meaning: 'the requester acts for a member of one of these groups' },
  agency: { part: 'who', form: words('text'), meaning: 'the requester belongs to one of these agencies' },
  role: { part: 'who', form: words('role'), meaning: 'the requester has one of these roles' },
  clearance: {
    part: 'who',
    form: { kind: 'word', words: 'clearance' },
    meaning: 'the requester is cleared for this level or a higher one',
  },
  automated: { part: 'who', form: flag(), meaning: 'the requester is a system without an acting officer' },
  purpose: { part: 'why', form: words('purpose'), meaning: 'the request has one of these purposes' },
  basis: {
    part: 'why',
    form: words('basis'),
    meaning: 'the request rests on one of these legal bases, which binds both members that day',
  },
  offence: {
    part: 'why',
    form: words('offence'),
    meaning: 'the offence is of one of these categories (ICCS, level 1)',
  },
  minimumPenalty: {
    part: 'why',
    form: { kind: 'months' },
    meaning: 'the maximum penalty of the offence is at least so many months',
  },
  case: { part: 'why', form: flag(), meaning: 'a case is given' },
  assigned: { part: 'why', form: flag(), meaning: 'the case given is one to which the requester is assigned' },
  necessity: { part: 'why', form: flag(), meaning: 'a text says why the data are strictly necessary' },
  emergency: {
    part: 'why',
    form: flag(),
    meaning: 'a threat to life is imminent: whatever is then told bears notice to the owner and a review',
  },
  dataSubjectCategory: {
    part: 'about',
    form: words('data-subject-category', true),
    meaning: 'the person has one of these roles in the case',
  },
  minor: { part: 'about', form: flag(true), meaning: 'the person is under eighteen today' },
  minorThen: { part: 'about', form: flag(true), meaning: 'the person was under eighteen when the record was made' },
  protectedPerson: {
    part: 'about',
    form: flag(true),
    meaning: 'the person is under protection, as a witness or otherwise',
  },
  handling: { part: 'record', form: words('handling'), meaning: 'the record bears one of these handling codes' },
  confidentiality: {
    part: 'record',
    form: words('confidentiality', true),
    meaning: 'the record has one of these levels of confidentiality',
  },
  sourceEvaluation: {
    part: 'record',
    form: words('source-evaluation', true),
    meaning: 'the source is evaluated with one of these codes',
  },
  informationEvaluation: {
    part: 'record',
    form: words('information-evaluation', true),
    meaning: 'the information is evaluated with one of these codes',
  },
  collectedFor: { part: 'record', form: words('purpose', true), meaning: 'the data were collected for this purpose' },
  purposeCompatible: {
    part: 'record',
    form: flag(true),
    meaning: 'the purpose of the request is compatible with the one that the data were collected for',
  },
  expired: { part: 'record', form: flag(), meaning: 'the record is past its date of deletion or review' },
  restricted: { part: 'record', form: flag(), meaning: 'accuracy is contested or processing restricted' },
  embargoed: { part: 'record', form: flag(), meaning: 'the record is under embargo' },
  originator: {
    part: 'record',
    form: words('text', true),
    meaning: 'the data come from one of these members or authorities',
  },
  originatorConsent: {
    part: 'record',
    form: flag(true),
    meaning: "the data are the owner's own, or the originator has authorised their onward transfer",
  },
  recipientList: {
    part: 'record',
    form: words('recipient-list'),
    meaning: "the requester's member is on or off the record's recipient list, or there is none",
  },
  reciprocal: {
    part: 'relation',
    form: flag(),
    meaning: "the requester's member gives the owner the same category of data, by signed declarations",
  },
  transfer: {
    part: 'relation',
    form: words('transfer'),
    meaning: "the ground on which data may be transferred to the requester's member",
  },
  jointTeam: {
    part: 'relation',
    form: flag(),
    meaning: 'the requester is of a joint team that conducts the case given',
  },
  fearedState: {
    part: 'about',
    form: flag(true),
    meaning: "the person fears persecution by the requester's member",
  },
  authorised: {
    part: 'record',
    form: flag(),
    meaning: 'the requester holds an authorisation of the owner for this field of the record',
  },
};

/** The names of all cells, in the order in which a row asks them. */
export const CELL_NAMES = Object.keys(CELLS).filter(isCellName);

/** Whether a string is the name of a cell. */
export function isCellName(name: string): name is CellName {
  return Object.hasOwn(CELLS, name);
}
