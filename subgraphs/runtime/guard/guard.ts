import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isAllowed, readOutcome } from '../../../policies/engine/outcome.ts';
import type { ControlledField, FieldCatalogue } from '../../../schema/fields.ts';
import { applyMask } from '../../../schema/masks.ts';
import { isNode, nestedNode, type Node } from '../read/node.ts';

type Resolver = GraphQLFieldResolver<unknown, unknown>;

/**
 * Puts the guard outermost on every field of every object type, default-resolved ones included. It reads the outcome of
 * the record's class and withholds or masks before any resolver runs: no promise, no lookup by name, no exception.
 * INVARIANT: a controlled field whose parent is not a node under a vector gives null.
 */
export function guardSchema(schema: GraphQLSchema, catalogue: FieldCatalogue): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || isUngoverned(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const controlled = catalogue.find(type.name, field.name);
      const nested = nestedType(field, catalogue);
      const declared = field.resolve === defaultFieldResolver ? undefined : field.resolve;
      field.resolve = controlled
        ? guarded(controlled, declared, nested)
        : passed(declared ?? ((parent) => readValue(parent, field.name)), nested);
    }
  }
}

/** Types that federation itself adds, and the root: they hold no field of a record. */
function isUngoverned(type: GraphQLObjectType): boolean {
  return type.name === 'Query' || type.name === '_Service';
}

function readValue(parent: unknown, field: string): unknown {
  if (isNode(parent)) return parent.values[field];
  return typeof parent === 'object' && parent !== null
    ? (parent as Readonly<Record<string, unknown>>)[field]
    : undefined;
}

/** The name of a field's type where it is a value nested in a record: an object type with controlled fields and no id. */
function nestedType(field: GraphQLField<unknown, unknown>, catalogue: FieldCatalogue): string | null {
  const named = getNamedType(field.type);
  if (!isObjectType(named) || named.getFields()['id']) return null;
  return catalogue.fields.some((candidate) => candidate.type === named.name) ? named.name : null;
}

function wrapNested(parent: unknown, value: unknown, nested: string): unknown {
  if (value === null || value === undefined || !isNode(parent)) return null;
  const wrap = (item: unknown): unknown => (item === null || isNode(item) ? item : nestedNode(nested, item, parent));
  return Array.isArray(value) ? value.map(wrap) : wrap(value);
}

function passed(inner: Resolver, nested: string | null): Resolver {
  if (nested === null) return inner;
  return (parent, args, context, info) => {
    const value = inner(parent, args, context, info);
    if (value instanceof Promise) return value.then((settled: unknown) => wrapNested(parent, settled, nested));
    return wrapNested(parent, value, nested);
  };
}

/** The surname that a field's mask may show: a given name has none. */
function surnameOf(node: Node, field: string): string | null {
  const surname = field === 'full' || field === 'surname' ? node.values['surname'] : null;
  return typeof surname === 'string' ? surname : null;
}

function guarded(field: ControlledField, declared: Resolver | undefined, nested: string | null): Resolver {
  const inner: Resolver = declared ?? ((parent) => readValue(parent, field.field));
  const open = passed(inner, nested);
  const isPlain = declared === undefined && nested === null;
  const { index, field: name } = field;
  return (parent, args, context, info) => {
    if (!isNode(parent)) return null;
    // Most values by far: whole, and as the record holds them.
    if (isPlain && isAllowed(parent.vector, index)) return parent.values[name];
    const outcome = readOutcome(parent.vector, index);
    switch (outcome.kind) {
      case 'allow':
        return open(parent, args, context, info);
      case 'mask':
        return maskValue(outcome.mask, inner(parent, args, context, info), surnameOf(parent, name));
      case 'hit-only':
      case 'deny':
        return null;
    }
  };
}

/** A value under a mask; null where it is no text, and so has nothing that the mask could leave. */
function maskValue(mask: Parameters<typeof applyMask>[0], value: unknown, surname: string | null): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof Promise) return value.then((settled: unknown) => maskValue(mask, settled, surname));
  return applyMask(mask, value, surname);
}
