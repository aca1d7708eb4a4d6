import type { MaskName } from '../../schema/masks.ts';
import type { Obligation } from '../engine/obligation.ts';
import type { Ties } from '../engine/ties.ts';

/** The word by which a row names what a record does not state. */
export const UNKNOWN = 'unknown';

/** A flag as written: `unknown` where the cell allows it. */
export type FlagOrUnknown = boolean | typeof UNKNOWN;

/** Whether the requester's member stands on a record's recipient list, off it, or the record has none. */
export const RECIPIENT_LIST_WORDS = ['on', 'off', 'none'] as const;

/** On what ground data may be transferred to a country (Directive (EU) 2016/680, Art 35 to 38). */
export const TRANSFER_WORDS = ['internal', 'adequacy', 'safeguards', 'derogation', 'none'] as const;

/** One of those grounds. */
export type TransferWord = (typeof TRANSFER_WORDS)[number];

/** The cells of a row as written, each explained in `cells.ts`; a cell that is absent asks nothing. */
export interface Cells {
  readonly member?: readonly string[];
  readonly group?: readonly string[];
  readonly agency?: readonly string[];
  readonly role?: readonly string[];
  readonly clearance?: string;
  readonly automated?: boolean;
  readonly purpose?: readonly string[];
  readonly basis?: readonly string[];
  readonly offence?: readonly string[];
  readonly minimumPenalty?: number;
  readonly case?: boolean;
  readonly assigned?: boolean;
  readonly necessity?: boolean;
  readonly emergency?: boolean;
  readonly dataSubjectCategory?: readonly string[];
  readonly minor?: FlagOrUnknown;
  readonly minorThen?: FlagOrUnknown;
  readonly protectedPerson?: FlagOrUnknown;
  readonly handling?: readonly string[];
  readonly confidentiality?: readonly string[];
  readonly sourceEvaluation?: readonly string[];
  readonly informationEvaluation?: readonly string[];
  readonly collectedFor?: readonly string[];
  readonly purposeCompatible?: FlagOrUnknown;
  readonly expired?: boolean;
  readonly restricted?: boolean;
  readonly embargoed?: boolean;
  readonly originator?: readonly string[];
  readonly originatorConsent?: FlagOrUnknown;
  readonly recipientList?: readonly string[];
  readonly reciprocal?: boolean;
  readonly transfer?: readonly string[];
  readonly jointTeam?: boolean;
  readonly fearedState?: FlagOrUnknown;
  readonly authorised?: boolean;
}

/** Where a row stands in its file; lines and columns count from one. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What a row decides for what it names. */
export type Then =
  | { readonly kind: 'allow' }
  | { readonly kind: 'mask'; readonly mask: MaskName }
  | { readonly kind: 'hit-only' }
  | { readonly kind: 'deny' };

/** What every row has. `from` and `until` are days (`YYYY-MM-DD`, UTC), both included. */
export interface Row {
  readonly id: string;
  readonly cells: Cells;
  readonly from: string | null;
  readonly until: string | null;
  /** The article of law. */
  readonly because: string;
}

/** What a row of permissions or restrictions names: categories, fields as `Type.field`, or `all`. */
export interface DecidingRow extends Row {
  readonly read: readonly string[];
  readonly search: readonly string[];
  readonly then: Then;
  readonly obligations: readonly Obligation[];
}

/** A row that opens. `then` rules reading; what it names under `search` may be searched by. */
export type PermissionRow = DecidingRow;

/** A row that closes, unless all cells of one of its alternatives match. */
export interface RestrictionRow extends DecidingRow {
  readonly unless: readonly Cells[];
}

/** A row of release: whether the country's own officers may ask these members with these search fields. */
export interface ReleaseRow extends Row {
  readonly toMember: readonly string[];
  readonly toGroup: readonly string[];
  readonly search: readonly string[];
  readonly then: 'allow' | 'deny';
}

/** Whose policy it is, and when it holds. */
export interface PolicyHead {
  readonly member: string;
  readonly title: string;
  /** The official language, as an ISO 639-1 code. */
  readonly language: string;
  readonly from: string;
  readonly until: string | null;
  /** Whether the member has accepted the federation's treaty, so that the hub's restrictions hold for its records too. */
  readonly acceptsHubRestrictions?: boolean;
}

/** Groups of members by their code, the organisations that are members though no country, and what ties members. */
export interface Groups {
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
  readonly organisations: ReadonlySet<string>;
  /** Where absent, nothing ties anybody: no legal basis binds, nothing is reciprocal. */
  readonly ties?: Ties;
}

/** The word that names every field. */
export const ALL = 'all';

/** A parsed row with its place in the file, for faults and warnings. */
export interface Placed<RowType> {
  readonly row: RowType;
  readonly at: Position;
}
