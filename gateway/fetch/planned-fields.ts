import {
  isObjectType,
  Kind,
  type DirectiveNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { ComityError } from '../../schema/errors.ts';

/** A field that a plan asks of an object of a member, with the directives that decide whether it is asked. */
export interface PlannedField {
  readonly type: GraphQLObjectType;
  readonly node: FieldNode;
  readonly conditions: readonly DirectiveNode[];
}

/** A call that no planner of ours makes: a fault of the hub. */
export function unplanned(what: string): ComityError {
  return new ComityError('INTERNAL', `a call was planned that ${what}`);
}

/** The fields that a plan asks of objects, out of the inline fragments in which it puts them. */
export function plannedFields(
  schema: GraphQLSchema,
  set: SelectionSetNode,
  type: GraphQLObjectType | null,
  conditions: readonly DirectiveNode[],
): readonly PlannedField[] {
  return set.selections.flatMap((node): readonly PlannedField[] => {
    const inner = [...conditions, ...(node.directives ?? [])];
    if (node.kind === Kind.FRAGMENT_SPREAD) throw unplanned('has named fragments');
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const name = node.typeCondition?.name.value;
      const narrowed = name === undefined ? type : schema.getType(name);
      if (narrowed !== null && !isObjectType(narrowed)) throw unplanned('asks an interface of a member');
      return plannedFields(schema, node.selectionSet, narrowed, inner);
    }
    if (node.name.value === '__typename') return [];
    if (type === null) throw unplanned('asks for no known type');
    return [{ type, node: { ...node, directives: [] }, conditions: inner }];
  });
}
