import { buildSchema, type Schema } from '@apollo/federation-internals';
import type { GraphQLDataSource } from '@apollo/gateway';
import { assertValidSchema, buildASTSchema, isScalarType, parse, type GraphQLSchema } from 'graphql';
import { SCALARS } from '../../schema/scalars.ts';
import type { MemberDesk } from '../fetch/member-desk.ts';
import type { Members } from '../members/member.ts';
import { planCache } from './plan-cache.ts';
import type { Planner } from './planner.ts';

/** The schema that clients see, in the two forms that execution needs. */
export interface ClientSchema {
  readonly graphql: GraphQLSchema;
  readonly federation: Schema;
}

/** The federation as it stood from one change of its members to the next; a request runs in one from start to end. */
export interface Generation {
  readonly schema: ClientSchema;
  readonly members: Members;
  readonly plan: ReturnType<typeof planCache>;
  readonly sources: Readonly<Record<string, GraphQLDataSource>>;
  readonly desks: ReadonlyMap<string, MemberDesk>;
  /** A request runs; the function returned says that it has ended. */
  enter(): () => void;
  /** Resolves when no request runs. */
  idle(): Promise<void>;
}

/** The schema of the SDL that a planner gives. Codes and dates are checked as the canonical schema defines them. */
export function clientSchema(apiSdl: string): ClientSchema {
  const graphql = buildASTSchema(parse(apiSdl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true });
  assertValidSchema(graphql);
  for (const [name, scalar] of Object.entries(SCALARS)) {
    const type = graphql.getType(name);
    if (!isScalarType(type)) continue;
    type.parseValue = scalar.parseValue.bind(scalar);
    type.parseLiteral = scalar.parseLiteral.bind(scalar);
  }
  const federation = buildSchema(apiSdl, { validate: false });
  federation.assumeValid();
  return { graphql, federation };
}

/** A generation over a planner, which several generations may share. */
export function openGeneration(
  planner: Planner,
  schema: ClientSchema,
  members: Members,
  { sources, desks }: Pick<Generation, 'sources' | 'desks'>,
): Generation {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    schema,
    members,
    sources,
    desks,
    plan: planCache((query, operationName) => planner.plan(query, operationName)),
    enter() {
      running += 1;
      return () => {
        running -= 1;
        if (running === 0) for (const resolve of waiting.splice(0)) resolve();
      };
    },
    idle: () =>
      new Promise((resolve) => {
        if (running === 0) resolve();
        else waiting.push(resolve);
      }),
  };
}
