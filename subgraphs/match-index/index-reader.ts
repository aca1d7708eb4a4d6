import Database from 'libsql';
import { statSync } from 'node:fs';
import { ComityError } from '../../schema/errors.ts';
import { compareBirthDates } from '../matching/compare-birth-dates.ts';
import { rememberedSimilarity } from '../matching/align-tokens.ts';
import { scoreNames } from '../matching/compare-names.ts';
import { IDENTIFIER_KINDS, normaliseIdentifier } from '../matching/identifiers/identifier-kinds.ts';
import { nameKeys } from '../matching/keys.ts';
import { MATCHER_VERSION } from '../matching/matcher.ts';
import { readNormalised } from '../matching/normalised-text.ts';
import { normaliseName, type NormalisedName } from '../matching/normalise.ts';
import { storedKey } from './index-builder.ts';
import type { Candidate, NamedCandidate, NameHint } from './match-index.ts';

/** One whole index file, open to read. */
export interface IndexReader {
  readonly file: string;
  readonly asOf: Date;
  byName(type: string, name: string, limit: number, hint: NameHint | undefined): readonly NamedCandidate[];
  byIdentifier(type: string | null, kind: string | null, value: string, limit: number): readonly Candidate[];
  close(): void;
}

/** Most records whose names are compared, those with the most shared keys first, where fewer were asked for. */
const MOST_RANKED = 1_000;
/** What an equal birth date adds to the similarity of names when candidates are ranked. */
const BIRTH_DATE_BONUS = 0.5;

/** The query's keys come as JSON: `[[key, weight], …]`. */
const BY_NAME = `
  WITH query AS MATERIALIZED (SELECT value ->> 0 AS key, value ->> 1 AS weight FROM json_each(?))
  SELECT e.names, e.birth_dates, e.system, e.key
  FROM (
    SELECT k.entry, SUM(query.weight) AS weight
    FROM query CROSS JOIN name_keys AS k ON k.key = query.key
    GROUP BY k.entry ORDER BY weight DESC, k.entry LIMIT ?
  ) AS c JOIN entries AS e ON e.id = c.entry`;

const BY_IDENTIFIER = `
  SELECT DISTINCT e.system, e.type, e.key
  FROM json_each(?) AS q CROSS JOIN identifiers AS i ON i.value = q.value ->> 1 AND i.kind = q.value ->> 0
  JOIN entries AS e ON e.id = i.entry
  WHERE ? IS NULL OR e.type = ?
  ORDER BY e.id LIMIT ?`;

/** A row as the driver gives it in raw mode: the columns in the order of the statement, all of them texts. */
type Row = readonly string[];

function isRow(row: unknown): row is Row {
  return Array.isArray(row) && row.every((value) => typeof value === 'string');
}

function split(text: string | undefined, by: string): readonly string[] {
  if (text === undefined || text === '') return [];
  return text.includes(by) ? text.split(by) : [text];
}

/** Each record once, however often the source gave it: the first. */
function eachOnce<Found extends Candidate>(candidates: readonly Found[]): readonly Found[] {
  const seen = new Map<string, Found>();
  for (const candidate of candidates) {
    const id = JSON.stringify([candidate.system, candidate.type, candidate.key]);
    if (!seen.has(id)) seen.set(id, candidate);
  }
  return [...seen.values()];
}

