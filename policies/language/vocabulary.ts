import { codeList } from '../../schema/codes.ts';
import type { FieldCatalogue } from '../../schema/fields.ts';
import { MASKS } from '../../schema/masks.ts';
import { nearestWord } from '../../schema/nearest-word.ts';
import { fieldName, nameableFields } from '../engine/lanes.ts';
import { OBLIGATIONS } from '../engine/obligation.ts';
import type { CellWords } from './cells.ts';
import { ALL, RECIPIENT_LIST_WORDS, TRANSFER_WORDS, type Groups } from './rows.ts';

/** The closed vocabularies that a country's tables are written in. */
export interface Vocabulary {
  /** The words of each cell; null where any text may stand. */
  readonly cells: Readonly<Record<CellWords, readonly string[] | null>>;
  /** What a row may name: `all`, categories, fields as `Type.field`; nothing of quality, which goes with the value. */
  readonly names: ReadonlySet<string>;
  readonly then: readonly string[];
  readonly obligations: readonly string[];
  readonly catalogue: FieldCatalogue;
}

function codes(scalar: string): readonly string[] {
  return [...codeList(scalar).codes.keys()];
}

/** The codes that a member of the federation may have: countries, and the organisations that groups register. */
export function memberCodes(organisations: ReadonlySet<string>): readonly string[] {
  return [...codes('CountryCode'), ...organisations];
}

/** The vocabulary of a catalogue of fields and of groups of members. */
export function vocabulary(catalogue: FieldCatalogue, groups: Groups): Vocabulary {
  const nameable = nameableFields(catalogue);
  return {
    catalogue,
    names: new Set([ALL, ...nameable.map((field) => field.category), ...nameable.map(fieldName)]),
    then: ['allow', ...MASKS.map(({ name }) => `mask ${name}`), 'hit-only', 'deny'],
    obligations: OBLIGATIONS,
    cells: {
      member: memberCodes(groups.organisations),
      group: [...groups.groups.keys()],
      role: codes('RoleCode'),
      clearance: codes('ConfidentialityCode'),
      purpose: codes('PurposeCode'),
      basis: codes('LegalBasisCode'),
      offence: codes('IccsCode'),
      'data-subject-category': codes('DataSubjectCategoryCode'),
      handling: codes('HandlingCode'),
      confidentiality: codes('ConfidentialityCode'),
      'source-evaluation': codes('SourceEvaluationCode'),
      'information-evaluation': codes('InformationEvaluationCode'),
      'recipient-list': RECIPIENT_LIST_WORDS,
      transfer: TRANSFER_WORDS,
      text: null,
    },
  };
}

const SHOWN = 8;

/** What to write instead of a word that is not valid: the nearest valid one, else the valid ones. */
export function suggestion(written: string, valid: Iterable<string>): string {
  const words = [...valid];
  const nearest = nearestWord(written, words);
  if (nearest !== null) return `did you mean \`${nearest}\`?`;
  const shown = words.slice(0, SHOWN).map((word) => `\`${word}\``);
  return `use one of ${shown.join(', ')}${words.length > SHOWN ? ', …' : ''}`;
}

const DID_YOU_MEAN = /^did you mean `(.+)`\?$/;

/** The word in a suggestion that names the nearest one; null in any other help. */
export function suggestedWord(help: string | null): string | null {
  return (help === null ? null : DID_YOU_MEAN.exec(help)?.[1]) ?? null;
}
