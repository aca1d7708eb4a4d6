import type { JurisdictionReport } from '../../schema/statuses.ts';
import type { Obligation } from '../../policies/engine/obligation.ts';
import { comparePathTexts, compareTexts } from '../../schema/text-order.ts';
import type { BoundValues, Ledger, MixedRanking, Note } from '../fetch/ledger.ts';
import type { WithheldSummary } from '../fetch/told.ts';
import { notesByMember, reportOf } from './jurisdiction-reports.ts';

/** A field that a member withholds, once for each (member, type, field, reason). */
export interface Withheld extends WithheldSummary {
  readonly jurisdiction: string;
}

/** What must be done with some values of a member's: with all at and below these paths, steps with dots between them. */
export interface BoundPaths {
  readonly jurisdiction: string;
  /** In the order of the closed list; never empty. */
  readonly obligations: readonly Obligation[];
  readonly paths: readonly string[];
}

/** What an answer says of itself, in its `extensions`. Lists are absent where they are empty. */
export interface AnswerExtensions {
  readonly jurisdictions: Readonly<Record<string, JurisdictionReport>>;
  readonly withheld: readonly Withheld[];
  /** A value bears what all entries at or above its path say. */
  readonly obligations?: readonly BoundPaths[];
  /** Fields that a member is too old to know, answered null. */
  readonly unsupported?: readonly { readonly jurisdiction: string; readonly field: string }[];
  /** Rankings in which scores of different matcher versions stand side by side, and how far they compare. */
  readonly ranking?: readonly MixedRanking[];
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

/** Once for each member and set of obligations, in an order of their own. */
function obligationsOf(bound: readonly BoundValues[]): readonly BoundPaths[] {
  const groups = new Map<string, { readonly values: BoundValues; readonly paths: Set<string> }>();
  for (const values of bound) {
    const key = `${values.member} ${values.obligations.join()}`;
    const group = groups.get(key) ?? { values, paths: new Set<string>() };
    groups.set(key, group);
    for (const path of values.paths) group.paths.add(path.join('.'));
  }
  return [...groups]
    .filter(([, { paths }]) => paths.size > 0)
    .sort(([left], [right]) => compareTexts(left, right))
    .map(
      ([
        ,
        {
          values: { member, obligations },
          paths,
        },
      ]) => ({
        jurisdiction: member,
        obligations,
        paths: [...paths].sort(comparePathTexts),
      }),
    );
}

function byName<Value>(values: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).sort(([left], [right]) => compareTexts(left, right)));
}

/** The extensions of an answer. */
export function answerExtensions(ledger: Ledger): AnswerExtensions {
  const byMember = notesByMember(ledger.notes);
  const obligations = obligationsOf(ledger.bound);
  const unsupported = [...byMember].flatMap(([jurisdiction, notes]) =>
    [...new Set(notes.flatMap((note) => note.unsupported))].map((field) => ({ jurisdiction, field })),
  );
  const ranking = ledger.mixedRankings
    .toSorted((left, right) => compareTexts(left.path, right.path))
    .map((mixed) => ({ ...mixed, matcherVersions: byName(mixed.matcherVersions) }));
  return {
    jurisdictions: Object.fromEntries([...byMember].map(([member, notes]) => [member, reportOf(notes)])),
    withheld: withheldOf(ledger.notes),
    ...(obligations.length > 0 ? { obligations } : {}),
    ...(unsupported.length > 0 ? { unsupported } : {}),
    ...(ranking.length > 0 ? { ranking } : {}),
  };
}
