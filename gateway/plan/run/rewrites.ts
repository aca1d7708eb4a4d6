import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isFields, ownValue, setOwn, type OpenFields } from '../json-object.ts';
import { isTypeOf, typeNameIn } from './object-type.ts';

/** Changes data in place; objects that do not say their type at the top are of `typeName`. */
export type Rewrite = (data: OpenFields, typeName: string | null) => void;

const ON = '... on ';

function change(rewrite: FetchDataRewrite, key: string): (fields: OpenFields) => void {
  if (rewrite.kind === 'ValueSetter') {
    const value: unknown = rewrite.setValueTo;
    return (fields) => setOwn(fields, key, value);
  }
  const { renameKeyTo } = rewrite;
  return (fields) => {
    const value = ownValue(fields, key);
    if (value === undefined) return;
    setOwn(fields, renameKeyTo, value);
    setOwn(fields, key, undefined);
  };
}

function rewriteOf(schema: GraphQLSchema, rewrite: FetchDataRewrite): Rewrite {
  const last = rewrite.path.at(-1);
  if (last === undefined || last.startsWith(ON)) throw new Error('a rewrite of a plan ends with no field');
  const steps = rewrite.path.slice(0, -1);
  const apply = change(rewrite, last);
  const follow = (value: unknown, position: number, typeName: string | null): void => {
    if (Array.isArray(value)) {
      for (const one of value) follow(one, position, null);
      return;
    }
    if (!isFields(value)) return;
    const step = steps[position];
    if (step === undefined) apply(value);
    else if (step.startsWith(ON)) {
      const name = typeNameIn(value) ?? typeName;
      if (name === null || isTypeOf(schema, name, step.slice(ON.length))) follow(value, position + 1, typeName);
    } else follow(ownValue(value, step), position + 1, null);
  };
  return (data, typeName) => follow(data, 0, typeName);
}

/** Compiles the rewrites of a fetch; null where there are none. */
export function compileRewrites(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
): Rewrite | null {
  const compiled = (rewrites ?? []).map((rewrite) => rewriteOf(schema, rewrite));
  if (compiled.length === 0) return null;
  return (data, typeName) => {
    for (const rewrite of compiled) rewrite(data, typeName);
  };
}
