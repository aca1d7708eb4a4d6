import {
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';
import { canonicalDocument } from './canonical.ts';
import { isMaskChain, type MaskChain } from './masks.ts';

/** The one category that policy does not control. */
export const STRUCTURE = 'structure';

/** A field that policy controls: every field that is not of category `structure`. */
export interface ControlledField {
  /** Position in the catalogue, and in every outcome vector made over it. */
  readonly index: number;
  readonly type: string;
  readonly field: string;
  readonly category: string;
  readonly mask: MaskChain | null;
}

/** The controlled fields of one schema. */
export interface FieldCatalogue {
  readonly fields: readonly ControlledField[];
  /** The controlled field, or null where the field is of category `structure`; throws for an unknown field. */
  find(type: string, field: string): ControlledField | null;
  readonly categories: ReadonlySet<string>;
}

function category(node: FieldDefinitionNode): { readonly name: string; readonly mask: MaskChain | null } | null {
  const directive = node.directives?.find((candidate) => candidate.name.value === 'category');
  const argument = (name: string) => directive?.arguments?.find((candidate) => candidate.name.value === name)?.value;
  const name = argument('name');
  const mask = argument('mask');
  if (name?.kind !== Kind.STRING) return null;
  return { name: name.value, mask: mask?.kind === Kind.STRING && isMaskChain(mask.value) ? mask.value : null };
}

/** The catalogue of a document's object types and their extensions; throws for a field without a category: it cannot ship. */
export function fieldCatalogue(document: DocumentNode): FieldCatalogue {
  const types = document.definitions.filter(
    (node): node is ObjectTypeDefinitionNode | ObjectTypeExtensionNode =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
  const byName = new Map<string, ControlledField | null>();
  const fields: ControlledField[] = [];
  for (const type of types) {
    for (const node of type.fields ?? []) {
      const found = category(node);
      const name = `${type.name.value}.${node.name.value}`;
      if (!found) throw new Error(`\`${name}\` has no data category: add @category(name: "…")`);
      const controlled = {
        index: fields.length,
        type: type.name.value,
        field: node.name.value,
        category: found.name,
        mask: found.mask,
      };
      byName.set(name, found.name === STRUCTURE ? null : controlled);
      if (found.name !== STRUCTURE) fields.push(controlled);
    }
  }
  return {
    fields,
    categories: new Set(fields.map((field) => field.category)),
    find(type, field) {
      const found = byName.get(`${type}.${field}`);
      if (found === undefined) throw new Error(`there is no field \`${type}.${field}\``);
      return found;
    },
  };
}

/** The controlled fields of the canonical schema in this release's version. */
export const CANONICAL_FIELDS = fieldCatalogue(canonicalDocument());
