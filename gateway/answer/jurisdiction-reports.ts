import { falseHitsOfAll } from '../../schema/false-hits.ts';
import { statusOfParts, type JurisdictionReport } from '../../schema/statuses.ts';
import { compareTexts } from '../../schema/text-order.ts';
import type { Note } from '../fetch/ledger.ts';

/** The notes of each member asked, by code in alphabetical order. */
export function notesByMember(notes: readonly Note[]): ReadonlyMap<string, readonly Note[]> {
  const members = [...new Set(notes.map((note) => note.member))].sort();
  return new Map(members.map((member) => [member, notes.filter((note) => note.member === member)]));
}

function last<Value>(notes: readonly Note[], read: (note: Note) => Value | null): Value | null {
  return notes.reduce<Value | null>((found, note) => read(note) ?? found, null);
}

function least<Value extends string | number>(
  notes: readonly Note[],
  read: (note: Note) => Value | null,
): Value | null {
  return notes.reduce<Value | null>((found, note) => {
    const value = read(note);
    return value !== null && (found === null || value < found) ? value : found;
  }, null);
}

/** What came of asking one member in one request, however often it was asked. */
export function reportOf(notes: readonly Note[]): JurisdictionReport {
  const parts = notes
    .flatMap((note) => note.parts)
    .sort((left, right) => compareTexts(left.path, right.path) || compareTexts(left.system, right.system));
  const falseHits = notes.flatMap(({ told }) => told.falseHits ?? []);
  const started = Math.min(...notes.map((note) => note.startedAt));
  const ended = Math.max(...notes.map((note) => note.endedAt));
  return {
    status: statusOfParts(parts),
    ms: Math.round((ended - started) * 10) / 10,
    asOf: least(notes, ({ told }) => told.asOf),
    coverage: least(notes, ({ told }) => told.coverage),
    policyVersion: last(notes, ({ told }) => told.policyVersion),
    matcherVersion: last(notes, ({ told }) => told.matcherVersion),
    ...(falseHits.length === 0 ? {} : { falseHits: falseHitsOfAll(falseHits) }),
    parts,
  };
}
