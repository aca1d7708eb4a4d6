import {
  Kind,
  OperationTypeNode,
  parseType,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { JurisdictionSearch } from '../fetch/jurisdiction-searches.ts';

/** The response key under which each jurisdiction's part of a merged search comes. */
export const PART = 'comity_part';
/** Names that the hub adds to a selection; clients may not use the prefix. */
export const RESERVED_PREFIX = 'comity_';
/** The name of an added field. */
export const ADDED = {
  edges: 'comity_edges',
  score: 'comity_score',
  cursor: 'comity_cursor',
  page: 'comity_page',
  total: 'comity_total',
  hits: 'comity_hits',
} as const;

/** The operation by which the hub asks each jurisdiction for its part of a merged search. */
export interface InnerOperation {
  readonly document: DocumentNode;
  readonly text: string;
}

function name(value: string) {
  return { kind: Kind.NAME as const, value };
}

function added(alias: string, field: string, selections?: readonly SelectionNode[]): FieldNode {
  return {
    kind: Kind.FIELD,
    alias: name(alias),
    name: name(field),
    ...(selections ? { selectionSet: { kind: Kind.SELECTION_SET, selections } } : {}),
  };
}

const PAGE_INFO: SelectionNode[] = [
  { kind: Kind.FIELD, name: name('hasNextPage') },
  { kind: Kind.FIELD, name: name('endCursor') },
];
const EDGE_ADDITIONS = [added(ADDED.score, 'score'), added(ADDED.cursor, 'cursor')];
const HIT_ADDITIONS = [added(ADDED.score, 'score')];

/** What merging needs of a page beside what the client selected; `ofEdges` of each edge. */
function additions({ argument }: JurisdictionSearch, ofEdges: readonly SelectionNode[]): readonly SelectionNode[] {
  if (argument === 'items') return [added(ADDED.hits, 'hits', HIT_ADDITIONS)];
  return [
    added(ADDED.edges, 'edges', [...EDGE_ADDITIONS, ...ofEdges]),
    added(ADDED.page, 'pageInfo', PAGE_INFO),
    added(ADDED.total, 'total'),
  ];
}

function variableDefinition(variable: string, type: string): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: name(variable) },
    type: parseType(type),
  };
}

function argument(field: string, variable: string) {
  return {
    kind: Kind.ARGUMENT as const,
    name: name(field),
    value: { kind: Kind.VARIABLE as const, name: name(variable) },
  };
}

const PAGE_VARIABLES = [variableDefinition('comity_first', 'Int'), variableDefinition('comity_after', 'String')];
const PAGE_ARGUMENTS = [argument('first', 'comity_first'), argument('after', 'comity_after')];

/** Fields of merged pages that the hub alone serves, and the types of such pages. */
const HUB_FIELDS: ReadonlySet<string> = new Set(['clusters']);
const HUB_TYPES: ReadonlySet<string> = new Set(['MergedPersonConnection']);

/** What of a selection of a merged page a member is asked for: the type of its own page has another name. */
function ofMembers(selections: readonly SelectionNode[]): readonly SelectionNode[] {
  return selections.flatMap((node): readonly SelectionNode[] => {
    if (node.kind === Kind.FIELD) return HUB_FIELDS.has(node.name.value) ? [] : [node];
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
    const { typeCondition, ...rest } = node;
    const inner = ofMembers(node.selectionSet.selections);
    if (inner.length === 0) return [];
    const fragment = { ...rest, selectionSet: { ...node.selectionSet, selections: inner } };
    return typeCondition === undefined || HUB_TYPES.has(typeCondition.name.value)
      ? [fragment]
      : [{ ...fragment, typeCondition }];
  });
}

/**
 * Builds the operation from the client's own selection, and what is sought as a variable of the type `soughtType`; `ofEdges` is
 * what the hub itself needs of each hit.
 */
export function innerOperation(
  search: JurisdictionSearch,
  soughtType: string,
  info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'operation'>,
  ofEdges: readonly SelectionNode[] = [],
): InnerOperation {
  const paged = search.argument !== 'items';
  const selections = info.fieldNodes.flatMap((node) => ofMembers(node.selectionSet?.selections ?? []));
  const part: FieldNode = {
    ...added(PART, search.field, [...selections, ...additions(search, ofEdges)]),
    arguments: [argument(search.argument, 'comity_sought'), ...(paged ? PAGE_ARGUMENTS : [])],
  };
  const used = new Set<string>();
  visit(part, { Variable: (node) => void used.add(node.name.value) });
  const definitions = [
    variableDefinition('comity_in', '[MemberCode!]'),
    variableDefinition('comity_sought', soughtType),
    ...(paged ? PAGE_VARIABLES : []),
    ...(info.operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)),
  ];
  const jurisdictions: FieldNode = {
    kind: Kind.FIELD,
    name: name('jurisdictions'),
    arguments: [argument('in', 'comity_in')],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [{ kind: Kind.FIELD, name: name('code') }, part] },
  };
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: definitions,
        selectionSet: { kind: Kind.SELECTION_SET, selections: [jurisdictions] },
      },
    ],
  };
  return { document, text: print(document) };
}
