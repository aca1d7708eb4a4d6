import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { SCALARS } from '../../schema/scalars.ts';

/** Whether a value of an answer has the shape that was asked for. */
export type Shape = (value: unknown) => boolean;

const isText: Shape = (value) => typeof value === 'string';
const LEAVES: Readonly<Record<string, Shape>> = {
  String: isText,
  ID: (value) => typeof value === 'string' || typeof value === 'number',
  Int: (value) => typeof value === 'number' && Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function leaf(type: GraphQLNamedType): Shape {
  if (isEnumType(type) || Object.hasOwn(SCALARS, type.name)) return isText;
  return LEAVES[type.name] ?? (() => true);
}

/** A record that says that it is another member's is no answer of this one. */
function ownership(member: string, type: GraphQLObjectType, field: string): Shape | null {
  const isRecord =
    type.name === `${member}_Record` || type.getInterfaces().some(({ name }) => name === 'RecordContent');
  if (!isRecord) return null;
  if (field === 'id') return (value) => typeof value === 'string' && value.startsWith(`${member}.`);
  return field === 'jurisdiction' ? (value) => value === member : null;
}

interface FieldShape {
  readonly key: string;
  readonly optional: boolean;
  readonly shape: Shape;
}

/** Compiles the shapes of one member's answers. */
export function answerShapes(schema: GraphQLSchema, member: string) {
  function wrapped(type: GraphQLOutputType, inner: Shape): Shape {
    if (isNonNullType(type)) {
      const nullable = wrapped(type.ofType, inner);
      return (value) => value !== null && nullable(value);
    }
    if (isListType(type)) {
      const element = wrapped(type.ofType, inner);
      return (value) => value === null || (Array.isArray(value) && value.every(element));
    }
    return (value) => value === null || inner(value);
  }

  function fieldShape(type: GraphQLObjectType, node: FieldNode, conditional: boolean): FieldShape {
    const key = node.alias?.value ?? node.name.value;
    const optional = conditional || (node.directives ?? []).length > 0;
    if (node.name.value === '__typename') return { key, optional, shape: (value) => value === type.name };
    const definition = type.getFields()[node.name.value];
    if (definition === undefined) return { key, optional: true, shape: () => false };
    const named = getNamedType(definition.type);
    const inner = node.selectionSet && isCompositeType(named) ? composite(named, node.selectionSet) : leaf(named);
    const shape = wrapped(definition.type, inner);
    const owned = ownership(member, type, node.name.value);
    return { key, optional, shape: owned === null ? shape : (value) => shape(value) && owned(value) };
  }

  function fieldsOf(type: GraphQLObjectType, set: SelectionSetNode, conditional: boolean): readonly FieldShape[] {
    return set.selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [fieldShape(type, node, conditional)];
      if (node.kind === Kind.FRAGMENT_SPREAD) return [];
      const condition = node.typeCondition === undefined ? type : schema.getType(node.typeCondition.name.value);
      const applies = condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
      return applies ? fieldsOf(type, node.selectionSet, conditional || (node.directives ?? []).length > 0) : [];
    });
  }

  function object(type: GraphQLObjectType, set: SelectionSetNode): Shape {
    const fields = fieldsOf(type, set, false);
    return (value) => {
      if (!isObject(value)) return false;
      for (const { key, optional, shape } of fields) {
        const found = value[key];
        if (found === undefined ? !optional : !shape(found)) return false;
      }
      return true;
    };
  }

  function composite(type: GraphQLNamedType, set: SelectionSetNode): Shape {
    if (isObjectType(type)) return object(type, set);
    const shapes = new Map<string, Shape>();
    return (value) => {
      const name = isObject(value) ? value['__typename'] : null;
      const concrete = typeof name === 'string' ? schema.getType(name) : null;
      if (!isObjectType(concrete) || !isAbstractType(type) || !schema.isSubType(type, concrete)) return false;
      const shape = shapes.get(concrete.name) ?? object(concrete, set);
      shapes.set(concrete.name, shape);
      return shape(value);
    };
  }

  return { composite };
}
