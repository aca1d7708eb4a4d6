import type { SentAsk } from './admitted-asks.ts';
import type { Ask } from './ask.ts';
import { fault, type CallFault } from './call-result.ts';
import { memberVerdict, type MemberVerdict } from './member-code.ts';
import {
  parseObligations,
  untoldObligations,
  type AnsweredObject,
  type MemberObligations,
} from './member-obligations.ts';
import { childrenNamed, responseKeys } from './response-keys.ts';
import { parseTold, type Told } from './told.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An error in a member's answer: of which object, and where below it. Nothing of the member's own text. */
export interface MemberError extends MemberVerdict {
  /** The position of the object; null where the error concerns the whole call. */
  readonly entity: number | null;
  readonly key: string | null;
  readonly rest: readonly (string | number)[];
}

/** A member's answer as checked against what was asked. */
export interface MemberAnswer {
  readonly kind: 'checked';
  /** The fields asked of each object, in the order of the objects; null where there is none. */
  readonly entities: readonly (Fields | null)[];
  readonly errors: readonly MemberError[];
  readonly told: Told;
  readonly obligations: readonly MemberObligations[];
  readonly hits: number;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathBelow(ask: Ask, path: readonly unknown[]): readonly (string | number)[] {
  const keys = responseKeys(ask);
  const isStep = (step: unknown): step is string | number =>
    typeof step === 'number' || (typeof step === 'string' && keys.has(step));
  const end = path.findIndex((step) => !isStep(step));
  return (end === -1 ? path : path.slice(0, end)).filter(isStep);
}

function parseError(error: Fields, asks: readonly Ask[]): MemberError {
  const code = isFields(error['extensions']) ? error['extensions']['code'] : null;
  const path: readonly unknown[] = Array.isArray(error['path']) ? error['path'] : [];
  const [, entity, key, ...rest] = path;
  const ask = asks.find((candidate) => candidate.key === key);
  const verdict = memberVerdict(code);
  if (typeof entity !== 'number' || ask === undefined) return { ...verdict, entity: null, key: null, rest: [] };
  return { ...verdict, entity, key: ask.key, rest: pathBelow(ask, rest) };
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

/** How many records a value holds: edges of a connection, hits of a batch, or the one record referred to. */
function hitsIn(ask: Ask, value: unknown): number {
  if (Array.isArray(value)) {
    const [key] = childrenNamed(ask, 'hits');
    return value.reduce<number>((sum, result) => sum + (key && isFields(result) ? lengthOf(result[key]) : 0), 0);
  }
  if (!isFields(value)) return 0;
  if (ask.search === null) return 1;
  return Math.max(0, ...childrenNamed(ask, 'edges').map((key) => lengthOf(value[key])));
}

/** Whether a value tells of records: how many there are, too. */
function holdsRecords(ask: Ask, value: unknown): boolean {
  if (hitsIn(ask, value) > 0) return true;
  return isFields(value) && childrenNamed(ask, 'total').some((key) => Number(value[key]) > 0);
}

/** What the member tells of its values' obligations; null where that is malformed. */
function obligationsIn(extensions: unknown, objects: readonly AnsweredObject[]): readonly MemberObligations[] | null {
  const comity = isFields(extensions) ? extensions['comity'] : null;
  const told = isFields(comity) ? comity['obligations'] : undefined;
  return told === undefined ? untoldObligations(objects, holdsRecords) : parseObligations(told, objects);
}

/** Whether a batch has a result for each item, and not for others. */
function fitsBatch({ ask, sought }: SentAsk, value: unknown): boolean {
  if (ask.search?.search.argument !== 'items' || !Array.isArray(value)) return true;
  return Array.isArray(sought) && sought.length === value.length;
}

function isAnswerTo(sent: readonly SentAsk[], type: string, entity: Fields): boolean {
  const own = sent.filter(({ ask }) => ask.typeName === type);
  const fits = own.every((one) => one.ask.shape(entity) && fitsBatch(one, entity[one.ask.key]));
  return entity['__typename'] === type && fits;
}

/** Checks a member's JSON against what was asked of objects of these types; a fault where it is anything else. */
export function checkAnswer(
  body: unknown,
  sent: readonly SentAsk[],
  types: readonly string[],
): MemberAnswer | CallFault {
  const asks = sent.map(({ ask }) => ask);
  const malformed = (note: string) => fault('MALFORMED', note);
  if (!isFields(body)) return malformed('answered with JSON that is no object');
  const { data, errors: given } = body;
  if (given !== undefined && given !== null && !(Array.isArray(given) && given.every(isFields))) {
    return malformed('answered with errors that are none');
  }
  const errors = (Array.isArray(given) ? given.filter(isFields) : []).map((error) => parseError(error, asks));
  const told = parseTold(body['extensions']);
  if (!isFields(data)) {
    const [first] = errors;
    if (first === undefined) return malformed('answered without data and without errors');
    const { status, code } = first;
    return { kind: 'fault', status, code, note: 'answered with errors alone' };
  }
  const list = data['_entities'];
  if (!Array.isArray(list) || list.length !== types.length) return malformed('answered with another number of objects');
  const objects: AnsweredObject[] = [];
  let hits = 0;
  for (const [position, type] of types.entries()) {
    const entity: unknown = list[position];
    if (entity !== null && !(isFields(entity) && isAnswerTo(sent, type, entity))) {
      return malformed('answered with what was not asked');
    }
    const own = entity === null ? [] : asks.filter((ask) => ask.typeName === type);
    const values = entity === null ? null : Object.fromEntries(own.map(({ key }) => [key, entity[key] ?? null]));
    objects.push({ asks: own, values });
    for (const ask of own) hits += hitsIn(ask, entity?.[ask.key]);
  }
  const obligations = obligationsIn(body['extensions'], objects);
  // INVARIANT: values of which it is not known what must be done with them are not given.
  if (obligations === null) return malformed('told obligations that are none of its answer');
  return { kind: 'checked', entities: objects.map(({ values }) => values), errors, told, obligations, hits };
}
