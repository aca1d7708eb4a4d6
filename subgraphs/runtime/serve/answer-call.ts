import { HeaderMap, type ApolloServer } from '@apollo/server';
import { ComityError } from '../../../schema/errors.ts';
import type { VerifiedCall } from '../../../schema/protocol/incoming-call.ts';
import { isOversight } from '../../../schema/protocol/oversight.ts';
import type { IncomingMessage } from '../../../schema/protocol/verify-call.ts';
import type { StatusPart } from '../../../schema/statuses.ts';
import type { Country } from '../country/country.ts';
import { operationAdmission } from './admit-operation.ts';
import type { CallContext, CallCourse } from './answer-plugin.ts';
import type { Registrar } from './disclosure.ts';
import { registeredVerifier } from './registered-verifier.ts';

/** What answering a call needs of a country. */
export interface AnsweringOptions {
  readonly country: Pick<Country, 'now'>;
  /** Verifies a call; throws a `ComityError` that says what is wrong with it and no more. */
  readonly verify: (call: IncomingMessage) => Promise<VerifiedCall>;
  readonly registrar: Registrar;
}

/** The answer to a call as it goes over HTTP; rejects where the whole call is refused. */
export type CallAnswerer = (incoming: IncomingMessage) => Promise<CallAnswer>;

/** What goes back, and how each national system took part in it. */
export interface CallAnswer {
  readonly status: number;
  readonly text: string;
  readonly parts: readonly StatusPart[];
}

/** Verified calls that are worked upon at once: above what a hub's pool sends. More are refused. */
const MOST_AT_ONCE = 128;

function parseBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ComityError('BAD_REQUEST', 'the body is not JSON in UTF-8');
  }
}

async function execute(apollo: ApolloServer<CallContext>, operation: unknown, context: CallContext) {
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const { status, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body: operation },
    context: () => Promise.resolve(context),
  });
  return { status: status ?? 200, text: body.kind === 'complete' ? body.string : '' };
}

/**
 * Answers calls: verify, admit, run, register. INVARIANT: nothing of an answer is given back before the register holds
 * what it discloses, and nothing at all where the register cannot.
 */
export function callAnswerer(apollo: ApolloServer<CallContext>, options: AnsweringOptions): CallAnswerer {
  const { registrar, country } = options;
  const admit = operationAdmission();
  const verify = registeredVerifier(options, () => country.now());
  let underWay = 0;

  const refused = (error: unknown, call: VerifiedCall): Promise<void> =>
    error instanceof ComityError ? registrar.refused({ code: error.code, call, at: country.now() }) : Promise.resolve();

  const admitted = async (call: VerifiedCall, body: Uint8Array): Promise<unknown> => {
    try {
      if (isOversight(call.justification))
        throw new ComityError('JUSTIFICATION_INVALID', '`oversight` justifies no look at a record');
      const operation = parseBody(body);
      admit(operation);
      return operation;
    } catch (error) {
      await refused(error, call);
      throw error;
    }
  };

  const answer = async (call: VerifiedCall, body: Uint8Array): Promise<CallAnswer> => {
    const course: CallCourse = { state: null, refusal: null };
    const result = await execute(apollo, await admitted(call, body), { call, course });
    if (course.state === null) {
      await registrar.refused({ code: course.refusal ?? 'BAD_REQUEST', call, at: country.now() });
      return { ...result, parts: [] };
    }
    await registrar.answered(course.state);
    const usedUp = course.state.allowance.fault();
    if (usedUp !== null) throw usedUp;
    return { ...result, parts: course.state.parts };
  };

  return async (incoming) => {
    const call = await verify(incoming);
    if (underWay >= MOST_AT_ONCE) {
      throw new ComityError('JURISDICTION_OVERLOADED', `more than ${MOST_AT_ONCE} calls are worked upon`);
    }
    underWay += 1;
    try {
      return await answer(call, incoming.body);
    } finally {
      underWay -= 1;
    }
  };
}
