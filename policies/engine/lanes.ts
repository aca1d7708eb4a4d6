import { codeList } from '../../schema/codes.ts';
import { ComityError } from '../../schema/errors.ts';
import { CANONICAL_FIELDS, type ControlledField, type FieldCatalogue } from '../../schema/fields.ts';
import { ALL, type DecidingRow } from '../language/rows.ts';
import { onChain, outcomeCode } from './outcome.ts';

/** Quality goes with the value, and is ruled by no row. */
export const QUALITY = 'quality';
/** Special categories of personal data: closed without a necessity text. */
export const SPECIAL = 'special';

/** A row that covers a lane: its position in its table, and its outcome as it applies to the lane's fields. */
export interface Covering {
  readonly slot: number;
  readonly code: number;
}

/** Fields that no row of a policy tells apart, so that one decision serves them all. */
export interface Lane {
  readonly category: string;
  readonly permissions: readonly Covering[];
  readonly restrictions: readonly Covering[];
  /** Positions in the tables of the rows that rule searching by the lane's fields. */
  readonly searchPermissions: readonly number[];
  readonly searchRestrictions: readonly number[];
}

/** A catalogue divided into lanes. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  /** The lane of each field, by its position in the catalogue. */
  readonly laneOf: Uint16Array;
}

/** The name by which rows know a field. */
export function fieldName(field: Pick<ControlledField, 'type' | 'field'>): string {
  return `${field.type}.${field.field}`;
}

/** Every name that a row may use: a member's own catalogue may lack fields of a version that it does not yet speak. */
export function nameableFields(catalogue: FieldCatalogue): readonly ControlledField[] {
  const own = new Set(catalogue.fields.map(fieldName));
  const newer = CANONICAL_FIELDS.fields.filter((field) => !own.has(fieldName(field)));
  return [...catalogue.fields, ...newer].filter(({ category }) => category !== QUALITY);
}

const NAMEABLE = new Set(nameableFields(CANONICAL_FIELDS).flatMap((field) => [field.category, fieldName(field)]));

interface OpenLane {
  readonly field: ControlledField;
  readonly permissions: Covering[];
  readonly restrictions: Covering[];
  readonly searchPermissions: number[];
  readonly searchRestrictions: number[];
}

function openLane(field: ControlledField): OpenLane {
  return { field, permissions: [], restrictions: [], searchPermissions: [], searchRestrictions: [] };
}

function named(rows: readonly DecidingRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => [...row.read, ...row.search]).filter((name) => name.includes('.')));
}

/** Divides a catalogue into the lanes of a policy's rows; throws where a row names what the catalogue lacks. */
export function divideIntoLanes(
  catalogue: FieldCatalogue,
  permissions: readonly DecidingRow[],
  restrictions: readonly DecidingRow[],
): Lanes {
  const apart = named([...permissions, ...restrictions]);
  const byKey = new Map<string, number>();
  const byName = new Map<string, Set<OpenLane>>([[ALL, new Set()]]);
  const lanes: OpenLane[] = [];
  const laneOf = new Uint16Array(catalogue.fields.length);
  for (const field of catalogue.fields) {
    const name = fieldName(field);
    const key = apart.has(name) ? name : `${field.category} ${field.mask ?? ''}`;
    const index = byKey.get(key) ?? lanes.push(openLane(field)) - 1;
    byKey.set(key, index);
    laneOf[field.index] = index;
    const lane = lanes[index];
    if (!lane || field.category === QUALITY) continue;
    for (const word of [name, field.category, ALL]) {
      const under = byName.get(word);
      if (under) under.add(lane);
      else byName.set(word, new Set([lane]));
    }
  }
  const covered = (words: readonly string[]): ReadonlySet<OpenLane> =>
    new Set(words.flatMap((word) => [...(byName.get(word) ?? absent(word))]));
  permissions.forEach((row, slot) => {
    const code = outcomeCode(row.then);
    for (const lane of covered(row.read)) lane.permissions.push({ slot, code: onChain(code, lane.field.mask) });
    for (const lane of covered(row.search)) lane.searchPermissions.push(slot);
  });
  restrictions.forEach((row, slot) => {
    const code = outcomeCode(row.then);
    for (const lane of covered(row.read)) lane.restrictions.push({ slot, code: onChain(code, lane.field.mask) });
    for (const lane of covered(row.search)) lane.searchRestrictions.push(slot);
  });
  return { lanes: lanes.map(({ field, ...lane }) => ({ ...lane, category: field.category })), laneOf };
}

/** What a row rules that names a field which only a newer version of the schema has: nothing. */
function absent(word: string): readonly OpenLane[] {
  if (NAMEABLE.has(word)) return [];
  throw new ComityError('POLICY_INVALID', `no field or category \`${word}\` can be ruled by a row`);
}

/** The fields that a record of one type shows: its own, and those of the values nested in it. */
export interface Scope {
  readonly type: string;
  readonly own: readonly ControlledField[];
  readonly fields: readonly ControlledField[];
}

/** The scope of each type of a catalogue. */
export function scopesOf(catalogue: FieldCatalogue): ReadonlyMap<string, Scope> {
  const recordTypes = codeList('RecordTypeCode').codes;
  const nested = catalogue.fields.filter((field) => !recordTypes.has(field.type));
  const byType = new Map<string, ControlledField[]>();
  for (const field of catalogue.fields) {
    const own = byType.get(field.type);
    if (own) own.push(field);
    else byType.set(field.type, [field]);
  }
  return new Map(
    [...byType].map(([type, own]) => {
      const others = nested.filter((field) => field.type !== type);
      return [type, { type, own, fields: [...own, ...others] }];
    }),
  );
}
