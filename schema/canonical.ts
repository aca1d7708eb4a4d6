import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Kind, parse, print, visit, type ASTNode, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { CODE_LISTS } from './codes.ts';
import { fromRoot } from './paths.ts';

/** The version of the canonical schema that this release speaks; members may speak it or the two before. */
export const SCHEMA_VERSION = 3;
/** The oldest version that a member may still speak. */
export const OLDEST_SCHEMA_VERSION = SCHEMA_VERSION - 2;

function readFolder(name: string): readonly string[] {
  const folder = fromRoot('schema', name);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort();
  return files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
}

function readSources(): DocumentNode {
  const texts = readFolder('sdl');
  const scalars = [...CODE_LISTS.values()].filter((list) => list.scalar !== 'CountryCode');
  const codeScalars = scalars.map((list) => `"${list.title}: a code of ${list.source}."\nscalar ${list.scalar}`);
  return parse([...texts, ...codeScalars].join('\n\n'), { noLocation: true });
}

/** The canonical SDL as written, with the directives that only this package reads (`@since`, `@searches`). */
export const CANONICAL_SOURCE = readSources();

function directive(node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }, name: string) {
  return node.directives?.find((candidate) => candidate.name.value === name);
}

/** The version in which a definition came in: 1 where it does not say. */
export function sinceVersion(node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }): number {
  const value = directive(node, 'since')?.arguments?.[0]?.value;
  return value?.kind === Kind.INT ? Number(value.value) : 1;
}

/** The field that a search criterion searches by, as `Type.field`, or null. */
export function searchedField(node: {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}): string | null {
  const value = directive(node, 'searches')?.arguments?.[0]?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}

/** The canonical SDL of one version, without root fields: every definition of a later version left out. */
export function canonicalDocument(version: number = SCHEMA_VERSION): DocumentNode {
  const keep = (node: ASTNode & { readonly directives?: readonly ConstDirectiveNode[] }) =>
    sinceVersion(node) > version ? null : undefined;
  return visit(CANONICAL_SOURCE, {
    FieldDefinition: keep,
    InputValueDefinition: keep,
    ObjectTypeDefinition: keep,
    InputObjectTypeDefinition: keep,
    Directive: (node) => (node.name.value === 'since' || node.name.value === 'searches' ? null : undefined),
  });
}

/** The root fields of the hub and the types that only the hub serves. */
const HUB_SOURCE = parse(readFolder('hub').join('\n\n'), { noLocation: true });

const LINK = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective"])
  @link(url: "https://comity.example/schema/v1.0", import: ["@category"])
  @composeDirective(name: "@category")`;

/** What a member's own SDL is made of. */
export interface MemberSchema {
  readonly member: string;
  /** The version of the canonical schema that the member speaks. */
  readonly version: number;
  /** SDL that extends `XX_Jurisdiction` with national fields and defines their types, or an empty text. */
  readonly extension: string;
}

function memberTypes(member: string): string {
  const fields = jurisdictionFields();
  return `"The jurisdiction ${member}."
type ${member}_Jurisdiction implements Jurisdiction @key(fields: "code") {
${fields}
}
"A reference to a record of ${member}."
type ${member}_Record implements Record @key(fields: "id") {
  id: ID! @category(name: "structure")
  content: RecordContent @category(name: "structure")
}`;
}

function jurisdictionFields(): string {
  const node = CANONICAL_SOURCE.definitions.find(
    (candidate) => candidate.kind === Kind.INTERFACE_TYPE_DEFINITION && candidate.name.value === 'Jurisdiction',
  );
  if (node?.kind !== Kind.INTERFACE_TYPE_DEFINITION) throw new Error('the canonical schema has no Jurisdiction');
  return (node.fields ?? []).map((field) => `${print(field)} @category(name: "structure")`).join('\n');
}

/** The SDL that a member's subgraph serves: the canonical types, its `Jurisdiction` and `Record`, its extension. */
export function memberSdl(schema: MemberSchema): string {
  return [LINK, print(canonicalDocument(schema.version)), memberTypes(schema.member), schema.extension]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The SDL of the hub's own subgraph for these members: root fields, canonical types, a stub for each member, and their desks (`desk.ts`). */
export function hubSdl(members: readonly string[], desk: DocumentNode): string {
  const canonical = visit(canonicalDocument(), {
    InterfaceTypeDefinition: (node) => {
      if (node.name.value !== 'Jurisdiction' && node.name.value !== 'Record') return undefined;
      const key = node.name.value === 'Record' ? 'id' : 'code';
      return { ...node, fields: (node.fields ?? []).filter((field) => field.name.value === key) };
    },
  });
  const stubs = members.map(
    (member) => `type ${member}_Jurisdiction implements Jurisdiction @key(fields: "code") {
  code: MemberCode! @category(name: "structure")
}
type ${member}_Record implements Record @key(fields: "id") {
  id: ID! @category(name: "structure")
}`,
  );
  return [LINK, print(canonical), print(HUB_SOURCE), print(desk), ...stubs].join('\n\n');
}
