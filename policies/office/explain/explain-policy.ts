import type { ControlledField, FieldCatalogue } from '../../../schema/fields.ts';
import { contextOf } from '../../checking/run-cases.ts';
import { compilePolicy } from '../../engine/compile.ts';
import { fieldName, QUALITY } from '../../engine/lanes.ts';
import { obligationsOf, type Obligation } from '../../engine/obligation.ts';
import { ALLOW, DENY, onChain, outcomeCode, outcomeName, outcomeOf } from '../../engine/outcome.ts';
import { compileRelease } from '../../engine/release.ts';
import type { Given } from '../../language/policy-case.ts';
import {
  ALL,
  type DecidingRow,
  type Groups,
  type PermissionRow,
  type Placed,
  type PolicyHead,
  type ReleaseRow,
  type RestrictionRow,
  type Row,
} from '../../language/rows.ts';
import { failingCells, type FailingCell } from './failing-cells.ts';

/** A row as an explanation names it. */
export interface NamedRow {
  readonly id: string;
  readonly table: 'permissions' | 'restrictions' | 'release';
  readonly file: string;
  readonly line: number;
  /** The article of law. */
  readonly because: string;
}

/** The permission that comes nearest to opening, and why it does not. */
export interface NearestPermission extends NamedRow {
  readonly failing: readonly FailingCell[];
}

/** Why a field is as it is. */
export interface FieldExplanation {
  readonly field: string;
  readonly right: 'read' | 'search';
  readonly outcome: string;
  readonly obligations: readonly Obligation[];
  /** The article of the deciding row, or the reason of a default; null where the field is open in full. */
  readonly reason: string | null;
  /** The rows whose outcome it is. */
  readonly deciding: readonly NamedRow[];
  /** Every row that matches, the deciding ones included. */
  readonly matching: readonly NamedRow[];
  /** For what no permission opens: the nearest; null where none rules the field at all, or some row matches. */
  readonly nearest: NearestPermission | null;
}

/** Whether a question may be sent abroad, and why. */
export interface ReleaseExplanation {
  readonly to: string;
  readonly sent: boolean;
  readonly reason: string | null;
  readonly matching: readonly NamedRow[];
}

/** What one request for one record comes to under a policy. */
export interface Explanation {
  readonly member: string;
  readonly version: string;
  /** Whether the record may be known of; null where no record is given. */
  readonly known: boolean | null;
  readonly fields: readonly FieldExplanation[];
  readonly release: ReleaseExplanation | null;
}

/** A policy to be explained: its rows with their places. */
export interface ExplainedPolicy {
  readonly head: PolicyHead;
  readonly permissions: readonly Placed<PermissionRow>[];
  readonly restrictions: readonly Placed<RestrictionRow>[];
  readonly release: readonly Placed<ReleaseRow>[];
  readonly groups: Groups;
  readonly catalogue: FieldCatalogue;
}

type Table = NamedRow['table'];

function named({ row, at }: Placed<Row>, table: Table): NamedRow {
  return { id: row.id, table, file: at.file, line: at.line, because: row.because };
}

function covers(row: DecidingRow, field: ControlledField, right: FieldExplanation['right']): boolean {
  return [ALL, field.category, fieldName(field)].some((name) => row[right].includes(name));
}

class Explainer {
  readonly #policy: ExplainedPolicy;
  readonly #given: Given;

  constructor(policy: ExplainedPolicy, given: Given) {
    this.#policy = policy;
    this.#given = given;
  }

