import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  execute,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import { isOversight } from '../../schema/protocol/oversight.ts';
import type { VerifiedCall } from '../../schema/protocol/incoming-call.ts';
import { isOfficer } from './is-office.ts';
import { MOST_TOKENS, operationAdmission } from '../runtime/serve/admit-operation.ts';
import type { AnsweringOptions } from '../runtime/serve/answer-call.ts';
import { readBody } from '../runtime/serve/read-body.ts';
import type { ServedRoute, SubgraphServerOptions } from '../runtime/serve/subgraph-server.ts';
import { thrownError, toldFault } from '../runtime/serve/told-fault.ts';
import type { DeskCall, DeskModule } from './desk.ts';
import { deskRoots, deskSchema } from './desk-schema.ts';

/** What a desk is served with: calls are verified as those for records are. */
export interface DeskOptions
  extends Pick<AnsweringOptions, 'verify' | 'registrar'>, Pick<SubgraphServerOptions, 'onFault'> {
  readonly member: string;
  readonly modules: readonly DeskModule[];
  readonly now: () => Date;
}

/** Calls that are worked upon at once; more are refused. */
const MOST_AT_ONCE = 16;

interface DeskOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

function operationIn(body: Uint8Array): DeskOperation {
  const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
  const query = typeof value === 'object' && value !== null && 'query' in value ? value.query : null;
  if (typeof query !== 'string') throw new ComityError('BAD_REQUEST', 'the body holds no `query`');
  const given = typeof value === 'object' && value !== null && 'variables' in value ? value.variables : {};
  return { query, variables: typeof given === 'object' && given !== null ? { ...given } : {} };
}

function documentOf(schema: GraphQLSchema, { query }: DeskOperation): DocumentNode {
  const document = parse(query, { noLocation: true, maxTokens: MOST_TOKENS });
  const [fault] = validate(schema, document);
  if (fault) throw new ComityError('GRAPHQL_VALIDATION_FAILED', fault.message);
  return document;
}

/** The desk as a route of the subgraph's server: officers' and requesters' own business, and no record. */
export function deskRoute(options: DeskOptions): ServedRoute {
  const { member, registrar, onFault, now } = options;
  const schema = deskSchema();
  const roots = deskRoots(member, options.modules);
  const admit = operationAdmission();
  let underWay = 0;

  const callOf = ({ requester, justification, request }: VerifiedCall): DeskCall => {
    const isOffice = isOfficer(member, requester);
    if (isOversight(justification) && !isOffice)
      throw new ComityError('FORBIDDEN', `\`oversight\` is for the officers of \`${member}\` alone`);
    return { requester, justification, requestId: request.id, now: now(), isOffice };
  };

  const run = async (verified: VerifiedCall, body: Uint8Array): Promise<ExecutionResult> => {
    const operation = operationIn(body);
    admit(operation);
    const document = documentOf(schema, operation);
    const isMutation = getOperationAST(document)?.operation === OperationTypeNode.MUTATION;
    return execute({
      schema,
      document,
      rootValue: isMutation ? roots.Mutation : roots.Query,
      contextValue: callOf(verified),
      variableValues: operation.variables,
    });
  };

  const told = (error: unknown): GraphQLError => {
    const thrown = thrownError(error);
    const { code, message, own } = toldFault(thrown, thrown instanceof Error ? thrown.message : '', null);
    if (own) onFault({ code, error: thrown });
    return new GraphQLError(message, { extensions: { code } });
  };

  const answered = async (verified: VerifiedCall, body: Uint8Array): Promise<object> => {
    try {
      const { data, errors } = await run(verified, body);
      return { data: data ?? null, ...(errors ? { errors: errors.map(told) } : {}) };
    } catch (error) {
      if (error instanceof ComityError) await registrar.refused({ code: error.code, call: verified, at: now() });
      return { data: null, errors: [told(error)] };
    }
  };

  return {
    prefix: '/desk',
    async answer(request: IncomingMessage, response: ServerResponse) {
      if (request.method !== 'POST') throw new ComityError('BAD_REQUEST', 'only POST is known');
      if (underWay >= MOST_AT_ONCE)
        throw new ComityError('JURISDICTION_OVERLOADED', `more than ${MOST_AT_ONCE} calls are worked upon`);
      underWay += 1;
      try {
        const body = await readBody(request);
        const { method, url = '/', headers } = request;
        const text = JSON.stringify(await answered(await options.verify({ method, url, headers, body }), body));
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
        response.end(text);
      } finally {
        underWay -= 1;
      }
    },
  };
}
