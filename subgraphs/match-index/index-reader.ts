import Database from 'libsql';
import { statSync } from 'node:fs';
import { ComityError } from '../../schema/errors.ts';
import { compareBirthDates } from '../matching/compare-birth-dates.ts';
import { scoreNames } from '../matching/compare-names.ts';
import { IDENTIFIER_KINDS, normaliseIdentifier } from '../matching/identifiers.ts';
import { nameKeys } from '../matching/keys.ts';
import { MATCHER_VERSION } from '../matching/matcher.ts';
import { readNormalised } from '../matching/normalised-text.ts';
import { normaliseName, type NormalisedName } from '../matching/normalise.ts';
import { storedKey } from './index-builder.ts';
import type { Candidate, NameHint } from './match-index.ts';

/** One whole index file, open to read. */
export interface IndexReader {
  readonly file: string;
  readonly asOf: Date;
  byName(type: string, name: string, limit: number, hint: NameHint | undefined): readonly Candidate[];
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
  SELECT e.system, e.type, e.key, e.names, e.birth_dates AS birthDates
  FROM (
    SELECT k.entry, SUM(query.weight) AS weight
    FROM query CROSS JOIN name_keys AS k ON k.key = query.key
    GROUP BY k.entry ORDER BY weight DESC, k.entry LIMIT ?
  ) AS c JOIN entries AS e ON e.id = c.entry
  ORDER BY c.weight DESC, c.entry`;

const BY_IDENTIFIER = `
  SELECT DISTINCT e.system, e.type, e.key, e.names, e.birth_dates AS birthDates
  FROM json_each(?) AS q CROSS JOIN identifiers AS i ON i.value = q.value ->> 1 AND i.kind = q.value ->> 0
  JOIN entries AS e ON e.id = i.entry
  WHERE ? IS NULL OR e.type = ?
  ORDER BY e.id LIMIT ?`;

interface EntryRow {
  readonly system: string;
  readonly type: string;
  readonly key: string;
  readonly names: string;
  readonly birthDates: string;
}

function isEntryRow(row: unknown): row is EntryRow {
  if (typeof row !== 'object' || row === null) return false;
  const fields = row as Record<string, unknown>;
  return ['system', 'type', 'key', 'names', 'birthDates'].every((name) => typeof fields[name] === 'string');
}

function split(text: string, by: string): readonly string[] {
  return text === '' ? [] : text.split(by);
}

function candidates(rows: readonly unknown[]): readonly Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const row of rows) {
    if (!isEntryRow(row)) continue;
    const { system, type, key } = row;
    const id = JSON.stringify([system, type, key]);
    if (!seen.has(id)) {
      seen.set(id, { system, type, key, names: split(row.names, '\n'), birthDates: split(row.birthDates, ' ') });
    }
  }
  return [...seen.values()];
}

/** Similarity of the name sought to the best of a record's names. */
function similarity(query: NormalisedName, candidate: Candidate): number {
  let best = 0;
  for (const name of candidate.names) best = Math.max(best, scoreNames(query, readNormalised(name)));
  return best;
}

function birthDateBonus(hint: NameHint | undefined, candidate: Candidate): number {
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
  const byName = database.prepare(BY_NAME);
  const byIdentifier = database.prepare(BY_IDENTIFIER);
  const read = (statement: typeof byName, ...parameters: readonly unknown[]) => {
    try {
      return candidates(statement.all(...parameters));
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
      return read(byName, JSON.stringify(keys), Math.max(limit, MOST_RANKED))
        .map((candidate) => ({ candidate, score: similarity(query, candidate) }))
        .filter(({ score }) => score >= floor)
        .map(({ candidate, score }) => ({ candidate, rank: score + birthDateBonus(hint, candidate) }))
        .sort((a, b) => b.rank - a.rank)
        .slice(0, limit)
        .map(({ candidate }) => candidate);
    },
    byIdentifier(type, kind, value, limit) {
      const kinds = kind === null ? IDENTIFIER_KINDS : [kind];
      const forms = kinds.flatMap((known) => {
        const form = normaliseIdentifier(known, value);
        return form === null ? [] : [[known, form]];
      });
      if (forms.length === 0 || limit <= 0) return [];
      return read(byIdentifier, JSON.stringify(forms), type, type, limit);
    },
    close: () => {
      database.close();
    },
  };
}
