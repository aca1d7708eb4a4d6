import { isTypeDefinitionNode, Kind, type DocumentNode, type TypeNode } from 'graphql';
import type { MemberSchema } from '../../../schema/canonical.ts';
import { SCALARS } from '../../../schema/scalars.ts';
import type { NationalFields } from '../country/national-fields.ts';
import { caseRoleResolvers } from './case-roles.ts';
import { edgeResolvers } from './edges.ts';
import { jurisdictionResolvers } from './jurisdiction.ts';
import { linkResolvers } from './links.ts';
import { recordContentResolvers } from './record-content.ts';
import { recordReferenceResolvers } from './record-reference.ts';

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

function names(document: DocumentNode): ReadonlySet<string> {
  const definitions = document.definitions.filter((node) => isTypeDefinitionNode(node));
  return new Set(definitions.map((node) => node.name.value));
}

/** The resolvers of the canonical schema in a member's version, with its national facts, by type and field. */
export function canonicalResolvers(
  { member }: MemberSchema,
  typeDefs: DocumentNode,
  facts: NationalFields['facts'],
): Readonly<Record<string, object>> {
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
    { [`${member}_Jurisdiction`]: { ...jurisdictionResolvers(), ...national } },
    { [`${member}_Record`]: recordReferenceResolvers() },
  );
  return { ...scalars, ...resolvers };
}
