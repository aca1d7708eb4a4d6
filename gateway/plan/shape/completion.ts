import { GraphQLError, type GraphQLLeafType } from 'graphql';

/** One answer as it is being shaped. */
export interface Shaping {
  /** Where in the answer the value stands that is being completed. */
  readonly path: (string | number)[];
  readonly errors: GraphQLError[];
}

/** Given for a value that cannot be completed, of which `errors` then tells: what may be null in its place is null. */
export const BROKEN = Symbol('broken');

/** Completes one value as the schema has it (GraphQL, CompleteValue). */
export type Complete = (value: unknown, shaping: Shaping) => unknown;

/** Notes why the value at the present path cannot be completed. No value may stand in the reason: it goes to logs. */
export function broken({ errors, path }: Shaping, reason: string): typeof BROKEN {
  errors.push(new GraphQLError(reason, { path: [...path] }));
  return BROKEN;
}

/** A position that may be null. */
export function nullable(inner: Complete): Complete {
  return (value, shaping) => {
    if (value === null || value === undefined) return null;
    const completed = inner(value, shaping);
    return completed === BROKEN ? null : completed;
  };
}

/** A position of a field that may not be null. */
export function nonNull(inner: Complete, field: string): Complete {
  const reason = `Cannot return null for non-nullable field ${field}.`;
  return (value, shaping) => (value === null || value === undefined ? broken(shaping, reason) : inner(value, shaping));
}

/** A list, broken by its first broken element. */
export function list(element: Complete, field: string): Complete {
  return (value, shaping) => {
    if (!Array.isArray(value)) return broken(shaping, `Field ${field} has what is no list.`);
    const values: readonly unknown[] = value;
    const { path } = shaping;
    const completed: unknown[] = [];
    for (let index = 0; index < values.length; index += 1) {
      path.push(index);
      const one = element(values[index], shaping);
      path.pop();
      if (one === BROKEN) return BROKEN;
      completed.push(one);
    }
    return completed;
  };
}

const IS_TEXT = new Set(['String', 'ID']);

function serialised(type: GraphQLLeafType, value: unknown): unknown {
  try {
    return type.serialize(value) ?? BROKEN;
  } catch {
    return BROKEN;
  }
}

/** A scalar or a value of an enum, as its type serialises it. */
export function leaf(type: GraphQLLeafType, field: string): Complete {
  const isText = IS_TEXT.has(type.name);
  const reason = `Field ${field} has what is no ${type.name}.`;
  return (value, shaping) => {
    if (isText && typeof value === 'string') return value;
    const completed = serialised(type, value);
    return completed === BROKEN ? broken(shaping, reason) : completed;
  };
}
