import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLCompositeType,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isFields, ownValue, setOwn, type Fields, type OpenFields } from '../json-object.ts';
import { collectFields, type Selections } from './collect-fields.ts';
import { BROKEN, broken, leaf, list, nonNull, nullable, type Complete, type Shaping } from './completion.ts';
import { introspection } from './introspection.ts';

/** An answer in the shape of its operation. `data` is null where a root field may not be. */
export interface Shaped {
  readonly data: Fields | null;
  /** Why there is a null that the data does not have, at its path. */
  readonly errors: readonly GraphQLError[];
}

/**
 * Shapes data as its operation asks for it (GraphQL, ExecuteSelectionSet over what is there already): the data holds every field
 * under its response key.
 */
export type ResponseShape = (data: Fields, variables: Fields) => Shaped;

interface ShapedField {
  readonly key: string;
  /** Whether objects inherit something of this name, which is no data. */
  readonly inherited: boolean;
  readonly complete: Complete;
}

interface Memo {
  readonly nodes: readonly FieldNode[];
  readonly type: GraphQLOutputType;
  readonly complete: Complete;
}

function isSame(left: readonly FieldNode[], right: readonly FieldNode[]): boolean {
  return left.length === right.length && left.every((node, index) => node === right[index]);
}

function setsOf(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
}

/** Compiles the selections of one operation. */
function compiler(selections: Selections) {
  const { schema } = selections;
  // Members' jurisdictions are a type each, with the same selections below: these are compiled once.
  const known = new Map<FieldNode, Memo[]>();

  function typename(type: GraphQLCompositeType): Complete {
    if (isObjectType(type)) return () => type.name;
    return (_value, shaping) => broken(shaping, `The type of an object of ${type.name} is not known.`);
  }

  function named(type: GraphQLOutputType, nodes: readonly FieldNode[], field: string): Complete {
    if (isLeafType(type)) return leaf(type, field);
    if (isAbstractType(type)) return abstract(type, setsOf(nodes), field);
    return isObjectType(type) ? concrete(type, setsOf(nodes), field) : () => null;
  }

  function wrapped(type: GraphQLOutputType, nodes: readonly FieldNode[], field: string): Complete {
    if (isNonNullType(type)) return nonNull(bare(type.ofType, nodes, field), field);
    return nullable(bare(type, nodes, field));
  }

  function bare(type: GraphQLOutputType, nodes: readonly FieldNode[], field: string): Complete {
    return isListType(type) ? list(wrapped(type.ofType, nodes, field), field) : named(type, nodes, field);
  }

  function fieldOf(type: GraphQLCompositeType, nodes: readonly FieldNode[]): Complete | null {
    const [node] = nodes;
    if (node === undefined) return null;
    if (node.name.value === '__typename') return typename(type);
    const definition = isUnionType(type) ? undefined : type.getFields()[node.name.value];
    if (definition === undefined) return null;
    const isShared = isCompositeType(getNamedType(definition.type));
    const memos = known.get(node) ?? [];
    const memo = memos.find((one) => one.type === definition.type && isSame(one.nodes, nodes));
    if (memo !== undefined) return memo.complete;
    const complete = wrapped(definition.type, nodes, `${type.name}.${node.name.value}`);
    if (isShared) known.set(node, [...memos, { nodes, type: definition.type, complete }]);
    return complete;
  }

  function fieldsOf(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): readonly ShapedField[] {
    return [...collectFields(selections, type, sets)].flatMap(([key, nodes]) => {
      const complete = fieldOf(type, nodes);
      return complete === null ? [] : [{ key, inherited: key in Object.prototype, complete }];
    });
  }

  /** An object of this type, whatever it says of its type. */
  function fields(
    type: GraphQLCompositeType,
    sets: readonly SelectionSetNode[],
  ): (value: Fields, shaping: Shaping) => unknown {
    const shaped = fieldsOf(type, sets);
    return (value, shaping) => {
      const completed: OpenFields = {};
      for (const { key, inherited, complete } of shaped) {
        shaping.path.push(key);
        const one = complete(inherited ? ownValue(value, key) : value[key], shaping);
        shaping.path.pop();
        if (one === BROKEN) return BROKEN;
        if (inherited) setOwn(completed, key, one);
        else completed[key] = one;
      }
      return completed;
    };
  }

  function concrete(type: GraphQLObjectType, sets: readonly SelectionSetNode[], field: string): Complete {
    const shape = fields(type, sets);
    return (value, shaping) => {
      if (!isFields(value)) return broken(shaping, `Field ${field} has what is no object.`);
      const name = ownValue(value, '__typename') ?? type.name;
      return name === type.name
        ? shape(value, shaping)
        : broken(shaping, `Field ${field} has what is no ${type.name}.`);
    };
  }

  /** Objects that are told to be of an interface, or of no type at all, have the fields that all of that type have. */
  function abstract(type: GraphQLAbstractType, sets: readonly SelectionSetNode[], field: string): Complete {
    const shapes = new Map<unknown, ReturnType<typeof fields>>();
    const open = (name: unknown) => {
      const told = name === undefined || name === null ? type : typeof name === 'string' ? schema.getType(name) : null;
      const fits = told === type || (isCompositeType(told) && !isUnionType(told) && schema.isSubType(type, told));
      if (!fits) return null;
      const shape = fields(told, sets);
      shapes.set(name, shape);
      return shape;
    };
    return (value, shaping) => {
      if (!isFields(value)) return broken(shaping, `Field ${field} has what is no object.`);
      const name = ownValue(value, '__typename');
      const shape = shapes.get(name) ?? open(name);
      return shape === null ? broken(shaping, `Field ${field} has what is no ${type.name}.`) : shape(value, shaping);
    };
  }

  return { fieldOf };
}

/** Compiles the shape of the answers to one operation of a document that the schema admits, and that has no conditions. */
export function responseShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ResponseShape {
  const root = schema.getRootType(operation.operation);
  if (root == null) throw new Error(`the schema has no type for a ${operation.operation}`);
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const selections = { schema, fragments };
  const { fieldOf } = compiler(selections);
  const fields = [...collectFields(selections, root, [operation.selectionSet])].flatMap(([key, nodes]) => {
    const asksOfSchema = nodes.some(({ name }) => name.value === '__schema' || name.value === '__type');
    const introspect = asksOfSchema ? introspection(schema, key, nodes, operation, fragments) : null;
    const complete = introspect === null ? fieldOf(root, nodes) : null;
    return introspect === null && complete === null ? [] : [{ key, introspect, complete }];
  });
  return (data, variables) => {
    const shaping: Shaping = { path: [], errors: [] };
    const completed: OpenFields = {};
    for (const { key, introspect, complete } of fields) {
      shaping.path.push(key);
      const one = introspect?.(variables, shaping) ?? complete?.(ownValue(data, key), shaping) ?? null;
      shaping.path.pop();
      if (one === BROKEN) return { data: null, errors: shaping.errors };
      setOwn(completed, key, one);
    }
    return { data: completed, errors: shaping.errors };
  };
}