/** The candidates among some rows of `BY_NAME`: those of a name at least as like the query as `floor`. */
function alike(rows: readonly Row[], type: string, query: NormalisedName, floor: number): readonly NamedCandidate[] {
  const compare = rememberedSimilarity();
  return rows.flatMap(([texts, birthDates, system = '', key = '']): readonly NamedCandidate[] => {
    const names = split(texts, '\n').map(readNormalised);
    let similarity = 0;
    for (const name of names) similarity = Math.max(similarity, scoreNames(query, name, compare));
    if (similarity < floor) return [];
    return [{ system, type, key, names, birthDates: split(birthDates, ' '), similarity }];
  });
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

interface Ranked {
  readonly candidate: NamedCandidate;
  readonly rank: number;
}

/** Best first, and equal ranks in an order that depends on the two records alone. */
function inOrder({ candidate: left, rank }: Ranked, { candidate: right, rank: rankOfRight }: Ranked): number {
  return rankOfRight - rank || compareTexts(left.key, right.key) || compareTexts(left.system, right.system);
}

function birthDateBonus(hint: NameHint | undefined, candidate: NamedCandidate): number {
  if (!hint) return 0;
  const scores = candidate.birthDates.map((date) => compareBirthDates(hint.birthDate, date)?.score ?? 0);
  return BIRTH_DATE_BONUS * Math.max(0, ...scores);
}

function factsOf(database: Database.Database): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  for (const row of database.prepare('SELECT name, value FROM facts').all()) {
    if (typeof row !== 'object' || row === null) continue;
    const { name, value } = row as Record<string, unknown>;
    if (typeof name === 'string' && typeof value === 'string') facts.set(name, value);
  }
  return facts;
}

function isSound(database: Database.Database): boolean {
  const [row] = database.prepare('PRAGMA quick_check(1)').all();
  return typeof row === 'object' && row !== null && Object.values(row).includes('ok');
}

function unreadable(cause: unknown): ComityError {
  return new ComityError('SOURCE_UNAVAILABLE', 'the match index cannot be read and must be built anew', { cause });
}

/**
 * Opens an index file; null where it is damaged, or was built by another version of the matcher. Names less similar
 * than `floor` to the one sought make no candidate.
 */
export function openIndexReader(file: string, floor: number): IndexReader | null {
  if (statSync(file).size === 0) return null;
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true });
    const facts = factsOf(database);
    const asOf = new Date(facts.get('asOf') ?? '');
    if (facts.get('matcherVersion') === MATCHER_VERSION && !Number.isNaN(asOf.getTime()) && isSound(database)) {
      return indexReader(file, database, asOf, floor);
    }
  } catch {
    database?.close();
    return null;
  }
  database.close();
  return null;
}

function indexReader(file: string, database: Database.Database, asOf: Date, floor: number): IndexReader {
  // Rows as arrays: most candidates are compared and left out, and an object for each would cost as much as the search.
  const byName = database.prepare(BY_NAME).raw(true);
  const byIdentifier = database.prepare(BY_IDENTIFIER).raw(true);
  const read = (statement: typeof byName, ...parameters: readonly unknown[]): readonly Row[] => {
    try {
      return statement.all(...parameters).filter(isRow);
    } catch (error) {
      throw unreadable(error);
    }
  };
  return {
    file,
    asOf,
    byName(type, name, limit, hint) {
      const query = normaliseName(name);
      const keys = nameKeys(query).map(({ key, weight }) => [storedKey(type, key), weight]);
      if (keys.length === 0 || limit <= 0) return [];
      const rows = read(byName, JSON.stringify(keys), Math.max(limit, MOST_RANKED));
      const ranked = alike(rows, type, query, floor)
        .map((candidate) => ({ candidate, rank: candidate.similarity + birthDateBonus(hint, candidate) }))
        .sort(inOrder);
      return eachOnce(ranked.map(({ candidate }) => candidate)).slice(0, limit);
    },
    byIdentifier(type, kind, value, limit) {
      const kinds = kind === null ? IDENTIFIER_KINDS : [kind];
      const forms = kinds.flatMap((known) => {
        const form = normaliseIdentifier(known, value);
        return form === null ? [] : [[known, form]];
      });
      if (forms.length === 0 || limit <= 0) return [];
      const rows = read(byIdentifier, JSON.stringify(forms), type, type, limit);
      return eachOnce(rows.map(([system = '', of = '', key = '']) => ({ system, type: of, key })));
    },
    close: () => {
      database.close();
    },
  };
}
