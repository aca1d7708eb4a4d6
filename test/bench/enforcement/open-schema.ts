import { buildSubgraphSchema } from '@apollo/subgraph';
import { isObjectType, parse, type GraphQLSchema } from 'graphql';
import { memberSdl, type MemberSchema } from '../../../schema/canonical.ts';
import { isNode } from '../../../subgraphs/runtime/read/node.ts';
import { canonicalResolvers } from '../../../subgraphs/runtime/resolvers/canonical-resolvers.ts';

/**
 * The schema of a member with its resolvers, without guard and graphql-shield. A field without a resolver reads the
 * record's value as it stands; values nested in it are plain objects, which GraphQL reads by itself.
 */
export function openSchema(member: MemberSchema): GraphQLSchema {
  const typeDefs = parse(memberSdl(member));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: canonicalResolvers(member, typeDefs, {}) as never }]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !type.getFields()['verification']) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve ??= (parent: unknown) => (isNode(parent) ? parent.values[field.name] : null);
    }
  }
  return schema;
}
