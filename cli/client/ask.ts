import { ComityError, ERROR_CATALOGUE, isErrorCode } from '../../schema/errors.ts';
import type { JurisdictionReport } from '../../schema/statuses.ts';
import type { Target } from './target.ts';

/** An error of an answer: of one member, where it names one, else of the whole request. */
export interface AnswerError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly jurisdiction?: string; readonly requestId?: string };
}

/** What must be done with values of an answer: with all at and below these paths. */
export interface AnswerObligations {
  readonly jurisdiction: string;
  readonly obligations: readonly string[];
  readonly paths: readonly string[];
}

/** A ranking in which scores of several matcher versions stand, and how far they compare. */
export interface AnswerRanking {
  readonly path: string;
  /** Members whose hits were ranked by their scores; groups take turns. */
  readonly groups: readonly (readonly string[])[];
  readonly comparable: string;
}

/** An answer of the hub. */
export interface Answer<Data> {
  readonly data: Data | null;
  readonly errors: readonly AnswerError[];
  readonly jurisdictions: Readonly<Record<string, JurisdictionReport>>;
  readonly obligations: readonly AnswerObligations[];
  readonly ranking: readonly AnswerRanking[];
}

interface Body<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: Partial<Pick<Answer<Data>, 'jurisdictions' | 'obligations' | 'ranking'>>;
}

function isBody<Data>(value: unknown): value is Body<Data> {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
}

/** What the hub says of a request that it did not answer: wrong usage where the request was wrong. */
export function refusal(errors: readonly AnswerError[]): ComityError {
  const { message, extensions } = errors.find((error) => error.extensions?.jurisdiction === undefined) ??
    errors[0] ?? { message: 'the hub gives neither an answer nor a reason' };
  const code = isErrorCode(extensions?.code) ? extensions.code : 'INTERNAL';
  const request = extensions?.requestId === undefined ? '' : `, request ${extensions.requestId}`;
  const text = `${message} (${code}${request})`;
  return new ComityError(ERROR_CATALOGUE[code].status === 400 ? 'USAGE' : code, text);
}

/** Sends one operation; throws a `ComityError` that says what to do where no answer came. */
export async function ask<Data>(
  target: Target,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Answer<Data>> {
  const response = await fetch(`${target.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${target.token}`,
      'comity-justification': target.justification,
    },
    body: JSON.stringify({ query, variables }),
  }).catch((cause: unknown) => {
    throw new ComityError('USAGE', `no federation answers at \`${target.url}\`: start it, or set COMITY_URL`, {
      cause,
    });
  });
  const body: unknown = await response.json().catch(() => null);
  if (!isBody<Data>(body)) {
    throw new ComityError(
      'USAGE',
      `what answers at \`${target.url}\` is no federation (status ${response.status}): set COMITY_URL or COMITY_PORT`,
    );
  }
  const { jurisdictions = {}, obligations = [], ranking = [] } = body.extensions ?? {};
  return { data: body.data ?? null, errors: body.errors ?? [], jurisdictions, obligations, ranking };
}
