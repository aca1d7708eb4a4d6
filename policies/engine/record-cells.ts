import { codeList } from '../../schema/codes.ts';
import { RECIPIENT_LIST_WORDS, UNKNOWN, type Cells, type FlagOrUnknown } from '../language/rows.ts';
import type { RecordAttributes } from './contract.ts';

/** A record as one request meets it. */
export interface RecordFacts {
  readonly attributes: RecordAttributes;
  readonly member: string;
  readonly owner: string;
  /** Whether the purpose of the request is compatible with the one that data were collected for. */
  readonly isCompatible: (collectedFor: string) => boolean;
  /** Whether the field that is decided is one for which the requester holds an authorisation. */
  readonly authorised: boolean;
}

/** Whether a record fits. */
export type RecordTest = (facts: RecordFacts) => boolean;

/** A cell that reads the record. */
export type RecordCell = keyof typeof RECORD_CELLS;

/** One attribute as cells read it: a finite number of values, so that records fall into finitely many classes. */
interface Attribute {
  /** The value's position among finitely many, given the words that rows name. */
  readonly position: (facts: RecordFacts, named: readonly string[]) => number;
  readonly size: (named: readonly string[]) => number;
  /** A test for the cell's value in a row; `unknownIs` is what an attribute that the record does not state counts as. */
  readonly test: (cells: Cells, unknownIs: boolean) => RecordTest | null;
  /** The words that a row's cell names, where the vocabulary is open. */
  readonly words: (cells: Cells) => readonly string[];
}

const NO_WORDS: readonly string[] = [];

/** Types that concern one person by themselves; others concern the persons that they lead to, if they lead to any. */
const ABOUT_A_PERSON: ReadonlySet<string> = new Set(['Person', 'CaseRole']);

function coded(
  scalar: string,
  read: (attributes: RecordAttributes) => string | null,
  wanted: (cells: Cells) => readonly string[] | undefined,
  concerns: (attributes: RecordAttributes) => boolean = anyRecord,
): Attribute {
  const positions = new Map([...codeList(scalar).codes.keys()].map((code, index) => [code, index + 1]));
  const known = (facts: RecordFacts): string | null => {
    const value = read(facts.attributes);
    return value !== null && positions.has(value) ? value : null;
  };
  return {
    size: () => positions.size + 1,
    position: (facts) => positions.get(read(facts.attributes) ?? '') ?? 0,
    words: () => NO_WORDS,
    test(cells, unknownIs) {
      const words = wanted(cells);
      if (!words) return null;
      const unknown = unknownIs || words.includes(UNKNOWN);
      return (facts) => {
        const value = known(facts);
        if (value !== null) return words.includes(value);
        return unknown && concerns(facts.attributes);
      };
    },
  };
}

/** Whether the cells about the person ask anything of a record; of others they match nothing. */
function concernsPerson({ type, ofPerson }: RecordAttributes): boolean {
  return ofPerson === true || ABOUT_A_PERSON.has(type);
}

function flag(
  read: (facts: RecordFacts) => boolean | null,
  wanted: (cells: Cells) => FlagOrUnknown | undefined,
  concerns: (attributes: RecordAttributes) => boolean = concernsPerson,
): Attribute {
  return {
    size: () => 3,
    position: (facts) => {
      const value = read(facts);
      return value === null ? 0 : value ? 1 : 2;
    },
    words: () => NO_WORDS,
    test(cells, unknownIs) {
      const value = wanted(cells);
      if (value === undefined) return null;
      const unknown = unknownIs || value === UNKNOWN;
      return (facts) => {
        const actual = read(facts);
        if (actual !== null) return actual === value;
        return unknown && concerns(facts.attributes);
      };
    },
  };
}

function anyRecord(): boolean {
  return true;
}

const HANDLING_CODES = [...codeList('HandlingCode').codes.keys()];

function handlingMask(codes: readonly string[]): number {
  return codes.reduce((mask, code) => {
    const index = HANDLING_CODES.indexOf(code);
    return mask | (1 << (index === -1 ? HANDLING_CODES.length : index));
  }, 0);
}
const UNKNOWN_HANDLING = 1 << HANDLING_CODES.length;

const handling: Attribute = {
  size: () => UNKNOWN_HANDLING << 1,
  position: ({ attributes }) => handlingMask(attributes.handling),
  words: () => NO_WORDS,
  test(cells, unknownIs) {
    if (!cells.handling) return null;
    const wanted = handlingMask(cells.handling);
    return ({ attributes }) => {
      const borne = handlingMask(attributes.handling);
      return (borne & UNKNOWN_HANDLING) === 0 ? (borne & wanted) !== 0 : unknownIs;
    };
  },
};

