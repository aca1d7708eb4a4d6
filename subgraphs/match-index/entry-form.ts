import { normaliseIdentifier } from '../matching/identifiers/identifier-kinds.ts';
import { nameKeys } from '../matching/keys.ts';
import { readNormalised, writeNormalised } from '../matching/normalised-text.ts';
import { normaliseName, type NormalisedName } from '../matching/normalise.ts';
import type { Candidate, IndexEntry } from './match-index.ts';
import { sketchOf, type Sketch } from './sketch.ts';

/** Most names of one record that are kept. */
const MOST_NAMES = 100;

/** A record as an index keeps it. */
export interface EntryForm {
  /** Everything that is read of it again, in one text. */
  readonly text: string;
  /** What it is found by. */
  readonly keys: ReadonlySet<string>;
  readonly sketch: Sketch;
  /** The year of birth; 0 where there is none, or more than one. */
  readonly birthYear: number;
}

/** A name key as an index keeps it: records of another type are never looked at. */
export function nameKeyOf(type: string, key: string): string {
  return `n ${type} ${key}`;
}

/** An identifier in the form in which it is compared, as a key; null where it has none. */
export function identifierKeyOf(kind: string, value: string): string | null {
  const form = normaliseIdentifier(kind, value);
  return form === null ? null : `i ${kind} ${form}`;
}

/** What a record is found by when it has changed. */
export function recordKeyOf({ system, type, key }: Candidate): string {
  return `r ${JSON.stringify([system, type, key])}`;
}

/** The year of a `PartialDate`; 0 where it has none. */
export function yearOf(birthDate: string): number {
  return Number(/^\d{4}/u.exec(birthDate)?.[0] ?? 0);
}

function onlyYear(birthDates: readonly string[]): number {
  const [year = 0, ...others] = new Set(birthDates.map(yearOf));
  return others.length === 0 ? year : 0;
}

/** The form of a record. */
export function entryForm(entry: IndexEntry): EntryForm {
  const { system, type, key, birthDates } = entry;
  const names = [...new Set(entry.names.slice(0, MOST_NAMES))]
    .map(normaliseName)
    .filter((name) => name.tokens.length > 0);
  const keys = new Set(names.flatMap((name) => nameKeys(name).map((found) => nameKeyOf(type, found.key))));
  for (const { kind, value } of entry.identifiers) {
    const found = identifierKeyOf(kind, value);
    if (found !== null) keys.add(found);
  }
  return {
    text: JSON.stringify([system, type, key, birthDates, names.map(writeNormalised)]),
    keys,
    sketch: sketchOf(names),
    birthYear: onlyYear(birthDates),
  };
}

/** A record as read again. */
export interface ReadEntry extends Candidate {
  readonly birthDates: readonly string[];
  /** Normalised names as texts. */
  readonly names: readonly string[];
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** The record in a text that `entryForm` made; throws where it made no such text. */
export function readEntry(text: string): ReadEntry {
  const parts: unknown = JSON.parse(text);
  if (Array.isArray(parts)) {
    const [system, type, key, birthDates, names] = parts as readonly unknown[];
    if (typeof system === 'string' && typeof type === 'string' && typeof key === 'string') {
      if (isTexts(birthDates) && isTexts(names)) return { system, type, key, birthDates, names };
    }
  }
  throw new TypeError('an entry of the match index cannot be read');
}

/** The names of a record, ready to compare. */
export function namesOf(entry: ReadEntry): readonly NormalisedName[] {
  return entry.names.map(readNormalised);
}
