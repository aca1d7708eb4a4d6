import type { ControlledField, FieldCatalogue } from '../../../schema/fields.ts';
import { divideIntoLanes, fieldName, QUALITY, type Covering } from '../../engine/lanes.ts';
import { ALL, type Row } from '../../language/rows.ts';
import type { Vocabulary } from '../../language/vocabulary.ts';
import { cellDimensions, dayDimension, type Dimension, type Span } from '../classes/dimension.ts';
import { isShownIn, recordWorlds, type RecordWorld } from '../classes/record-worlds.ts';
import { asksAboutPerson, conditionsOf, opensInEmergency, type ComparedPolicy } from './compared-policy.ts';
import { compareRows, type Node } from './diagram.ts';
import { numberLane, type LaneSetting, type NumberedLane } from './lane-classes.ts';
import {
  joinRulings,
  layPermission,
  layRelease,
  layRestriction,
  laySearchPermission,
  laySearchRestriction,
  RIGHT_CODES,
  type LaidRow,
  type Laying,
  type Ruling,
} from './named-rows.ts';

/** What is compared: reading a field, searching by it, or sending a question abroad that searches by it. */
export type Right = 'read' | 'search' | 'send';

/** Fields that the same rows rule alike, with where both policies differ over all combinations of classes. */
export interface ComparedLane {
  readonly right: Right;
  readonly world: RecordWorld;
  /** Empty for the right to ask a member abroad at all. */
  readonly fields: readonly ControlledField[];
  readonly lane: NumberedLane;
  readonly root: Node;
}

/** Two policies of one member, and what they are read against. */
export interface Comparison {
  readonly before: ComparedPolicy;
  readonly after: ComparedPolicy;
  readonly vocabulary: Vocabulary;
  readonly catalogue: FieldCatalogue;
  /** The fields that are looked at; all where absent. */
  readonly only?: (field: ControlledField) => boolean;
}

/** The days for which two policies are compared: those on which both hold, or else those of the second. */
export function comparedSpan({ before, after }: Comparison): Span & { readonly from: string } {
  const from = before.head.from > after.head.from ? before.head.from : after.head.from;
  const ends = [before.head.until, after.head.until].filter((day) => day !== null).toSorted();
  const until = ends[0] ?? null;
  return until !== null && until < from ? { from: after.head.from, until: after.head.until } : { from, until };
}

function dimensionsOf(comparison: Comparison): readonly Dimension[] {
  const { before, after, vocabulary } = comparison;
  const rows: readonly Row[] = [before, after].flatMap((side) => [
    ...side.permissions,
    ...side.restrictions,
    ...side.release,
  ]);
  const cells = [...conditionsOf(before), ...conditionsOf(after)];
  const days = dayDimension(rows, comparedSpan(comparison));
  return [days, { name: 'to', words: vocabulary.cells.member ?? [] }, ...cellDimensions(cells, vocabulary)];
}

interface Laid {
  readonly permissions: readonly (LaidRow | null)[];
  readonly restrictions: readonly (LaidRow | null)[];
}

function rulings(
  kind: Ruling['kind'],
  coverings: readonly Covering[],
  rows: readonly (LaidRow | null)[],
  from: number,
): readonly Ruling[] {
  return coverings.flatMap(({ slot, code }) => {
    const at = slot - from;
    return at >= 0 && at < rows.length ? [{ kind, code, row: rows[at] ?? null }] : [];
  });
}

function coveringsOf(slots: readonly number[], code: number): readonly Covering[] {
  return slots.map((slot) => ({ slot, code }));
}

/** A code that no outcome has: what is compared with it differs wherever there is a case at all. */
const APART = 254;
const EVERYWHERE: Ruling = {
  kind: 'opens',
  code: APART,
  row: { boxes: [new Map()], obligations: 0, key: 'everywhere' },
};

class Comparer {
  readonly #comparison: Comparison;
  /** Whether the second policy is laid open by itself rather than compared with the first. */
  readonly #alone: boolean;
  readonly #dimensions: readonly Dimension[];
  readonly #emergency: readonly [boolean, boolean];
  readonly #known = new Map<string, { readonly lane: NumberedLane; readonly root: Node }>();

  constructor(comparison: Comparison, alone: boolean) {
    this.#comparison = comparison;
    this.#alone = alone;
    this.#dimensions = dimensionsOf(comparison);
    this.#emergency = [opensInEmergency(comparison.before), opensInEmergency(comparison.after)];
  }

  #compared(rulingsBefore: readonly Ruling[], rulingsAfter: readonly Ruling[], category: string, right: Right) {
    const joined = joinRulings(this.#alone ? [EVERYWHERE] : rulingsBefore, rulingsAfter);
    const special = category === 'special' ? category : '';
    const key = `${right === 'read' ? right : 'right'} ${special}\n${joined.key}`;
    const known = this.#known.get(key);
    if (known) return known;
    const setting: LaneSetting = {
      owner: this.#comparison.after.head.member,
      category,
      dimensions: this.#dimensions,
      emergency: right === 'read' ? this.#emergency : [false, false],
    };
    const lane = numberLane(joined.rows, setting);
    const made = { lane, root: compareRows(lane.rows, lane.ground) };
    this.#known.set(key, made);
    return made;
  }

  #laying(side: ComparedPolicy, person: boolean): Laying {
    return { dimensions: this.#dimensions, groups: side.groups, person };
  }

