import type { Calendar } from '../../schema/calendars.ts';
import type { SourceDescription } from '../adapters/source.ts';
import type { CanonicalField } from './canonical-types.ts';
import type { Position } from './fault.ts';
import type { BoundedPattern } from './treat/bounded-pattern.ts';
import type { DateFormat } from './treat/date-format.ts';
import type { Unit } from './treat/units.ts';

/** A mapping file as parsed: what `docs/mapping.md` describes, every name resolved that the file alone can resolve. */
export interface Mapping {
  /** Absolute path of the file. */
  readonly file: string;
  readonly member: string;
  readonly system: string;
  readonly title: string;
  readonly authority: string;
  readonly contact: MappedContact;
  readonly source: SourceDescription;
  readonly entries: readonly Entry[];
  readonly ignored: readonly IgnoredColumn[];
}

/** Whom to ask to confirm a hit. */
export interface MappedContact {
  readonly bureau: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly hours: string | null;
}

/** How rows of one entity, or their elements, become records of one type. */
export interface Entry {
  readonly at: Position;
  readonly type: string;
  /** Names the entry among several of one type, and begins its keys. */
  readonly part: string | null;
  readonly from: string;
  /** The repeated element that makes a record each, with its `[]`. */
  readonly each: string | null;
  readonly key: readonly Column[];
  readonly where: readonly Condition[];
  readonly joins: readonly Join[];
  readonly fields: ReadonlyMap<string, FieldMapping>;
  readonly links: ReadonlyMap<string, LinkMapping>;
  readonly required: readonly string[];
  /** Where the source tells which of these records have changed; empty where it does not. */
  readonly changes: readonly ChangeMapping[];
}

/** Rows that tell by their key columns which records have changed, and by another when. */
export interface ChangeMapping {
  readonly at: Position;
  readonly from: string;
  readonly key: readonly Column[];
  readonly time: Column;
}

/** A column as written, relative to the row or element that it stands in. */
export interface Column {
  readonly at: Position;
  readonly text: string;
}

/** Rows of another entity that belong to a row. */
export interface Join {
  readonly at: Position;
  readonly name: string;
  readonly from: string;
  readonly on: readonly { readonly theirs: Column; readonly ours: Column }[];
  readonly where: readonly Condition[];
  readonly order: readonly Column[];
  readonly joins: readonly Join[];
}

/** What a column must be for something to count. */
export interface Condition {
  readonly column: Column;
  readonly test:
    | { readonly kind: 'is'; readonly values: ReadonlySet<string> }
    | { readonly kind: 'not'; readonly values: ReadonlySet<string> }
    | { readonly kind: 'empty'; readonly empty: boolean };
}

/** How one canonical field is filled. */
export type FieldMapping =
  | { readonly kind: 'value'; readonly field: CanonicalField; readonly value: Expression }
  | { readonly kind: 'groups'; readonly field: CanonicalField; readonly groups: readonly Group[] };

/** A group of nested values: one of the row itself, or one of each joined row or element. */
export interface Group {
  readonly at: Position;
  readonly each: string | null;
  readonly where: readonly Condition[];
  readonly fields: ReadonlyMap<string, { readonly field: CanonicalField; readonly value: Expression }>;
  readonly links: ReadonlyMap<string, LinkMapping>;
}

/** The columns that hold the key of another record. */
export interface LinkMapping {
  readonly at: Position;
  readonly target: string;
  readonly part: string | null;
  readonly columns: readonly Column[];
  readonly where: readonly Condition[];
}

/** A value: where it comes from, when it counts, and what is done with it. */
export interface Expression {
  readonly at: Position;
  readonly source: ExpressionSource;
  readonly where: readonly Condition[];
  readonly treatments: readonly Treatment[];
}

/** Where a value comes from. */
export type ExpressionSource =
  | { readonly kind: 'column'; readonly column: Column }
  | { readonly kind: 'constant'; readonly values: readonly string[] }
  | { readonly kind: 'concat'; readonly parts: readonly Expression[]; readonly separator: string }
  | { readonly kind: 'first'; readonly choices: readonly Expression[] }
  | { readonly kind: 'list'; readonly members: readonly Expression[] }
  | { readonly kind: 'each'; readonly each: Column; readonly value: Expression }
  | {
      readonly kind: 'date-parts';
      readonly year: Expression;
      readonly month: Expression | null;
      readonly day: Expression | null;
      readonly pivot: number | null;
      /** The calendar of the numbers; null for the common one. */
      readonly calendar: Calendar | null;
    };

/** What is done with a value; applied in the order of the documentation. */
export type Treatment =
  | { readonly kind: 'empty'; readonly values: ReadonlySet<string> }
  | { readonly kind: 'split'; readonly separator: string }
  | { readonly kind: 'part'; readonly by: string; readonly from: number; readonly to: number }
  | { readonly kind: 'extract'; readonly pattern: BoundedPattern }
  | { readonly kind: 'unpad'; readonly character: string }
  | { readonly kind: 'pad'; readonly to: number; readonly character: string }
  | { readonly kind: 'digits' }
  | { readonly kind: 'case'; readonly letters: 'upper' | 'lower' | 'title' }
  | { readonly kind: 'codes'; readonly crosswalk: Crosswalk }
  | {
      readonly kind: 'date';
      readonly formats: readonly DateFormat[];
      readonly pivot: number | null;
      /** The calendar of the formats; null for the common one. */
      readonly calendar: Calendar | null;
    }
  | { readonly kind: 'circa'; readonly conditions: readonly Condition[] }
  | {
      readonly kind: 'date-time';
      readonly formats: readonly DateFormat[];
      readonly pivot: number | null;
      readonly zone: string;
    }
  | {
      readonly kind: 'number';
      readonly decimal: '.' | ',';
      readonly unit: Unit | null;
      readonly as: Unit | null;
    }
  | { readonly kind: 'boolean'; readonly yes: ReadonlySet<string>; readonly no: ReadonlySet<string> }
  | { readonly kind: 'detect-script' }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'suffix'; readonly text: string };

/** Raw codes and what they mean: canonical codes, or none for a code that is known and has no equivalent. */
export interface Crosswalk {
  readonly name: string;
  readonly targets: ReadonlyMap<string, CrosswalkTarget>;
}

/** What one raw code means. */
export interface CrosswalkTarget {
  readonly at: Position;
  readonly codes: readonly string[];
}

/** A column, or `*`, that the mapping leaves aside, and why. */
export interface IgnoredColumn {
  readonly at: Position;
  readonly entity: string;
  readonly column: string;
  readonly why: string | null;
}
