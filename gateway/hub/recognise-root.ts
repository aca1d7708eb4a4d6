import { setImmediate } from 'node:timers/promises';
import { ComityError } from '../../schema/errors.ts';
import { isCode } from '../../schema/codes.ts';
import { LONGEST_CELL } from '../../subgraphs/matching/identifiers/pasted-list.ts';
import type { Reading, TravelDocument } from '../../subgraphs/matching/identifiers/reading.ts';
import { entriesOf, recognise, type Recognised } from '../../subgraphs/matching/identifiers/recognise.ts';
import { ownSource, type FieldReader } from './field-reader.ts';

/** Lines, and identifiers in them, at most: as many as a batch searches for. */
const MOST_ENTRIES = 300;

function tooMany(what: string): ComityError {
  return new ComityError('BAD_USER_INPUT', `a pasted list holds at most ${MOST_ENTRIES} ${what}`);
}

function linesOf(value: unknown): readonly string[] {
  const lines = (Array.isArray(value) ? value : []).map(String);
  if (lines.length > MOST_ENTRIES) throw tooMany('lines');
  const long = lines.findIndex((line) => line.length > LONGEST_CELL);
  if (long === -1) return lines;
  throw new ComityError(
    'BAD_USER_INPUT',
    `line ${long + 1} has more than ${LONGEST_CELL} characters: break it into lines`,
  );
}

function documentSource(document: TravelDocument): FieldReader {
  const { issuer, nationality } = document;
  return ownSource({ ...document, issuer: ownSource(issuer), nationality: nationality && ownSource(nationality) });
}

function readingSource(reading: Reading): FieldReader {
  const { confidence, checks, document } = reading;
  return ownSource({
    ...reading,
    confidence: confidence.toUpperCase(),
    checks: checks.map(ownSource),
    document: document && documentSource(document),
  });
}

function lineSource(recognised: Recognised): FieldReader {
  return ownSource({ ...recognised, readings: recognised.readings.map(readingSource) });
}

/**
 * Resolves what a pasted list holds: computed of the requester's own text at the hub, of which nothing is kept, and no member is
 * asked. Other requests have their turn between two entries.
 */
export async function recogniseRoot(args: Readonly<Record<string, unknown>>): Promise<readonly FieldReader[]> {
  const entries = entriesOf(linesOf(args['lines']));
  if (entries.length > MOST_ENTRIES) throw tooMany('identifiers');
  const country = isCode('CountryCode', args['country']) ? args['country'] : null;
  const options = { country, today: new Date() };
  const recognised: FieldReader[] = [];
  for (const entry of entries) {
    recognised.push(lineSource(recognise(entry, options)));
    await setImmediate();
  }
  return recognised;
}
