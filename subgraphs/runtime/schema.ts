import { buildSubgraphSchema } from '@apollo/subgraph';
import { isObjectType, parse, type GraphQLSchema } from 'graphql';
import { memberSdl, type MemberSchema } from '../../schema/canonical.ts';
import { fieldCatalogue, type FieldCatalogue } from '../../schema/fields.ts';
import type { NationalFields } from './country/national-fields.ts';
import { guardSchema } from './guard/guard.ts';
import { shieldSchema } from './guard/shield.ts';
import { canonicalResolvers } from './resolvers/canonical-resolvers.ts';

/** A country's executable schema, enforced twice over, with the catalogue of what policy controls in it. */
export interface EnforcedSchema {
  readonly schema: GraphQLSchema;
  readonly catalogue: FieldCatalogue;
}

/**
 * Builds the schema that a country's subgraph serves: canonical SDL of its version, resolvers, graphql-shield on declared
 * resolvers, and the guard outermost on every field. Throws for a schema that could not be enforced.
 */
export function buildEnforcedSchema(member: MemberSchema, facts: NationalFields['facts'] = {}): EnforcedSchema {
  const typeDefs = parse(memberSdl(member));
  const catalogue = fieldCatalogue(typeDefs);
  const bare = buildSubgraphSchema([{ typeDefs, resolvers: canonicalResolvers(member, typeDefs, facts) as never }]);
  const schema = shieldSchema(bare, catalogue);
  guardSchema(schema, catalogue);
  refuseUnguarded(schema);
  return { schema, catalogue };
}

function refuseUnguarded(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type.name === 'Query' || type.name === '_Service')
      continue;
    const open = Object.values(type.getFields()).find((field) => field.resolve === undefined);
    if (open) throw new Error(`\`${type.name}.${open.name}\` is not guarded`);
  }
}