  /** Rows by their identity, in the order of their ids. */
  #named(rows: readonly Row[], table: 'permissions' | 'restrictions'): readonly NamedRow[] {
    const placed: readonly Placed<Row>[] = this.#policy[table];
    return placed
      .filter(({ row }) => rows.includes(row))
      .map((each) => named(each, table))
      .toSorted((left, right) => (left.id < right.id ? -1 : 1));
  }

  #nearest(field: ControlledField, right: FieldExplanation['right']): NearestPermission | null {
    const { groups } = this.#policy;
    const context = contextOf(this.#policy, this.#given);
    const candidates = this.#policy.permissions
      .filter(({ row }) => covers(row, field, right))
      .map((placed) => ({
        ...named(placed, 'permissions'),
        failing: failingCells(placed.row, { context, record: this.#given.record, field, groups }),
      }))
      .toSorted((left, right) => left.failing.length - right.failing.length || (left.id < right.id ? -1 : 1));
    return candidates[0] ?? null;
  }

  explain(wanted: (field: ControlledField) => boolean): Explanation {
    const { head, groups, catalogue } = this.#policy;
    const rows = <RowType>(placed: readonly Placed<RowType>[]): readonly RowType[] => placed.map(({ row }) => row);
    const permissions = rows(this.#policy.permissions);
    const restrictions = rows(this.#policy.restrictions);
    const policy = compilePolicy({ head, permissions, restrictions, groups, catalogue });
    const requester = policy.forRequester(contextOf(this.#policy, this.#given));
    const { record } = this.#given;
    const vector = record && requester.vector(record);
    const reading = (field: ControlledField): readonly FieldExplanation[] => {
      if (!record || !vector) return [];
      const code = vector.outcomes[field.index] ?? DENY;
      const matching = requester.rowsFor(record, field);
      const decides = (row: DecidingRow): boolean => onChain(outcomeCode(row.then), field.mask) === code;
      const opening = matching.permissions.filter(decides);
      const closing = matching.restrictions.filter(decides);
      const deciding = closing.length > 0 && code !== ALLOW ? { opening: [], closing } : { opening, closing: [] };
      const undecided = code === DENY && matching.permissions.length === 0;
      return [
        {
          field: fieldName(field),
          right: 'read',
          outcome: outcomeName(outcomeOf(code)),
          obligations: code === DENY ? [] : obligationsOf(vector.obligations[field.index] ?? 0),
          reason: code === ALLOW ? null : vector.reason(field),
          deciding: undecided
            ? []
            : [...this.#named(deciding.opening, 'permissions'), ...this.#named(deciding.closing, 'restrictions')],
          matching: [
            ...this.#named(matching.permissions, 'permissions'),
            ...this.#named(matching.restrictions, 'restrictions'),
          ],
          nearest: undecided && field.category !== QUALITY ? this.#nearest(field, 'read') : null,
        },
      ];
    };
    const searching = (field: ControlledField): FieldExplanation => {
      const open = requester.maySearchBy(field);
      const found = requester.rowsForSearch(field);
      const opening = this.#named(found.permissions, 'permissions');
      const closing = this.#named(found.restrictions, 'restrictions');
      return {
        field: fieldName(field),
        right: 'search',
        outcome: open ? 'allow' : 'deny',
        obligations: [],
        reason: open ? null : (closing[0]?.because ?? 'no permission'),
        deciding: open ? opening : opening.length > 0 ? closing : [],
        matching: [...opening, ...closing],
        nearest: opening.length === 0 ? this.#nearest(field, 'search') : null,
      };
    };
    const fields = catalogue.fields.filter(wanted);
    const searchable = fields.filter((field) => field.category !== QUALITY);
    return {
      member: head.member,
      version: policy.version,
      known: vector && vector.knowable,
      fields: this.#given.member === null ? [] : [...fields.flatMap(reading), ...searchable.map(searching)],
      release: this.#releasing(),
    };
  }

  #releasing(): ReleaseExplanation | null {
    const { head, groups, catalogue, release } = this.#policy;
    const { to, searchFields } = this.#given;
    if (to === null) return null;
    const compiled = compileRelease({ head, rows: release.map(({ row }) => row), groups, catalogue });
    const { requester, justification, now } = contextOf(this.#policy, { ...this.#given, member: head.member });
    const question = { requester, justification, now, to, searchFields };
    const matching = compiled.rowsFor(question);
    const reason = compiled.refusal(question);
    const rows = release.filter(({ row }) => matching.includes(row)).map((placed) => named(placed, 'release'));
    return { to, sent: reason === null, reason, matching: rows };
  }
}

/**
 * What a requester, justification and record come to under a policy: for each wanted field the outcome, the rows that
 * decide it with their places and articles, or the nearest permission with its failing cells. Pure.
 */
export function explainPolicy(
  policy: ExplainedPolicy,
  given: Given,
  wanted: (field: ControlledField) => boolean = () => true,
): Explanation {
  return new Explainer(policy, given).explain(wanted);
}
