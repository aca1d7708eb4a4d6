import type { JurisdictionReport } from '../../schema/statuses.ts';
import { compareTexts } from '../../schema/text-order.ts';
import type { Ledger, MixedRanking, Note } from '../fetch/ledger.ts';
import type { WithheldSummary } from '../fetch/told.ts';
import { notesByMember, reportOf } from './jurisdiction-reports.ts';

/** A field that a member withholds, once for each (member, type, field, reason). */
export interface Withheld extends WithheldSummary {
  readonly jurisdiction: string;
}

/** What an answer says of itself, in its `extensions`. Lists are absent where they are empty. */
export interface AnswerExtensions {
  readonly jurisdictions: Readonly<Record<string, JurisdictionReport>>;
  readonly withheld: readonly Withheld[];
  /** Fields that a member is too old to know, answered null. */
  readonly unsupported?: readonly { readonly jurisdiction: string; readonly field: string }[];
  /** Rankings in which scores of different matcher versions stand side by side: they do not compare. */
  readonly ranking?: readonly (MixedRanking & { readonly comparable: false })[];
}

function withheldOf(notes: readonly Note[]): readonly Withheld[] {
  const once = new Map<string, Withheld>();
  for (const { member, told } of notes) {
    for (const { type, field, outcome, reason } of told.withheld) {
      const key = JSON.stringify([member, type, field, reason]);
      if (!once.has(key)) once.set(key, { jurisdiction: member, type, field, outcome, reason });
    }
  }
  // In an order of its own: which member answered first is no part of an answer.
  return [...once].sort(([left], [right]) => compareTexts(left, right)).map(([, withheld]) => withheld);
}

function byName<Value>(values: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).sort(([left], [right]) => compareTexts(left, right)));
}

/** The extensions of an answer. */
export function answerExtensions(ledger: Ledger): AnswerExtensions {
  const byMember = notesByMember(ledger.notes);
  const unsupported = [...byMember].flatMap(([jurisdiction, notes]) =>
    [...new Set(notes.flatMap((note) => note.unsupported))].map((field) => ({ jurisdiction, field })),
  );
  const ranking = ledger.mixedRankings
    .toSorted((left, right) => compareTexts(left.path, right.path))
    .map(({ path, matcherVersions }) => ({
      path,
      matcherVersions: byName(matcherVersions),
      comparable: false as const,
    }));
  return {
    jurisdictions: Object.fromEntries([...byMember].map(([member, notes]) => [member, reportOf(notes)])),
    withheld: withheldOf(ledger.notes),
    ...(unsupported.length > 0 ? { unsupported } : {}),
    ...(ranking.length > 0 ? { ranking } : {}),
  };
}
