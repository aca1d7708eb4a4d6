import {
  Kind,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
} from 'graphql';
import { nameOfDefinition, serviceName } from './composed-member.ts';

/** The member that stands for all others in the composition that is stencilled; no real member has this code. */
export const REPRESENTATIVE = 'QXZQXZ';

function renamedText(text: string, code: string): string {
  return text.replaceAll(REPRESENTATIVE, code).replaceAll(serviceName(REPRESENTATIVE), serviceName(code));
}

/** A node in which the representative's names are a member's. */
export function renamed<Node extends ASTNode>(node: Node, code: string): Node {
  const rename = <Text extends ASTNode & { readonly value: string }>(text: Text) => {
    const value = renamedText(text.value, code);
    return value === text.value ? undefined : { ...text, value };
  };
  return visit(node, { Name: rename, StringValue: rename, EnumValue: rename });
}

function namesRepresentative(node: ASTNode): boolean {
  let found = false;
  const look = ({ value }: { readonly value: string }) => {
    if (value === REPRESENTATIVE) found = true;
  };
  visit(node, { Name: look, EnumValue: look });
  return found;
}

/** Every directive that names the representative's graph, once for each member instead. */
function repeatDirectives(definition: DefinitionNode, codes: readonly string[]): DefinitionNode {
  const repeat = (directives: readonly ConstDirectiveNode[]) =>
    directives.flatMap((directive) =>
      namesRepresentative(directive) ? codes.map((code) => renamed(directive, code)) : [directive],
    );
  return visit(definition, {
    enter: (node: ASTNode) => {
      if (!('directives' in node) || node.directives.length === 0) return undefined;
      return { ...node, directives: repeat(node.directives as readonly ConstDirectiveNode[]) };
    },
  });
}

function graphEnum(definition: EnumTypeDefinitionNode, codes: readonly string[]): EnumTypeDefinitionNode {
  const values = (definition.values ?? []).flatMap((value) =>
    value.name.value === REPRESENTATIVE ? codes.map((code) => renamed(value, code)) : [value],
  );
  return { ...definition, values };
}

/** Whether a definition is the representative's own: its jurisdiction and its record reference. */
export function isOwn(definition: DefinitionNode): boolean {
  return nameOfDefinition(definition)?.startsWith(`${REPRESENTATIVE}_`) ?? false;
}

/**
 * The supergraph of many members from that of the representative: all members serve the same canonical types, so what
 * composition says of one it says of each. `national` holds, for members with national fields, their own definitions.
 */
export function stencil(
  base: DocumentNode,
  codes: readonly string[],
  national: ReadonlyMap<string, readonly DefinitionNode[]>,
): DocumentNode {
  const own = base.definitions.filter(isOwn);
  const shared = base.definitions.filter((definition) => !isOwn(definition));
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      ...shared.map((definition) =>
        definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph'
          ? graphEnum(definition, codes)
          : repeatDirectives(definition, codes),
      ),
      ...codes.flatMap((code) => national.get(code) ?? own.map((definition) => renamed(definition, code))),
    ],
  };
}
