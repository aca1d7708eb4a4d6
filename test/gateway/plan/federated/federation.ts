import { composeServices } from '@apollo/composition';
import { operationFromDocument, Supergraph, type Schema } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildASTSchema, parse, printSchema, type DocumentNode, type GraphQLSchema } from 'graphql';
import { SUBGRAPHS } from './subgraphs.ts';

/** The federation of these tests, composed and planned as the hub's is. */
export interface TestSupergraph {
  readonly schema: GraphQLSchema;
  readonly api: Schema;
  readonly subgraphs: ReadonlyMap<string, GraphQLSchema>;
  plan(document: DocumentNode): QueryPlan;
}

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external", "@requires"])';

/** Composes the subgraphs; throws where they do not compose. */
export function testSupergraph(): TestSupergraph {
  const services = Object.entries(SUBGRAPHS).map(([name, sdl]) => ({ name, typeDefs: parse(`${LINK}\n${sdl}`) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
  const api = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, { generateQueryFragments: false, reuseQueryFragments: false });
  return {
    schema: buildASTSchema(parse(printSchema(api.toGraphQLJSSchema()))),
    api,
    subgraphs: new Map(services.map(({ name, typeDefs }) => [name, buildSubgraphSchema({ typeDefs })])),
    plan: (document) =>
      planner.buildQueryPlan(operationFromDocument(api, document, { validate: false }), {
        recursiveSelectionsLimitDisabled: false,
        nonLocalSelectionsLimitDisabled: false,
      }),
  };
}
