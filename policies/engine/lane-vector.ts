import type { FieldCatalogue } from '../../schema/fields.ts';
import { decideLane, type Live, type Matched } from './lane-decision.ts';
import { QUALITY, type Lane, type Lanes, type Scope } from './lanes.ts';
import { ALLOW, DENY, HIT_ONLY, isDisclosing } from './outcome.ts';

/** A scope laid out for deciding it whole: where its fields lie, and the lane of each. */
export interface ScopePlan {
  /** Positions of all fields but those of quality, those of the record's own type first. */
  readonly fields: Uint16Array;
  /** The lane of each of those. */
  readonly lanes: Uint16Array;
  /** How many of them are of the record's own type. */
  readonly own: number;
  /** The lanes among them, each once. */
  readonly distinct: Uint16Array;
  readonly quality: Uint16Array;
}

/** The plan of each scope. */
export function scopePlans(
  catalogue: FieldCatalogue,
  { laneOf }: Lanes,
  scopes: ReadonlyMap<string, Scope>,
): ReadonlyMap<string, ScopePlan> {
  if (catalogue.fields.length > 0xffff) throw new RangeError('a catalogue has at most 65,535 fields');
  return new Map(
    [...scopes].map(([type, scope]) => {
      const decided = scope.fields.filter(({ category }) => category !== QUALITY);
      const lanes = decided.map(({ index }) => laneOf[index] ?? 0);
      const plan = {
        fields: Uint16Array.from(decided, ({ index }) => index),
        lanes: Uint16Array.from(lanes),
        own: decided.filter((field) => field.type === type).length,
        distinct: Uint16Array.from(new Set(lanes)),
        quality: Uint16Array.from(
          scope.fields.filter(({ category }) => category === QUALITY),
          ({ index }) => index,
        ),
      };
      return [type, plan];
    }),
  );
}

/** The lanes of a table as one request leaves them: without the rows that cannot match it. */
export interface LiveLanes {
  lane(index: number): Lane | null;
  /** Room for the outcome and the obligations of each lane, used anew by each decision: they are synchronous. */
  readonly codes: Uint8Array;
  readonly bits: Uint16Array;
}

/** The lanes of a table for one request, each made when it is first asked for. */
export function liveLanes(live: Live): LiveLanes {
  const made: (Lane | null | undefined)[] = [];
  const { lanes } = live.tables.lanes;
  const leave = (lane: Lane): Lane => ({
    ...lane,
    permissions: lane.permissions.filter(({ slot }) => live.permissions[slot] !== false),
    restrictions: lane.restrictions.filter(({ slot }) => live.restrictions[slot] !== false),
  });
  return {
    codes: new Uint8Array(lanes.length),
    bits: new Uint16Array(lanes.length),
    lane(index) {
      const known = made[index];
      if (known !== undefined) return known;
      const lane = lanes[index];
      return (made[index] = lane ? leave(lane) : null);
    },
  };
}

/** Outcomes and obligations of all fields, and whether the record may be known of. */
export interface DecidedFields {
  readonly outcomes: Uint8Array;
  readonly obligations: Uint16Array;
  readonly knowable: boolean;
}

/**
 * Decides a scope whole, each lane once. The same as `classVector` over `decideLane`, laid out for speed: a request
 * decides some dozens of classes of some hundreds of fields.
 */
export function decideScope(
  width: number,
  plan: ScopePlan | undefined,
  live: Live,
  lanes: LiveLanes,
  matched: Matched,
  handling: number,
): DecidedFields {
  // One buffer for both: what is allocated outside of the heap is what costs.
  const buffer = new ArrayBuffer(width * 3);
  const obligations = new Uint16Array(buffer, 0, width);
  const outcomes = new Uint8Array(buffer, width * 2, width);
  if (!plan) return { outcomes, obligations, knowable: false };
  const { codes, bits } = lanes;
  for (let place = 0; place < plan.distinct.length; place += 1) {
    const index = plan.distinct[place] ?? 0;
    const lane = lanes.lane(index);
    if (!lane) continue;
    const decision = decideLane(live, lane, matched, handling);
    codes[index] = decision.code;
    bits[index] = decision.obligations;
  }
  let knowable = false;
  let disclosed = false;
  let borne = 0;
  const { fields, lanes: laneOfPlace, own } = plan;
  for (let place = 0; place < fields.length; place += 1) {
    const lane = laneOfPlace[place] ?? 0;
    const code = codes[lane] ?? DENY;
    const field = fields[place] ?? 0;
    outcomes[field] = code;
    obligations[field] = bits[lane] ?? 0;
    if (place >= own) continue;
    if (code >= HIT_ONLY) knowable = true;
    if (!isDisclosing(code)) continue;
    disclosed = true;
    borne |= bits[lane] ?? 0;
  }
  for (const field of plan.quality) {
    outcomes[field] = disclosed ? ALLOW : DENY;
    obligations[field] = borne;
  }
  return { outcomes, obligations, knowable };
}
