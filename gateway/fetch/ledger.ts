import type { Obligation } from '../../policies/engine/obligation.ts';
import type { ErrorCode } from '../../schema/errors.ts';
import type { StatusPart } from '../../schema/statuses.ts';
import type { Told } from './told.ts';

/** A path in the client's answer. */
export type AnswerPath = readonly (string | number)[];

/** Something that a member could not answer, at its place in the client's answer. */
export interface NotedError {
  readonly path: AnswerPath;
  readonly code: ErrorCode;
}

/** Values in the client's answer that bear the same obligations: all at and below these paths. */
export interface BoundValues {
  readonly member: string;
  readonly obligations: readonly Obligation[];
  readonly paths: readonly AnswerPath[];
}

/** What came of asking one member once. Times are of `performance.now()`. */
export interface Note {
  readonly member: string;
  /** Whether a call was sent at all. */
  readonly sent: boolean;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly parts: readonly StatusPart[];
  readonly told: Told;
  readonly errors: readonly NotedError[];
  /** Fields that were left out because the member speaks an older version, as `Type.field`. */
  readonly unsupported: readonly string[];
  /** Records that came back. */
  readonly hits: number;
}

/** Scores of different matcher versions stand in one ranking. */
export interface MixedRanking {
  readonly path: string;
  readonly matcherVersions: Readonly<Record<string, string | null>>;
  /** Members whose hits were ranked by their scores; groups take turns. */
  readonly groups: readonly (readonly string[])[];
  /** `roughly` under other tables of one matcher, `no` under other matchers. */
  readonly comparable: 'roughly' | 'no';
}

/** Something that was done at the desk of a member: the mutation by its name. */
export interface DeskAct {
  readonly act: string;
  readonly of: string;
}

/** What one client request came to, as it goes: where the hub placed each member, and what came of asking it. */
export interface Ledger {
  readonly notes: readonly Note[];
  readonly mixedRankings: readonly MixedRanking[];
  readonly bound: readonly BoundValues[];
  readonly acts: readonly DeskAct[];
  note(note: Note): void;
  noteMixed(ranking: MixedRanking): void;
  bind(values: BoundValues): void;
  did(act: DeskAct): void;
  /** The hub put the object that `identity` (a member's code or a record's id) resolves at `path`. */
  place(path: AnswerPath, identity: string): void;
  /** Where an object stands, by the path that a plan gives (`@` for any element of a list). */
  places(planPath: readonly string[], identity: string): readonly AnswerPath[];
}

function keyOf(path: AnswerPath, identity: string): string {
  return `${path.map((step) => (typeof step === 'number' ? '@' : step)).join('.')} ${identity}`;
}

/** An empty ledger. */
export function openLedger(): Ledger {
  const notes: Note[] = [];
  const mixedRankings: MixedRanking[] = [];
  const bound: BoundValues[] = [];
  const acts: DeskAct[] = [];
  const placed = new Map<string, AnswerPath[]>();
  return {
    notes,
    mixedRankings,
    bound,
    acts,
    note: (note) => void notes.push(note),
    noteMixed: (ranking) => void mixedRankings.push(ranking),
    bind: (values) => void bound.push(values),
    did: (act) => void acts.push(act),
    place(path, identity) {
      const key = keyOf(path, identity);
      placed.set(key, [...(placed.get(key) ?? []), path]);
    },
    places: (planPath, identity) => placed.get(keyOf(planPath, identity)) ?? [planPath.filter((step) => step !== '@')],
  };
}
