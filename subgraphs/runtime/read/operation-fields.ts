import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';
import { collectSearched, isSearch } from '../search/searched-fields.ts';

/** An argument that an operation gives, which may hold criteria of a search. */
interface GivenArgument {
  /** The name of its type. */
  readonly type: string;
  readonly value: ValueNode;
}

/** What a document selects and gives, whatever its variables. */
export interface ReadOperation {
  /** The fields of the member's own types, as `Type.field`; of an interface, those of every type behind it. */
  readonly selected: ReadonlySet<string>;
  readonly arguments: readonly GivenArgument[];
  /** The values of variables that a request leaves out. */
  readonly defaults: Variables;
}

type Variables = Readonly<Record<string, unknown>>;

/** Types behind a type: itself, or those that implement it. */
function objectTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((possible) => possible.name) : [type.name];
}

/** Reads a document once for all requests that send it. */
export function readOperation(schema: GraphQLSchema, document: DocumentNode): ReadOperation {
  const selected = new Set<string>();
  const given: GivenArgument[] = [];
  const defaults: Record<string, unknown> = {};
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        if (!isCompositeType(parent) || parent.name === 'Query' || parent.name.startsWith('_')) return;
        if (node.name.value.startsWith('_')) return;
        for (const type of objectTypes(schema, parent)) selected.add(`${type}.${node.name.value}`);
      },
      Argument(node) {
        const type = getNamedType(info.getArgument()?.type);
        if (type && isSearch(type)) given.push({ type: type.name, value: node.value });
      },
      VariableDefinition(node) {
        if (node.defaultValue) defaults[node.variable.name.value] = valueFromASTUntyped(node.defaultValue);
      },
    }),
  );
  return { selected, arguments: given, defaults };
}

/** Fields that a request selects, and those that its searches compare, as `Type.field`. */
export interface OperationFields {
  readonly selected: ReadonlySet<string>;
  readonly compared: readonly string[];
}

/** What a request with these variables selects, and the fields of the criteria that it gives a value to. */
export function operationFields(
  schema: GraphQLSchema,
  operation: ReadOperation,
  variables: Variables,
): OperationFields {
  const compared = new Set<string>();
  for (const { type, value } of operation.arguments) {
    collectSearched(
      schema.getType(type),
      valueFromASTUntyped(value, { ...operation.defaults, ...variables }),
      compared,
    );
  }
  return { selected: operation.selected, compared: [...compared] };
}
