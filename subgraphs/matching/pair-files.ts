import { parse } from 'csv-parse';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { ComityError } from '../../schema/errors.ts';
import type { ComparedPerson } from './compare-persons.ts';
import { normaliseName } from './normalise.ts';

/** What a file is read from: a file's stream, standard input, or texts. */
export type FileInput = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** The texts of a file, as they come; throws `BAD_USER_INPUT` where it is no UTF-8. */
async function* textsOf(input: FileInput): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of input) yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    const isNoText = isFields(error) && error['code'] === 'ERR_ENCODING_INVALID_ENCODED_DATA';
    if (!isNoText) throw error;
    throw new ComityError('BAD_USER_INPUT', 'the file is no UTF-8 text: save it as UTF-8', { cause: error });
  }
}

/** What a pair is labelled with, where the file says it. */
interface Label {
  readonly id: string;
  readonly isMatch: boolean | null;
  readonly category: string;
}

/** Two names to compare. */
export interface NamePair extends Label {
  readonly name1: string;
  readonly name2: string;
}

/** Two persons to compare. */
export interface PersonPair extends Label {
  readonly left: ComparedPerson;
  readonly right: ComparedPerson;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function labelOf(value: unknown): boolean | null {
  if (value === undefined || value === null || value === '') return null;
  return value === true || value === 1 || value === '1' || value === 'true';
}

function textField(fields: Fields, name: string, line: number): string {
  const value = fields[name];
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new ComityError('BAD_USER_INPUT', `record ${line} has no \`${name}\``);
}

function textsField(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

function label(fields: Fields, line: number): Label {
  const category = fields['category'];
  return {
    id: textField(fields, 'id', line),
    isMatch: labelOf(fields['is_match']),
    category: typeof category === 'string' && category !== '' ? category : 'all',
  };
}

/** The pairs of a CSV file with the columns `id`, `name1`, `name2`, and, where labelled, `is_match` and `category`. */
export async function* readNamePairs(input: FileInput): AsyncGenerator<NamePair> {
  const source = Readable.from(textsOf(input));
  const parser = parse({ columns: true, bom: true, skip_empty_lines: true });
  source.on('error', (error) => parser.destroy(error));
  let line = 0;
  try {
    for await (const record of source.pipe(parser)) {
      const fields: unknown = record;
      line += 1;
      if (!isFields(fields)) continue;
      yield {
        ...label(fields, line),
        name1: textField(fields, 'name1', line),
        name2: textField(fields, 'name2', line),
      };
    }
  } catch (error) {
    if (error instanceof ComityError) throw error;
    throw new ComityError('BAD_USER_INPUT', `the file is not CSV after record ${line}`, { cause: error });
  } finally {
    source.destroy();
  }
}

function personOf(value: unknown, side: string, line: number): ComparedPerson {
  if (!isFields(value)) throw new ComityError('BAD_USER_INPUT', `line ${line} has no \`${side}\``);
  const names = ['names', 'aliases', 'weak_aliases'].flatMap((field) => textsField(value, field));
  const place = value['birth_place'];
  return {
    names: [...new Set(names)].map(normaliseName),
    birthDates: textsField(value, 'birth_dates'),
    birthPlaces: typeof place === 'string' && place.trim() !== '' ? [normaliseName(place)] : [],
    nationalities: [],
    sex: null,
    identifiers: [],
  };
}

function parsePersonLine(text: string, line: number): PersonPair {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch (error) {
    throw new ComityError('BAD_USER_INPUT', `line ${line} is not JSON`, { cause: error });
  }
  if (!isFields(fields)) throw new ComityError('BAD_USER_INPUT', `line ${line} is not a JSON object`);
  return {
    ...label(fields, line),
    left: personOf(fields['left'], 'left', line),
    right: personOf(fields['right'], 'right', line),
  };
}

/** The pairs of a JSONL file with `id`, `left`, `right`, and, where labelled, `is_match` and `category`. */
export async function* readPersonPairs(input: FileInput): AsyncGenerator<PersonPair> {
  let line = 0;
  for await (const text of createInterface({ input: Readable.from(textsOf(input)), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() !== '') yield parsePersonLine(line === 1 ? text.replace(/^\ufeff/u, '') : text, line);
  }
}
