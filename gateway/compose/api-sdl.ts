import { Supergraph } from '@apollo/federation-internals';
import { printSchema } from 'graphql';

/** The schema that clients of a supergraph see, as SDL. */
export function apiSdlOf(supergraph: string): string {
  return printSchema(Supergraph.build(supergraph, { validateSupergraph: false }).apiSchema().toGraphQLJSSchema());
}
