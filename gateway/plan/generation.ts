import { assertValidSchema, buildASTSchema, isScalarType, parse, type GraphQLSchema } from 'graphql';
import { SCALARS } from '../../schema/scalars.ts';
import type { MemberDesk } from '../fetch/member-desk.ts';
import type { Members } from '../members/member.ts';
import type { Planner } from './planner.ts';
import { preparedOperations, type PreparedOperations } from './prepared-operations.ts';
import type { Source } from './run/source.ts';

/** The schema that clients see. */
export interface ClientSchema {
  readonly graphql: GraphQLSchema;
}

/** The federation as it stood from one change of its members to the next; a request runs in one from start to end. */
export interface Generation {
  readonly schema: ClientSchema;
  readonly members: Members;
  readonly prepare: PreparedOperations;
  readonly sources: Readonly<Record<string, Source>>;
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
  return { graphql };
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
    prepare: preparedOperations(schema.graphql, planner),
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
