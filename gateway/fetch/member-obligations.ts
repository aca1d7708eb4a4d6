import { isObligation, obligationBits, obligationsOf, type Obligation } from '../../policies/engine/obligation.ts';
import type { Ask } from './ask.ts';
import { responseKeys } from './response-keys.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A place in a member's answer: below which object, and below which field asked of it. */
export interface MemberPlace {
  /** The position of the object. */
  readonly entity: number;
  readonly key: string;
  readonly rest: readonly (string | number)[];
}

/** Values of a member's answer that bear the same. */
export interface MemberObligations {
  /** In the order of the closed list; never empty. */
  readonly obligations: readonly Obligation[];
  readonly places: readonly MemberPlace[];
}

/** What a member answered of one object, as checked. */
export interface AnsweredObject {
  readonly asks: readonly Ask[];
  /** The values by response key; null where there is no such object. */
  readonly values: Fields | null;
}

/** Groups of obligations at most: as many as there are sets of the codes. */
const MOST_GROUPS = 16_384;
/** Paths at most, over all groups. */
const MOST_PATHS = 400_000;
/** Characters of a path at most: more than the deepest question's longest names. */
const LONGEST_PATH = 4_000;
const POSITION = /^(?:0|[1-9]\d{0,8})$/;

/** What stands for an obligation that this hub does not know, and for what a member does not say: a human must look. */
const ASK_A_HUMAN: Obligation = 'caveats-apply';

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Codes in the order of the closed list; null where these are none. */
function codesOf(value: unknown): readonly Obligation[] | null {
  const codes: readonly unknown[] = Array.isArray(value) ? value : [];
  if (codes.length === 0 || !codes.every((code) => typeof code === 'string')) return null;
  return obligationsOf(obligationBits(codes.map((code) => (isObligation(code) ? code : ASK_A_HUMAN))));
}

/** What a value holds at a step of a path, by keys that were asked for; undefined where it holds nothing. */
function stepInto(value: unknown, step: string, keys: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return POSITION.test(step) ? (value as readonly unknown[])[Number(step)] : undefined;
  return isFields(value) && keys.has(step) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** Reads paths: each must lead to a value that the member gave and that was asked for. */
function pathReader(objects: readonly AnsweredObject[]): (path: unknown) => MemberPlace | null {
  return (path) => {
    if (typeof path !== 'string' || path.length > LONGEST_PATH) return null;
    const [root, entity = '', key = '', ...steps] = path.split('.');
    const object = POSITION.test(entity) ? objects[Number(entity)] : undefined;
    const ask = object?.asks.find((candidate) => candidate.key === key);
    if (root !== '_entities' || ask === undefined) return null;
    let value = object?.values?.[key] ?? null;
    const rest: (string | number)[] = [];
    for (const step of steps) {
      rest.push(Array.isArray(value) ? Number(step) : step);
      value = stepInto(value, step, responseKeys(ask)) ?? null;
    }
    return value === null ? null : { entity: Number(entity), key, rest };
  };
}

/**
 * What a member tells of its values' obligations; null where it tells it in another form, or of what it did not answer: then
 * nothing is known of what its values bear. INVARIANT: no text of the member's stands in what is read.
 */
export function parseObligations(
  value: unknown,
  objects: readonly AnsweredObject[],
): readonly MemberObligations[] | null {
  if (!Array.isArray(value) || value.length > MOST_GROUPS) return null;
  const read = pathReader(objects);
  const groups: MemberObligations[] = [];
  let paths = 0;
  for (const group of value as readonly unknown[]) {
    const obligations = isFields(group) ? codesOf(group['obligations']) : null;
    const listed: readonly unknown[] = isFields(group) && Array.isArray(group['paths']) ? group['paths'] : [];
    paths += listed.length;
    if (obligations === null || listed.length === 0 || paths > MOST_PATHS) return null;
    const places: MemberPlace[] = [];
    for (const path of listed) {
      const place = read(path);
      if (place === null) return null;
      places.push(place);
    }
    groups.push({ obligations, places });
  }
  return groups;
}

/** What is held of a member that tells nothing of obligations: a human must ask it about whatever `holdsRecords` says it gave. */
export function untoldObligations(
  objects: readonly AnsweredObject[],
  holdsRecords: (ask: Ask, value: unknown) => boolean,
): readonly MemberObligations[] {
  const places = objects.flatMap(({ asks, values }, entity) =>
    asks.filter((ask) => holdsRecords(ask, values?.[ask.key] ?? null)).map(({ key }) => ({ entity, key, rest: [] })),
  );
  return places.length === 0 ? [] : [{ obligations: [ASK_A_HUMAN], places }];
}
