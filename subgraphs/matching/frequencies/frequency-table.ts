import { Ajv, type JSONSchemaType } from 'ajv';
import { ComityError } from '../../../schema/errors.ts';
import { sha256Hex } from '../../../schema/protocol/digest.ts';
import { compareTexts } from '../../../schema/text-order.ts';
import { isScript } from '../scripts.ts';
import { nameFrequencies, SHARE_CLASSES, type CommonWord, type NameFrequencies } from './name-frequencies.ts';

/**
 * How common the words of names are among a country's records, as it releases it: rounded, of a time that it chose, and
 * without any word that few people bear.
 */
export interface FrequencyTable {
  /** The day on which it was made, `YYYY-MM-DD`. */
  readonly madeOn: string;
  /** How many people it was made of, to one significant digit. */
  readonly people: number;
  /** The most common first. */
  readonly words: readonly CommonWord[];
}

/** What a file of a table says. */
interface WrittenTable {
  readonly format: 1;
  readonly madeOn: string;
  readonly people: number;
  readonly words: readonly { readonly script: string; readonly sounds: string; readonly share: number }[];
}

/** Words of a table at most: of 100 words that one in a hundred bears, everybody bears one. */
const MOST_WORDS = 2_000;
/** A file of a table at most, in bytes. */
export const MOST_TABLE_BYTES = 262_144;
const MOST_PEOPLE = 10_000_000_000;
const FAULTS_TOLD = 20;
const VERSION_DIGITS = 10;

/** Sounds as a table writes them: see `Sounds`. */
const SOUNDS = '^[a-zSCZXTDN0-9]{1,48}$';

const shape: JSONSchemaType<WrittenTable> = {
  type: 'object',
  additionalProperties: false,
  required: ['format', 'madeOn', 'people', 'words'],
  properties: {
    format: { type: 'integer', const: 1 },
    madeOn: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' },
    people: { type: 'integer', minimum: 1, maximum: MOST_PEOPLE },
    words: {
      type: 'array',
      maxItems: MOST_WORDS,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['script', 'sounds', 'share'],
        properties: {
          script: { type: 'string' },
          sounds: { type: 'string', pattern: SOUNDS },
          share: { type: 'integer', enum: SHARE_CLASSES },
        },
      },
    },
  },
};

const isWritten = new Ajv({ allErrors: true, strict: false }).compile<WrittenTable>(shape);

/** A number to one significant digit. */
export function roundedPeople(people: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, people)));
  return Math.round(people / unit) * unit;
}

/** Whether a table can say how a word sounds. */
export function isTellable(sounds: string): boolean {
  return new RegExp(SOUNDS, 'u').test(sounds);
}

function inOrder(left: CommonWord, right: CommonWord): number {
  return right.share - left.share || compareTexts(left.script, right.script) || compareTexts(left.sounds, right.sounds);
}

function invalid(faults: readonly string[]): ComityError {
  const told = faults.slice(0, FAULTS_TOLD);
  const rest = faults.length > told.length ? [`and ${faults.length - told.length} more`] : [];
  return new ComityError('CONFIGURATION_INVALID', `the table of frequencies: ${[...told, ...rest].join('; ')}`);
}

function faultsOf({ people, words }: WrittenTable): readonly string[] {
  const seen = new Set<string>();
  return [
    ...(roundedPeople(people) === people ? [] : ['/people must be rounded to one significant digit']),
    ...words.flatMap(({ script, sounds }, position) => {
      if (!isScript(script)) return [`/words/${position}/script must be a script that names are told apart by`];
      const word = `${script} ${sounds}`;
      if (seen.has(word)) return [`/words/${position} stands here a second time`];
      seen.add(word);
      return [];
    }),
  ];
}

/** Reads a table from the text of its file; throws `CONFIGURATION_INVALID` with every fault and its place. */
export function parseFrequencyTable(text: string): FrequencyTable {
  if (Buffer.byteLength(text) > MOST_TABLE_BYTES) throw invalid([`longer than ${MOST_TABLE_BYTES} bytes`]);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw invalid(['no JSON']);
  }
  if (!isWritten(content)) {
    throw invalid((isWritten.errors ?? []).map((fault) => `${fault.instancePath || '/'} ${fault.message ?? ''}`));
  }
  const faults = faultsOf(content);
  if (faults.length > 0) throw invalid(faults);
  const words = content.words.flatMap(({ script, sounds, share }) =>
    isScript(script) ? [{ script, sounds, share }] : [],
  );
  return { madeOn: content.madeOn, people: content.people, words: words.sort(inOrder) };
}

/** The text of a table's file: equal tables have equal texts. */
export function writeFrequencyTable({ madeOn, people, words }: FrequencyTable): string {
  const lines = words
    .toSorted(inOrder)
    .map(({ script, sounds, share }) => `    ${JSON.stringify({ script, sounds, share })}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  const head = Object.entries({ format: 1, madeOn, people }).map(
    ([name, value]) => `  "${name}": ${JSON.stringify(value)}`,
  );
  return `{\n${[...head, `  "words": ${list}`].join(',\n')}\n}\n`;
}

/** Names what scores depend on, the words and their shares: two tables with the same words are of one version. */
export function tableVersion({ words }: Pick<FrequencyTable, 'words'>): string {
  const lines = words.toSorted(inOrder).map(({ script, sounds, share }) => `${script} ${sounds} ${share}\n`);
  return sha256Hex(lines.join('')).slice(0, VERSION_DIGITS);
}

/** A released table, to weigh names by. */
export function frequenciesOf(table: FrequencyTable): NameFrequencies {
  return nameFrequencies(tableVersion(table), table.words, table.people);
}