  /** Reading and searching, world by world. */
  *deciding(): Generator<ComparedLane> {
    const { before, after, catalogue, only } = this.#comparison;
    const cells = [...conditionsOf(before), ...conditionsOf(after)];
    const { lanes, laneOf } = divideIntoLanes(
      catalogue,
      [...before.permissions, ...after.permissions],
      [...before.restrictions, ...after.restrictions],
    );
    const anyWorld: RecordWorld = { person: null, types: [] };
    const isWanted = (field: ControlledField): boolean => field.category !== QUALITY && (only?.(field) ?? true);
    const fieldsOf = (index: number): readonly ControlledField[] =>
      catalogue.fields.filter((field) => isWanted(field) && laneOf[field.index] === index);
    for (const world of recordWorlds(catalogue, cells.some(asksAboutPerson))) {
      const person = world.person !== false;
      const lay = (side: ComparedPolicy): Laid => ({
        permissions: side.permissions.map((row) => layPermission(row, this.#laying(side, person))),
        restrictions: side.restrictions.map((row) => layRestriction(row, this.#laying(side, person))),
      });
      const [first, second] = [lay(before), lay(after)];
      for (const [index, lane] of lanes.entries()) {
        const fields = fieldsOf(index).filter((field) => isShownIn(field, world));
        if (fields.length === 0) continue;
        const sides = [
          [
            ...rulings('opens', lane.permissions, first.permissions, 0),
            ...rulings('closes', lane.restrictions, first.restrictions, 0),
          ],
          [
            ...rulings('opens', lane.permissions, second.permissions, before.permissions.length),
            ...rulings('closes', lane.restrictions, second.restrictions, before.restrictions.length),
          ],
        ] as const;
        yield { right: 'read', world, fields, ...this.#compared(...sides, lane.category, 'read') };
      }
    }
    const laySearch = (side: ComparedPolicy): Laid => ({
      permissions: side.permissions.map((row) => laySearchPermission(row, this.#laying(side, true))),
      restrictions: side.restrictions.map((row) => laySearchRestriction(row, this.#laying(side, true))),
    });
    const [first, second] = [laySearch(before), laySearch(after)];
    for (const [index, lane] of lanes.entries()) {
      const fields = fieldsOf(index);
      if (fields.length === 0) continue;
      const opens = coveringsOf(lane.searchPermissions, RIGHT_CODES.opens);
      const closes = coveringsOf(lane.searchRestrictions, RIGHT_CODES.closes);
      const sides = [
        [...rulings('opens', opens, first.permissions, 0), ...rulings('closes', closes, first.restrictions, 0)],
        [
          ...rulings('opens', opens, second.permissions, before.permissions.length),
          ...rulings('closes', closes, second.restrictions, before.restrictions.length),
        ],
      ] as const;
      yield { right: 'search', world: anyWorld, fields, ...this.#compared(...sides, lane.category, 'search') };
    }
  }

  /** What the country's own officers may send abroad: at all, and by each field. */
  *sending(): Generator<ComparedLane> {
    const { before, after, catalogue } = this.#comparison;
    const lay = (side: ComparedPolicy) =>
      side.release.map((row) => ({ row, laid: layRelease(row, this.#laying(side, true)), names: new Set(row.search) }));
    const sides = [lay(before), lay(after)] as const;
    const anyWorld: RecordWorld = { person: null, types: [] };
    const ruling = ({ row, laid }: (typeof sides)[0][number]): Ruling => {
      const kind = row.then === 'allow' ? 'opens' : 'closes';
      return { kind, code: RIGHT_CODES[kind], row: laid };
    };
    const ruled = (names: readonly string[]) =>
      sides.map((rows) => rows.filter((row) => names.some((name) => row.names.has(name))).map(ruling));
    const groups = new Map<
      string,
      { readonly fields: ControlledField[]; readonly sides: readonly (readonly Ruling[])[] }
    >();
    for (const field of catalogue.fields) {
      if (field.category === QUALITY) continue;
      const found = ruled([ALL, field.category, fieldName(field)]);
      const key = joinRulings(found[0] ?? [], found[1] ?? []).key;
      const known = groups.get(key);
      if (known) known.fields.push(field);
      else groups.set(key, { fields: [field], sides: found });
    }
    const opening = sides.map((rows) => rows.filter(({ row }) => row.then === 'allow').map(ruling));
    yield {
      right: 'send',
      world: anyWorld,
      fields: [],
      ...this.#compared(opening[0] ?? [], opening[1] ?? [], '', 'send'),
    };
    for (const { fields, sides: found } of groups.values()) {
      yield { right: 'send', world: anyWorld, fields, ...this.#compared(found[0] ?? [], found[1] ?? [], '', 'send') };
    }
  }
}

/** Compares two policies of one member over every class of requester, justification and record, lane by lane. */
export function* comparePolicies(comparison: Comparison): Generator<ComparedLane> {
  const comparer = new Comparer(comparison, false);
  yield* comparer.deciding();
  yield* comparer.sending();
}

/**
 * What one policy decides for reading and searching over every class, lane by lane: each end's `after` is the outcome,
 * and an end without a pair is a combination that cannot be.
 */
export function* decidedLanes(
  subject: Omit<Comparison, 'before' | 'after'> & { readonly policy: ComparedPolicy },
): Generator<ComparedLane> {
  const { policy, vocabulary, catalogue } = subject;
  yield* new Comparer({ before: policy, after: policy, vocabulary, catalogue }, true).deciding();
}
