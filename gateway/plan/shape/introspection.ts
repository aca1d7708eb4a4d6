import {
  executeSync,
  Kind,
  OperationTypeNode,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Fields } from '../json-object.ts';
import { BROKEN, type Shaping } from './completion.ts';

/** The names of the variables that nodes use, in the fragments that they spread too. */
function variablesOf(
  nodes: readonly ASTNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ReadonlySet<string> {
  const names = new Set<string>();
  const spread = new Set<string>();
  const read = (node: ASTNode): void => {
    visit(node, {
      Variable: ({ name }) => void names.add(name.value),
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value);
        if (fragment === undefined || spread.has(value)) return;
        spread.add(value);
        read(fragment);
      },
    });
  };
  for (const node of nodes) read(node);
  return names;
}

/** Answers one root field of an operation that asks of the schema itself: graphql-js does, of this field alone. */
export function introspection(
  schema: GraphQLSchema,
  key: string,
  nodes: readonly FieldNode[],
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): (variables: Fields, shaping: Shaping) => unknown {
  const used = variablesOf(nodes, fragments);
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) =>
          used.has(variable.name.value),
        ),
        selectionSet: { kind: Kind.SELECTION_SET, selections: nodes },
      },
      ...fragments.values(),
    ],
  };
  return (variables, shaping) => {
    const { data, errors = [] } = executeSync({ schema, document, variableValues: variables });
    shaping.errors.push(...errors);
    return data == null ? BROKEN : (data[key] ?? null);
  };
}
