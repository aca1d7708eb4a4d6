import { Kind, parse, type DefinitionNode, type DocumentNode } from 'graphql';
import { nameOfDefinition } from './composed-member.ts';

const DEFINED = new Set<string>([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
]);

function faultsOfDefinition(code: string, definition: DefinitionNode): readonly string[] {
  const jurisdiction = `${code}_Jurisdiction`;
  if (definition.kind === Kind.OBJECT_TYPE_EXTENSION && definition.name.value === jurisdiction) {
    return (definition.fields ?? [])
      .filter((field) => field.type.kind === Kind.NON_NULL_TYPE)
      .map((field) => `\`${jurisdiction}.${field.name.value}\` must be nullable: it is null when the member is down`);
  }
  const name = nameOfDefinition(definition) ?? definition.kind;
  if (DEFINED.has(definition.kind) && name.startsWith(`${code}_`)) return [];
  return [
    `\`${name}\` is not the member's own: it may extend \`${jurisdiction}\` and define types named \`${code}_…\``,
  ];
}

/**
 * What is wrong with a national extension, empty when nothing is. A member may add fields to its own jurisdiction, and
 * types under its own name, so that no two members can collide and none can change a type that all share.
 */
export function extensionFaults(code: string, extension: string): readonly string[] {
  if (extension.trim() === '') return [];
  let document: DocumentNode;
  try {
    document = parse(extension, { noLocation: true });
  } catch (error) {
    return [`the extension is no SDL: ${error instanceof Error ? error.message : ''}`];
  }
  return document.definitions.flatMap((definition) => faultsOfDefinition(code, definition));
}
