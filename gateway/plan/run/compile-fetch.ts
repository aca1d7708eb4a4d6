import type { FetchNode } from '@apollo/query-planner';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { ComityError } from '../../../schema/errors.ts';
import { isFields, ownValue, setOwn, type Fields, type OpenFields } from '../json-object.ts';
import { mergeInto } from './merge.ts';
import { typeNameIn } from './object-type.ts';
import type { PlanRun, Step } from './plan-run.ts';
import { compileRepresentation } from './representation.ts';
import { compileRewrites } from './rewrites.ts';
import type { Spot } from './spots.ts';

type Path = readonly (string | number)[];

/** Where in the client's answer an error of a source stands; undefined where the source does not say. */
type Placed = (path: Path | undefined) => Path | undefined;

function relocated(error: GraphQLError, placed: Placed): GraphQLError {
  const { message, extensions, originalError } = error;
  const path = placed(error.path);
  return new GraphQLError(message, {
    extensions,
    originalError: originalError ?? error,
    ...(path === undefined ? {} : { path }),
  });
}

function failure(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error('a source failed');
  return new GraphQLError(originalError.message, { originalError });
}

/** The variables of the client that a fetch uses. */
function picked(names: readonly string[], variables: Fields): Fields {
  const used: OpenFields = {};
  for (const name of names) {
    const value = ownValue(variables, name);
    if (value !== undefined) setOwn(used, name, value);
  }
  return used;
}

function entitiesIn(data: Fields, count: number): readonly unknown[] {
  const entities = ownValue(data, '_entities');
  if (Array.isArray(entities) && entities.length === count) return entities;
  throw new ComityError('INTERNAL', 'a source answered with another number of objects');
}

/** Compiles a fetch at this path of the plan. */
export function compileFetch<Context>(schema: GraphQLSchema, node: FetchNode, path: readonly string[]): Step<Context> {
  const { serviceName, operation: text, variableUsages = [], requires } = node;
  const represent = requires === undefined ? null : compileRepresentation(schema, requires);
  const rewriteInput = compileRewrites(schema, node.inputRewrites);
  const rewriteOutput = compileRewrites(schema, node.outputRewrites);

  async function ask(run: PlanRun<Context>, representations: readonly Fields[] | null, placed: Placed) {
    const source = run.sources[serviceName];
    if (source === undefined) throw new Error(`there is no source \`${serviceName}\``);
    const variables = picked(variableUsages, run.variables);
    const { data, errors } = await source({ text, variables, representations, path, context: run.context });
    for (const error of errors ?? []) run.errors.push(relocated(error, placed));
    return data;
  }

  async function fetchRoot(run: PlanRun<Context>, at: readonly Spot[]): Promise<void> {
    const prefix = at[0]?.path ?? [];
    const data = await ask(run, null, (below) => (below === undefined ? undefined : [...prefix, ...below]));
    if (data === null) return;
    if (isFields(data)) rewriteOutput?.(data, null);
    for (const { value } of at) mergeInto(value, data);
  }

  async function fetchEntities(run: PlanRun<Context>, at: readonly Spot[]): Promise<void> {
    const asked: Spot[] = [];
    const representations: Fields[] = [];
    for (const spot of at) {
      const representation = represent?.(spot.value) ?? null;
      if (representation === null) continue;
      rewriteInput?.(representation, null);
      asked.push(spot);
      representations.push(representation);
    }
    if (asked.length === 0) return;
    const data = await ask(run, representations, (below) => {
      const [, position, ...rest] = below ?? [];
      const spot = typeof position === 'number' ? asked[position] : undefined;
      return spot === undefined ? below && path.filter((step) => step !== '@') : [...spot.path, ...rest];
    });
    if (data === null) return;
    for (const [position, entity] of entitiesIn(data, asked.length).entries()) {
      const spot = asked[position];
      if (spot === undefined || !isFields(entity)) continue;
      rewriteOutput?.(entity, typeNameIn(spot.value));
      mergeInto(spot.value, entity);
    }
  }

  const fetch = represent === null ? fetchRoot : fetchEntities;
  return (run, at) =>
    at.length === 0
      ? Promise.resolve()
      : fetch(run, at).catch((error: unknown) => {
          run.errors.push(failure(error));
        });
}
