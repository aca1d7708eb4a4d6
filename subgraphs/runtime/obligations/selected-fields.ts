import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
// Not among what the library exports, but what its executor itself goes by: a second reading of fragments, conditions and
// directives could come to other fields than the answer has.
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { compareTexts } from '../../../schema/text-order.ts';

/** The nodes of a document that select one field of an answer: several where it is selected more than once. */
export type FieldNodes = readonly FieldNode[];

/** A field that is selected, by its name in the schema. */
export interface SelectedField {
  /** The response key. */
  readonly key: string;
  readonly name: string;
  readonly nodes: FieldNodes;
}

/** The fields, by key, that are selected on an object of a type where `nodes` select it: in one request, equal nodes give the same list. */
export type SelectedFields = (nodes: FieldNodes, type: GraphQLObjectType) => readonly SelectedField[];

/** Reads the selections of the operation that `info` comes of. */
export function selectedFields({ schema, fragments, variableValues }: GraphQLResolveInfo): SelectedFields {
  const known = new Map<FieldNodes, Map<GraphQLObjectType, readonly SelectedField[]>>();
  return (nodes, type) => {
    const byType = known.get(nodes) ?? new Map<GraphQLObjectType, readonly SelectedField[]>();
    known.set(nodes, byType);
    const found = byType.get(type);
    if (found) return found;
    const fields = [...collectSubfields(schema, fragments, variableValues, type, nodes)]
      .map(([key, selected]) => ({ key, name: selected[0]?.name.value ?? '', nodes: selected }))
      .sort((left, right) => compareTexts(left.key, right.key));
    byType.set(type, fields);
    return fields;
  };
}
