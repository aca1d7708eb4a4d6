import type { ControlledField } from '../../schema/fields.ts';
import { ALL } from '../language/rows.ts';
import { classVector, NOTHING_DISCLOSED, type Decision, type ScopedVector } from './class-vector.ts';
import { decideLane, laneOfField, matchedRows, reasonOf, REASONS, type Live, type Matched } from './lane-decision.ts';
import { decideScope } from './lane-vector.ts';
import { fieldName, QUALITY, type Scope } from './lanes.ts';
import { handlingObligations } from './obligation.ts';
import { DENY } from './outcome.ts';
import type { RecordFacts } from './record-cells.ts';
import type { Settled } from './settle.ts';

/** By what a field is decided: the rows that match. */
export interface Deciding {
  readonly live: Live;
  readonly matched: Matched;
}

function covers(authorised: readonly string[], field: ControlledField): boolean {
  return authorised.some((name) => name === ALL || name === field.category || name === fieldName(field));
}

/** How each field of a record is decided: the rows that match may differ by what is given in return and authorised. */
export function decidingOf(settled: Settled, facts: RecordFacts): (field: ControlledField) => Deciding {
  const known = new Map<Live, Deciding>();
  const knownAuthorised = new Map<Live, Deciding>();
  const authorised = facts.attributes.authorised ?? [];
  const deciding = (live: Live, held: boolean): Deciding => {
    const of = held ? knownAuthorised : known;
    const found = of.get(live);
    if (found) return found;
    const made = { live, matched: matchedRows(live, held ? { ...facts, authorised: true } : facts) };
    of.set(live, made);
    return made;
  };
  return (field) => deciding(settled.liveOf(field.category), covers(authorised, field));
}

function reasonFor(scope: Scope | null, decidingFor: (field: ControlledField) => Deciding) {
  const reasons: string[] = [];
  return (field: ControlledField): string => {
    if (!scope?.fields.includes(field)) return REASONS.otherType;
    if (field.category === QUALITY) return NOTHING_DISCLOSED;
    const { live, matched } = decidingFor(field);
    const lane = laneOfField(live.tables, field);
    return (reasons[field.index] ??= lane ? reasonOf(live, lane, matched) : REASONS.noPermission);
  };
}

/** Fields differ by what is given in return or authorised: each is decided by itself. */
function mixedVector(settled: Settled, facts: RecordFacts): ScopedVector {
  const { tables } = settled.asIs;
  const scope = tables.scopes.get(facts.attributes.type) ?? null;
  const handling = handlingObligations(facts.attributes.handling);
  const decidingFor = decidingOf(settled, facts);
  const decide = (field: ControlledField): Decision => {
    const { live, matched } = decidingFor(field);
    const lane = laneOfField(live.tables, field);
    return lane ? decideLane(live, lane, matched, handling) : { code: DENY, obligations: handling };
  };
  return classVector(tables.catalogue.fields.length, scope, decide, reasonFor(scope, decidingFor));
}

/** Bits that one part of a signature holds: a number stays a small integer. */
const PART = 30;

/** Which rows match, as text: of the rows that wait for the record, since the others match every record alike. */
function signature({ permissions, restrictions }: Matched): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const flags of [permissions, restrictions]) {
    for (let slot = 0; slot < flags.length; slot += 1) {
      bits = bits * 2 + (flags[slot] ?? 0);
      count += 1;
      if (count % PART !== 0) continue;
      text += `${bits} `;
      bits = 0;
    }
  }
  return `${text}${bits}`;
}

/**
 * Decides record classes for one request. Classes of one type and handling that match the same rows are decided alike,
 * and share their vector.
 */
export function vectorMaker(settled: Settled): (facts: RecordFacts) => ScopedVector {
  const { asIs, inReturn, lanes } = settled;
  const { tables } = asIs;
  const width = tables.catalogue.fields.length;
  const made = new Map<string, ScopedVector>();
  return (facts) => {
    const { type, handling, authorised = [] } = facts.attributes;
    if (asIs !== inReturn || authorised.length > 0) return mixedVector(settled, facts);
    const matched = matchedRows(asIs, facts);
    const borne = handlingObligations(handling);
    const key = `${type} ${borne} ${signature(matched)}`;
    const known = made.get(key);
    if (known) return known;
    const scope = tables.scopes.get(type) ?? null;
    const decided = decideScope(width, tables.plans.get(type), asIs, lanes, matched, borne);
    const deciding = { live: asIs, matched };
    const vector = { scope, ...decided, reason: reasonFor(scope, () => deciding) };
    made.set(key, vector);
    return vector;
  };
}
