import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  parseType,
  print,
  visit,
  type ASTNode,
  type DirectiveNode,
  type FieldNode,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import { answerShapes, type Shape } from './answer-shape.ts';
import { searchOfField, type JurisdictionSearch } from './jurisdiction-searches.ts';
import { fieldSince, stripNewer } from './strip-newer.ts';

/** What an ask searches for: the argument as written, its type, and the variable that carries it to the member. */
export interface AskedSearch {
  readonly search: JurisdictionSearch;
  readonly type: GraphQLInputType;
  readonly value: ValueNode;
  readonly variable: string;
}

/** One field asked of a member's jurisdiction or record reference. */
export interface Ask {
  /** The response key. */
  readonly key: string;
  /** The version of the canonical schema in which the field came in. */
  readonly since: number;
  readonly search: AskedSearch | null;
  /** `@include` and `@skip` that decide whether the field is asked at all. */
  readonly conditions: readonly DirectiveNode[];
  readonly shape: Shape;
  readonly typeName: string;
  readonly node: FieldNode;
}

/** The text of a call for some of its asks, and the variables that it uses. */
export interface CallText {
  readonly query: string;
  readonly variables: ReadonlySet<string>;
}

/** A planned call as this hub sends it. */
export interface CallForm {
  readonly asks: readonly Ask[];
  /** Fields newer than the member speaks, as `Type.field`: left out, and answered null. */
  readonly unsupported: readonly string[];
  textFor(sent: readonly Ask[]): CallText;
}

function unplanned(what: string): ComityError {
  return new ComityError('INTERNAL', `a call was planned that ${what}`);
}

interface Found {
  readonly type: GraphQLObjectType;
  readonly node: FieldNode;
  readonly conditions: readonly DirectiveNode[];
}

function findAsks(
  schema: GraphQLSchema,
  set: SelectionSetNode,
  type: GraphQLObjectType | null,
  conditions: readonly DirectiveNode[],
): readonly Found[] {
  return set.selections.flatMap((node): readonly Found[] => {
    const inner = [...conditions, ...(node.directives ?? [])];
    if (node.kind === Kind.FRAGMENT_SPREAD) throw unplanned('has named fragments');
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const name = node.typeCondition?.name.value;
      const narrowed = name === undefined ? type : schema.getType(name);
      if (narrowed !== null && !isObjectType(narrowed)) throw unplanned('asks an interface of a member');
      return findAsks(schema, node.selectionSet, narrowed, inner);
    }
    if (node.name.value === '__typename') return [];
    if (type === null) throw unplanned('asks for no known type');
    return [{ type, node: { ...node, directives: [] }, conditions: inner }];
  });
}

function canonicalName(type: GraphQLObjectType, field: string): string {
  const owner = type.getInterfaces().find((candidate) => Object.hasOwn(candidate.getFields(), field));
  return `${isInterfaceType(owner) ? owner.name : type.name}.${field}`;
}

function withVariable(node: FieldNode, argument: string, variable: string): FieldNode {
  const value: ValueNode = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } };
  const args = (node.arguments ?? []).map((given) => (given.name.value === argument ? { ...given, value } : given));
  return { ...node, arguments: args };
}

function askedSearch(found: Found, position: number): AskedSearch | null {
  const search = searchOfField(found.node.name.value);
  const definition = found.type.getFields()[found.node.name.value];
  if (search === null) return null;
  const argument = definition?.args.find(({ name }) => name === search.argument);
  const value = found.node.arguments?.find(({ name }) => name.value === search.argument)?.value;
  if (argument === undefined || value === undefined) throw unplanned('lacks what is sought');
  return { search, type: argument.type, value, variable: `comity_sought_${position}` };
}

function variablesOf(node: ASTNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(node, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}

function definitionOf({ variable, type }: AskedSearch): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
    type: parseType(String(type)),
  };
}

function writeText(operation: OperationDefinitionNode, sent: readonly Ask[]): CallText {
  const types = [...new Set(sent.map(({ typeName }) => typeName))];
  const fragments = types.map((typeName) => {
    const fields = sent.filter((ask) => ask.typeName === typeName).map(({ node }) => print(node));
    return `... on ${typeName} { __typename ${fields.join(' ')} }`;
  });
  const variables = new Set(sent.flatMap(({ node }) => [...variablesOf(node)]));
  const definitions = [
    ...(operation.variableDefinitions ?? []).filter(
      ({ variable }) => variables.has(variable.name.value) || variable.name.value === 'representations',
    ),
    ...sent.flatMap(({ search }) => (search === null ? [] : [definitionOf(search)])),
  ];
  const heading = `query(${definitions.map((definition) => print(definition)).join(', ')})`;
  return { query: `${heading} { _entities(representations: $representations) { ${fragments.join(' ')} } }`, variables };
}

/**
 * Reads the text of a planned call: what it asks of the member, without what the member is too old to know. What is
 * sought travels in variables of its own, so that no search stands in the text of a call.
 */
export function callForm(schema: GraphQLSchema, member: string, version: number, text: string): CallForm {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw unplanned('is no operation');
  const [entities] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || entities.name.value !== '_entities' || entities.selectionSet === undefined) {
    throw unplanned('is no call for entities');
  }
  const shapes = answerShapes(schema, member);
  const unsupported = new Set<string>();
  const asks = findAsks(schema, entities.selectionSet, null, []).map((found, position): Ask => {
    const search = askedSearch(found, position);
    const definition = found.type.getFields()[found.node.name.value];
    if (definition === undefined) throw unplanned('asks for an unknown field');
    const one = { kind: Kind.SELECTION_SET as const, selections: [found.node] };
    const since = fieldSince(canonicalName(found.type, found.node.name.value));
    const { selectionSet, stripped } = stripNewer(schema, found.type, one, version);
    for (const field of stripped) unsupported.add(field);
    const [node] = selectionSet.selections;
    const kept = node?.kind === Kind.FIELD ? node : found.node;
    return {
      key: found.node.alias?.value ?? found.node.name.value,
      since,
      search,
      conditions: found.conditions,
      shape: shapes.composite(found.type, selectionSet),
      typeName: found.type.name,
      node: search === null ? kept : withVariable(kept, search.search.argument, search.variable),
    };
  });
  const texts = new Map<string, CallText>();
  return {
    asks,
    unsupported: [...unsupported],
    textFor(sent) {
      const key = sent.map((ask) => ask.key).join(' ');
      const written = texts.get(key) ?? writeText(operation, sent);
      texts.set(key, written);
      return written;
    },
  };
}

/** Whether an ask's conditions let it be asked under these variables. */
export function isAsked(ask: Ask, variables: Readonly<Record<string, unknown>>): boolean {
  return ask.conditions.every((directive) => {
    const argument = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
    const value =
      argument?.kind === Kind.VARIABLE
        ? variables[argument.name.value]
        : argument?.kind === Kind.BOOLEAN && argument.value;
    return directive.name.value === 'skip' ? value !== true : value === true;
  });
}

/** The name of the input type in which a search is written. */
export function inputName({ type }: AskedSearch): string {
  return getNamedType(type).name;
}
