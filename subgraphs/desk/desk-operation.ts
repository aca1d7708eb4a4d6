import {
  getOperationAST,
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { DESK_FIELDS, type DeskRoot } from '../../schema/desk.ts';
import { ComityError } from '../../schema/errors.ts';
import { MOST_TOKENS, operationAdmission } from '../runtime/serve/admit-operation.ts';

/** What a call asks of the desk: one root field, as often as its selection is written. */
export interface DeskOperation {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly root: DeskRoot;
  /** The name of the root field. */
  readonly field: string;
}

interface Body {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bodyIn(bytes: Uint8Array): Body {
  const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  const { query, variables } = isFields(value) ? value : {};
  if (typeof query !== 'string') throw new ComityError('BAD_REQUEST', 'the body holds no `query`');
  return { query, variables: isFields(variables) ? variables : {} };
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { noLocation: true, maxTokens: MOST_TOKENS });
  } catch (error) {
    if (error instanceof GraphQLError) throw new ComityError('GRAPHQL_PARSE_FAILED', error.message);
    throw error;
  }
}

/** The one root field of an operation, whichever response key it has: what a hub sends in one call. */
function rootField(operation: OperationDefinitionNode, root: DeskRoot): string {
  const { selections } = operation.selectionSet;
  const fields = selections.flatMap((node) => (node.kind === Kind.FIELD ? [node] : []));
  const keys = new Set(fields.map(({ alias, name }) => (alias ?? name).value));
  const [field] = fields;
  if (field === undefined || fields.length < selections.length || keys.size > 1)
    throw new ComityError('QUERY_TOO_BROAD', 'a desk answers one root field a call');
  if (DESK_FIELDS[root].has(field.name.value)) return field.name.value;
  throw new ComityError('GRAPHQL_VALIDATION_FAILED', `a desk has no field \`${field.name.value}\``);
}

/**
 * Reads what calls ask of the desk, within its bounds. It throws `BAD_REQUEST`, `QUERY_TOO_DEEP`, `QUERY_TOO_BROAD`,
 * `GRAPHQL_PARSE_FAILED` and `GRAPHQL_VALIDATION_FAILED`.
 */
export function deskOperations(schema: GraphQLSchema): (body: Uint8Array) => DeskOperation {
  const admit = operationAdmission();
  return (bytes) => {
    const body = bodyIn(bytes);
    admit(body);
    const document = parsed(body.query);
    const operation = getOperationAST(document);
    if (!operation) throw new ComityError('BAD_REQUEST', 'the body holds more than one operation, or none');
    const root = operation.operation === OperationTypeNode.MUTATION ? 'Mutation' : 'Query';
    const field = rootField(operation, root);
    const [fault] = validate(schema, document);
    if (fault) throw new ComityError('GRAPHQL_VALIDATION_FAILED', fault.message);
    return { document, variables: body.variables, root, field };
  };
}