const originator: Attribute = {
  size: (named) => named.length + 2,
  position: ({ attributes }, named) => (attributes.originator === null ? 0 : named.indexOf(attributes.originator) + 2),
  words: (cells) => cells.originator ?? NO_WORDS,
  test(cells, unknownIs) {
    const words = cells.originator;
    if (!words) return null;
    const unknown = unknownIs || words.includes(UNKNOWN);
    return ({ attributes }) => (attributes.originator === null ? unknown : words.includes(attributes.originator));
  },
};

function listed({ attributes, member }: RecordFacts): (typeof RECIPIENT_LIST_WORDS)[number] {
  if (attributes.notReleasableTo.includes(member)) return 'off';
  if (attributes.releasableTo === null) return 'none';
  return attributes.releasableTo.includes(member) ? 'on' : 'off';
}

const recipientList: Attribute = {
  size: () => RECIPIENT_LIST_WORDS.length,
  position: (facts) => RECIPIENT_LIST_WORDS.indexOf(listed(facts)),
  words: () => NO_WORDS,
  test: (cells) => {
    const words = cells.recipientList;
    return words ? (facts) => words.includes(listed(facts)) : null;
  },
};

/**
 * Every cell that reads the record.
 * INVARIANT: a test reads nothing but what its attribute's `position` tells apart, the record's type, and `ofPerson`.
 */
export const RECORD_CELLS = {
  dataSubjectCategory: coded(
    'DataSubjectCategoryCode',
    (attributes) => attributes.dataSubjectCategory,
    (cells) => cells.dataSubjectCategory,
    concernsPerson,
  ),
  minor: flag(
    ({ attributes }) => attributes.minorNow,
    (cells) => cells.minor,
  ),
  minorThen: flag(
    ({ attributes }) => attributes.minorThen,
    (cells) => cells.minorThen,
  ),
  protectedPerson: flag(
    ({ attributes }) => attributes.protectedPerson ?? null,
    (cells) => cells.protectedPerson,
  ),
  fearedState: flag(
    ({ attributes: { fearedStates }, member }) => fearedStates?.includes(member) ?? null,
    (cells) => cells.fearedState,
  ),
  handling,
  confidentiality: coded(
    'ConfidentialityCode',
    (attributes) => attributes.confidentiality,
    (cells) => cells.confidentiality,
  ),
  sourceEvaluation: coded(
    'SourceEvaluationCode',
    (attributes) => attributes.sourceEvaluation,
    (cells) => cells.sourceEvaluation,
  ),
  informationEvaluation: coded(
    'InformationEvaluationCode',
    (attributes) => attributes.informationEvaluation,
    (cells) => cells.informationEvaluation,
  ),
  collectedFor: coded(
    'PurposeCode',
    (attributes) => attributes.purposeCollected,
    (cells) => cells.collectedFor,
  ),
  purposeCompatible: flag(
    ({ attributes: { purposeCollected }, isCompatible }) =>
      purposeCollected === null ? null : isCompatible(purposeCollected),
    (cells) => cells.purposeCompatible,
    anyRecord,
  ),
  expired: flag(
    ({ attributes }) => attributes.expired,
    (cells) => cells.expired,
  ),
  restricted: flag(
    ({ attributes }) => attributes.restricted,
    (cells) => cells.restricted,
  ),
  embargoed: flag(
    ({ attributes }) => attributes.embargoed,
    (cells) => cells.embargoed,
  ),
  originator,
  originatorConsent: flag(
    ({ attributes: { originator: from, originatorAuthorised }, owner }) =>
      from === null ? null : from === owner || originatorAuthorised === true,
    (cells) => cells.originatorConsent,
    anyRecord,
  ),
  recipientList,
  authorised: flag(
    ({ authorised }) => authorised,
    (cells) => cells.authorised,
  ),
} as const satisfies Record<string, Attribute>;

/** The names of the cells that read the record. */
export const RECORD_CELL_NAMES = Object.keys(RECORD_CELLS).filter((name): name is RecordCell =>
  Object.hasOwn(RECORD_CELLS, name),
);

/** The record cells that a row asks. */
export function recordCellsOf(cells: Cells): readonly RecordCell[] {
  return RECORD_CELL_NAMES.filter((name) => cells[name] !== undefined);
}

/** A test of all record cells of a row, or null where it asks none. */
export function recordTest(cells: Cells, unknownIs: boolean): RecordTest | null {
  const tests = recordCellsOf(cells).flatMap((name) => RECORD_CELLS[name].test(cells, unknownIs) ?? []);
  const [first, ...rest] = tests;
  if (!first) return null;
  return rest.length === 0 ? first : (facts) => tests.every((test) => test(facts));
}
