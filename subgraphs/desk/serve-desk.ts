import type { IncomingMessage, ServerResponse } from 'node:http';
import { execute, GraphQLError, type ExecutionResult } from 'graphql';
import { ComityError, type ErrorCode } from '../../schema/errors.ts';
import { isOversight } from '../../schema/protocol/oversight.ts';
import type { VerifiedCall } from '../../schema/protocol/incoming-call.ts';
import { isForAll, isOfficer } from './is-office.ts';
import type { AnsweringOptions } from '../runtime/serve/answer-call.ts';
import { readBody } from '../runtime/serve/read-body.ts';
import { registeredVerifier } from '../runtime/serve/registered-verifier.ts';
import type { ServedRoute, SubgraphServerOptions } from '../runtime/serve/subgraph-server.ts';
import { thrownError, toldFault } from '../runtime/serve/told-fault.ts';
import type { DeskCall, DeskModule } from './desk.ts';
import { deskOperations } from './desk-operation.ts';
import { deskRoots, deskSchema } from './desk-schema.ts';

/** What a desk is served with: calls are verified as those for records are. */
export interface DeskOptions
  extends Pick<AnsweringOptions, 'verify' | 'registrar'>, Pick<SubgraphServerOptions, 'onFault'> {
  readonly member: string;
  readonly modules: readonly DeskModule[];
  readonly now: () => Date;
}

/** Verified calls that are worked upon at once; more are refused. */
const MOST_AT_ONCE = 16;

/** The code of what graphql-js itself refuses before it runs an operation: only variables are left to be wrong by then. */
function codeOf(error: unknown): ErrorCode | null {
  const isOfRequest = error instanceof GraphQLError && error.path === undefined;
  return isOfRequest ? 'BAD_USER_INPUT' : null;
}

/**
 * The desk as a route of the subgraph's server: officers' and requesters' own business, and no record. INVARIANT: no call is
 * refused, and nobody who is no officer asks for what is the officers' alone, without an entry of the register.
 */
export function deskRoute(options: DeskOptions): ServedRoute {
  const { member, registrar, onFault, now } = options;
  const schema = deskSchema();
  const roots = deskRoots(member, options.modules);
  const operationOf = deskOperations(schema);
  const verify = registeredVerifier(options, now);
  let underWay = 0;

  const callOf = ({ requester, justification, request }: VerifiedCall): DeskCall => {
    const isOffice = isOfficer(member, requester);
    if (isOversight(justification) && !isOffice)
      throw new ComityError('FORBIDDEN', `\`oversight\` is for the officers of \`${member}\` alone`);
    return { requester, justification, requestId: request.id, now: now(), isOffice };
  };

  const refused = (verified: VerifiedCall, code: ErrorCode): Promise<void> =>
    registrar.refused({ code, call: verified, at: now() });

  const run = async (verified: VerifiedCall, body: Uint8Array): Promise<ExecutionResult> => {
    const { document, variables, root, field } = operationOf(body);
    const contextValue = callOf(verified);
    // What comes of it is the field's own to say: that it was tried is registered first.
    if (!contextValue.isOffice && !isForAll(field)) await refused(verified, 'FORBIDDEN');
    return execute({ schema, document, rootValue: roots[root], contextValue, variableValues: variables });
  };

  const toldOf = (error: unknown) => {
    const thrown = thrownError(error);
    const code = thrown instanceof ComityError ? null : codeOf(error);
    return { thrown, ...toldFault(thrown, thrown instanceof Error ? thrown.message : '', code) };
  };

  const failed = async (verified: VerifiedCall, errors: readonly unknown[]): Promise<readonly GraphQLError[]> => {
    const told = errors.map(toldOf);
    for (const { own, code, thrown } of told) if (own) onFault({ code, error: thrown });
    const [first] = told;
    if (first) await refused(verified, first.code);
    return told.map(({ message, code }) => new GraphQLError(message, { extensions: { code } }));
  };

  const answered = async (verified: VerifiedCall, body: Uint8Array): Promise<object> => {
    const { data, errors } = await run(verified, body).catch((error: unknown) => ({ data: null, errors: [error] }));
    return { data: data ?? null, ...(errors ? { errors: await failed(verified, errors) } : {}) };
  };

  return {
    prefix: '/desk',
    async answer(request: IncomingMessage, response: ServerResponse) {
      if (request.method !== 'POST') throw new ComityError('BAD_REQUEST', 'only POST is known');
      const body = await readBody(request);
      const { method, url = '/', headers } = request;
      // Whoever the hub did not send takes nobody's turn.
      const verified = await verify({ method, url, headers, body });
      if (underWay >= MOST_AT_ONCE)
        throw new ComityError('JURISDICTION_OVERLOADED', `more than ${MOST_AT_ONCE} calls are worked upon`);
      underWay += 1;
      try {
        const text = JSON.stringify(await answered(verified, body));
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
        response.end(text);
      } finally {
        underWay -= 1;
      }
    },
  };
}
