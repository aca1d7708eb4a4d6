import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isFields, ownValue, setOwn, type Fields, type OpenFields } from '../json-object.ts';
import { mergeInto } from './merge.ts';
import { isTypeOf, typeNameIn } from './object-type.ts';

/** Takes of an object what a fetch requires; null where something of it was not fetched. */
type Take = (source: Fields) => OpenFields | null;

function takeEach(value: unknown, take: Take | null): unknown {
  if (Array.isArray(value)) return value.map((one) => takeEach(one, take));
  if (take === null) return value;
  return isFields(value) ? take(value) : null;
}

function compile(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Take {
  const parts = selections.map((selection) => {
    const take = selection.selections === undefined ? null : compile(schema, selection.selections);
    if (selection.kind === 'Field') return { kind: 'field' as const, key: selection.alias ?? selection.name, take };
    return { kind: 'fragment' as const, condition: selection.typeCondition, take };
  });
  return (source) => {
    const taken: OpenFields = {};
    for (const part of parts) {
      if (part.kind === 'field') {
        const value = ownValue(source, part.key);
        if (value === undefined) return null;
        setOwn(taken, part.key, takeEach(value, part.take));
        continue;
      }
      const name = typeNameIn(source);
      const applies = part.condition === undefined || (name !== null && isTypeOf(schema, name, part.condition));
      const inner = applies ? part.take?.(source) : null;
      if (inner != null) mergeInto(taken, inner);
    }
    return taken;
  };
}

/** Compiles what a fetch requires of an object to ask about it; null of one that it does not ask about. */
export function compileRepresentation(schema: GraphQLSchema, requires: readonly QueryPlanSelectionNode[]): Take {
  const take = compile(schema, requires);
  return (source) => {
    const representation = take(source);
    return representation !== null && typeNameIn(representation) !== null ? representation : null;
  };
}
