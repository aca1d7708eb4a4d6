import { Kind, type TypeNode } from 'graphql';
import { canonicalDocument } from '../../schema/canonical.ts';
import { CODE_LISTS } from '../../schema/codes.ts';
import { LINKS } from '../../schema/links.ts';

/** A field of a canonical type, as far as a mapping is concerned. `record` fields are links and their inverses. */
export interface CanonicalField {
  readonly type: string;
  readonly name: string;
  /** The scalar, code list or object type of the value, without list and non-null. */
  readonly valueType: string;
  readonly list: boolean;
  readonly kind: 'scalar' | 'code' | 'nested' | 'record';
}

function unwrap(node: TypeNode): { readonly name: string; readonly list: boolean } {
  if (node.kind === Kind.NAMED_TYPE) return { name: node.name.value, list: false };
  const inner = unwrap(node.type);
  return { name: inner.name, list: inner.list || node.kind === Kind.LIST_TYPE };
}

const objects = canonicalDocument().definitions.flatMap((node) =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION ? [node] : [],
);
const recordTypes = new Set(
  objects
    .filter((node) => node.interfaces?.some((face) => face.name.value === 'RecordContent'))
    .map((node) => node.name.value),
);

function kindOf(valueType: string): CanonicalField['kind'] {
  if (recordTypes.has(valueType)) return 'record';
  if (CODE_LISTS.has(valueType)) return 'code';
  return objects.some((node) => node.name.value === valueType) ? 'nested' : 'scalar';
}

const fieldsByType: ReadonlyMap<string, ReadonlyMap<string, CanonicalField>> = new Map(
  objects.map((node) => {
    const type = node.name.value;
    const fields = (node.fields ?? []).map((field): CanonicalField => {
      const { name: valueType, list } = unwrap(field.type);
      return { type, name: field.name.value, valueType, list, kind: kindOf(valueType) };
    });
    return [type, new Map(fields.map((field) => [field.name, field]))];
  }),
);

/** What the runtime fills of itself, on every record. */
const UNMAPPED: ReadonlySet<string> = new Set(['id', 'jurisdiction', 'source', 'contact', 'verification', 'withheld']);

/** The 21 record types of the canonical schema. */
export const RECORD_TYPES: ReadonlySet<string> = recordTypes;

/** The fields of a canonical type by name; none for an unknown type. */
export function canonicalFields(type: string): ReadonlyMap<string, CanonicalField> {
  return fieldsByType.get(type) ?? new Map<string, CanonicalField>();
}

/** The fields that a mapping may fill: neither records (links do that) nor what the runtime fills. */
export function mappableFields(type: string): readonly CanonicalField[] {
  return [...canonicalFields(type).values()].filter((field) => field.kind !== 'record' && !UNMAPPED.has(field.name));
}

/** The fields that every record type has and a mapping may fill: what `defaults` may hold. */
export const PROVENANCE_FIELDS: readonly CanonicalField[] = mappableFields('Case').filter((field) =>
  [...recordTypes].every((type) => fieldsByType.get(type)?.has(field.name)),
);

/** The links of a type, by field. */
export function linksOf(type: string): ReadonlyMap<string, string> {
  return new Map(LINKS.filter((link) => link.type === type).map((link) => [link.field, link.target]));
}
