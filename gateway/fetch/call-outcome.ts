import type { ErrorCode } from '../../schema/errors.ts';
import type { JurisdictionStatus, StatusPart } from '../../schema/statuses.ts';
import type { Ask } from './ask.ts';
import type { AnswerPath, BoundValues, NotedError } from './ledger.ts';
import type { MemberAnswer } from './member-answer.ts';

/** Where in the client's answer the objects of a call stand. */
export interface CallPlace {
  /** The path that the plan gives, `@` for any element of a list. */
  readonly planPath: readonly string[];
  /** The places of each object, in the order of the objects. */
  readonly objects: readonly (readonly AnswerPath[])[];
}

/** What came of some asks of a call, at its place in the client's answer. */
export interface AskOutcome {
  readonly parts: readonly StatusPart[];
  readonly errors: readonly NotedError[];
}

function partPath({ planPath }: CallPlace, ask: Ask): string {
  return [...planPath.filter((step) => step !== '@'), ask.key].join('.');
}

/** An ask that has no answer: one part, and an error wherever its field stands. */
export function unanswered(ask: Ask, status: JurisdictionStatus, code: ErrorCode, place: CallPlace): AskOutcome {
  return {
    parts: [{ path: partPath(place, ask), system: '', status }],
    errors: place.objects.flat().map((path) => ({ path: [...path, ask.key], code })),
  };
}

/** The parts that the member told of an ask; one that follows from its errors where these say otherwise. */
function answeredParts(ask: Ask, { told, errors }: MemberAnswer, place: CallPlace): readonly StatusPart[] {
  const path = partPath(place, ask);
  const own = told.parts.filter((part) => part.path.split('.')[0] === ask.key);
  const failed = errors.find(({ key, rest }) => key === null || (key === ask.key && rest.length === 0));
  const isTold = own.length > 0 && (failed === undefined || own.some(({ status }) => status !== 'ANSWERED'));
  if (isTold) return own.map((part) => ({ ...part, path }));
  return [{ path, system: '', status: failed?.status ?? told.status ?? 'ANSWERED' }];
}

/** What came of asks that the member answered. */
export function answered(asks: readonly Ask[], answer: MemberAnswer, place: CallPlace): AskOutcome {
  const errors = answer.errors.flatMap(({ entity, key, rest, code }) => {
    const paths = entity === null ? place.objects.flat() : (place.objects[entity] ?? []);
    const keys = key === null ? asks.map((ask) => ask.key) : [key];
    return paths.flatMap((path) => keys.map((name) => ({ path: [...path, name, ...rest], code })));
  });
  return { parts: asks.flatMap((ask) => answeredParts(ask, answer, place)), errors };
}

/** The values of a member's answer that bear obligations, wherever its objects stand. */
export function boundValues(member: string, { obligations }: MemberAnswer, place: CallPlace): readonly BoundValues[] {
  return obligations.map(({ obligations: codes, places }) => ({
    member,
    obligations: codes,
    paths: places.flatMap(({ entity, key, rest }) =>
      (place.objects[entity] ?? []).map((path) => [...path, key, ...rest]),
    ),
  }));
}

/** Several outcomes as one. */
export function together(outcomes: readonly AskOutcome[]): AskOutcome {
  return {
    parts: outcomes.flatMap(({ parts }) => parts),
    errors: outcomes.flatMap(({ errors }) => errors),
  };
}
