import type { FetchNode, PlanNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { compileFetch } from './compile-fetch.ts';
import { namesUnder, typeNameIn } from './object-type.ts';
import type { Step } from './plan-run.ts';
import { spotsAt, type Spot } from './spots.ts';

/** The names of the types of objects that a fetch asks about; null where they cannot be told of its plan. */
function typesAsked(schema: GraphQLSchema, { requires = [] }: FetchNode): readonly string[] | null {
  const names: string[] = [];
  for (const selection of requires) {
    if (selection.kind !== 'InlineFragment' || selection.typeCondition === undefined) return null;
    names.push(...namesUnder(schema, selection.typeCondition));
  }
  return names.length === 0 ? null : [...new Set(names)];
}

function stepsOf(path: readonly (string | number)[]): readonly string[] {
  return path.map(String);
}

/** Fetches about objects at one path, found by the type of the object. */
function fetchesAt<Context>(
  path: readonly string[],
  byType: ReadonlyMap<string, readonly Step<Context>[]>,
): Step<Context> {
  return async (run, at) => {
    const asked = new Map<Step<Context>, Spot[]>();
    for (const spot of spotsAt(at, path)) {
      for (const fetch of byType.get(typeNameIn(spot.value) ?? '') ?? []) {
        const spots = asked.get(fetch);
        if (spots === undefined) asked.set(fetch, [spot]);
        else spots.push(spot);
      }
    }
    await Promise.all([...asked].map(([fetch, spots]) => fetch(run, spots)));
  };
}

/** A step that is compiled when it is first run: of most members, most operations ask nothing. */
function later<Context>(compile: () => Step<Context>): Step<Context> {
  let step: Step<Context> | null = null;
  return (run, at) => {
    step ??= compile();
    return step(run, at);
  };
}

/**
 * Compiles nodes that run side by side. Fetches about objects at one path are found by the types of the objects that are there: it
 * costs as much as there are objects, however many fetches the plan has for types that do not occur.
 */
export function compileParallel<Context>(
  schema: GraphQLSchema,
  nodes: readonly PlanNode[],
  prefix: readonly string[],
  compile: (node: PlanNode) => Step<Context>,
): Step<Context> {
  const indexed = new Map<
    string,
    { readonly path: readonly string[]; readonly byType: Map<string, Step<Context>[]> }
  >();
  const others: Step<Context>[] = [];
  for (const node of nodes) {
    const fetch = node.kind === 'Flatten' && node.node.kind === 'Fetch' ? node.node : null;
    const types = fetch === null ? null : typesAsked(schema, fetch);
    if (node.kind !== 'Flatten' || fetch === null || types === null) {
      others.push(compile(node));
      continue;
    }
    const path = stepsOf(node.path);
    const key = path.join(' ');
    const group = indexed.get(key) ?? { path, byType: new Map<string, Step<Context>[]>() };
    indexed.set(key, group);
    const step = later(() => compileFetch<Context>(schema, fetch, [...prefix, ...path]));
    for (const type of types) group.byType.set(type, [...(group.byType.get(type) ?? []), step]);
  }
  const steps = [...[...indexed.values()].map(({ path, byType }) => fetchesAt(path, byType)), ...others];
  return async (run, at) => {
    await Promise.all(steps.map((step) => step(run, at)));
  };
}
