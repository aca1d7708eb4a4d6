import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  isObjectType,
  isTypeDefinitionNode,
  Kind,
  parse,
  type DocumentNode,
  type GraphQLSchema,
  type TypeNode,
} from 'graphql';
import { memberSdl, type MemberSchema } from '../../schema/canonical.ts';
import { fieldCatalogue, type FieldCatalogue } from '../../schema/fields.ts';
import { SCALARS } from '../../schema/scalars.ts';
import type { NationalFields } from './country/national-fields.ts';
import { guardSchema } from './guard/guard.ts';
import { shieldSchema } from './guard/shield.ts';
import { caseRoleResolvers } from './resolvers/case-roles.ts';
import { edgeResolvers } from './resolvers/edges.ts';
import { jurisdictionResolvers } from './resolvers/jurisdiction.ts';
import { linkResolvers } from './resolvers/links.ts';
import { recordContentResolvers } from './resolvers/record-content.ts';
import { recordReferenceResolvers } from './resolvers/record-reference.ts';

/** A country's executable schema, enforced twice over, with the catalogue of what policy controls in it. */
export interface EnforcedSchema {
  readonly schema: GraphQLSchema;
  readonly catalogue: FieldCatalogue;
}

function typeNames(document: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map<string, Set<string>>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    const fields = types.get(node.name.value) ?? new Set();
    for (const field of node.fields ?? []) fields.add(field.name.value);
    types.set(node.name.value, fields);
  }
  return types;
}

function named(node: TypeNode): string {
  return node.kind === Kind.NAMED_TYPE ? node.name.value : named(node.type);
}

/** The fields, each with the type it is of, that give values of a type. */
function fieldsOfType(document: DocumentNode, given: string): readonly (readonly [type: string, field: string])[] {
  return document.definitions.flatMap((node) => {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) return [];
    const fields = (node.fields ?? []).filter((field) => named(field.type) === given);
    return fields.map((field) => [node.name.value, field.name.value] as const);
  });
}

function merged(...parts: readonly Readonly<Record<string, object>>[]): Record<string, object> {
  const resolvers: Record<string, object> = {};
  for (const part of parts) {
    for (const [type, fields] of Object.entries(part)) resolvers[type] = { ...resolvers[type], ...fields };
  }
  return resolvers;
}

/**
 * Builds the schema that a country's subgraph serves: canonical SDL of its version, resolvers, graphql-shield on declared
 * resolvers, and the guard outermost on every field. Throws for a schema that could not be enforced.
 */
export function buildEnforcedSchema(member: MemberSchema, facts: NationalFields['facts'] = {}): EnforcedSchema {
  const typeDefs = parse(memberSdl(member));
  const catalogue = fieldCatalogue(typeDefs);
  const types = typeNames(typeDefs);
  const roles = fieldsOfType(typeDefs, 'CaseRole').map(([type, field]) => ({ [type]: caseRoleResolvers(field) }));
  const having = (field: string, resolvers: object) =>
    Object.fromEntries([...types].filter(([, fields]) => fields.has(field)).map(([type]) => [type, resolvers]));
  const scalars = Object.fromEntries(Object.entries(SCALARS).filter(([name]) => names(typeDefs).has(name)));
  const national = Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, () => value]));
  const resolvers = merged(
    linkResolvers((type, field) => types.get(type)?.has(field) ?? false),
    ...roles,
    having('verification', recordContentResolvers()),
    having('node', edgeResolvers()),
    { [`${member.member}_Jurisdiction`]: { ...jurisdictionResolvers(), ...national } },
    { [`${member.member}_Record`]: recordReferenceResolvers() },
  );
  const bare = buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...resolvers } as never }]);
  const schema = shieldSchema(bare, catalogue);
  guardSchema(schema, catalogue);
  refuseUnguarded(schema);
  return { schema, catalogue };
}

function names(document: DocumentNode): ReadonlySet<string> {
  const definitions = document.definitions.filter((node) => isTypeDefinitionNode(node));
  return new Set(definitions.map((node) => node.name.value));
}

function refuseUnguarded(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || type.name === 'Query' || type.name === '_Service')
      continue;
    const open = Object.values(type.getFields()).find((field) => field.resolve === undefined);
    if (open) throw new Error(`\`${type.name}.${open.name}\` is not guarded`);
  }
}
