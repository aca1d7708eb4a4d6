import {
  Kind,
  parseType,
  print,
  visit,
  type ASTNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { Ask, AskedSearch } from './ask.ts';

/** The text of a call for some of its asks, and the variables that it uses. */
export interface CallText {
  readonly query: string;
  readonly variables: ReadonlySet<string>;
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

/** Writes the text of a call for these asks, with the variables that it uses and no other. */
export function writeCallText(operation: OperationDefinitionNode, sent: readonly Ask[]): CallText {
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
