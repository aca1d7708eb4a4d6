import type { ControlledField, FieldCatalogue } from '../../../schema/fields.ts';
import { canonicalFields } from '../../mapping/canonical-types.ts';

/** A field asked for, by its name `Type.field`. */
export interface AskedField {
  readonly name: string;
  readonly controlled: ControlledField;
}

/** Types of nested values that are decided by themselves, and not as the record that they stand in. */
const DECIDED_APART: ReadonlySet<string> = new Set(['CaseRole']);

/** Whether values of a type are decided by themselves, though they are no records. */
export function isDecidedApart(type: string): boolean {
  return DECIDED_APART.has(type);
}

function typesWithin(type: string, found: Set<string>): ReadonlySet<string> {
  if (found.has(type)) return found;
  found.add(type);
  for (const { kind, valueType } of canonicalFields(type).values()) {
    if (kind === 'nested' && !isDecidedApart(valueType)) typesWithin(valueType, found);
  }
  return found;
}

const known = new Map<string, ReadonlySet<string>>();

/** A record type and the types of the values that are decided with it. */
function typesOf(type: string): ReadonlySet<string> {
  const found = known.get(type) ?? typesWithin(type, new Set());
  known.set(type, found);
  return found;
}

function foundFields(type: string, asked: readonly string[], catalogue: FieldCatalogue): readonly AskedField[] {
  const types = typesOf(type);
  return asked.flatMap((name) => {
    const [owner = '', field = ''] = name.split('.');
    const controlled = types.has(owner) ? catalogue.find(owner, field) : null;
    return controlled ? [{ name, controlled }] : [];
  });
}

/** By catalogue, by the list of what is asked, by type: each record of an answer asks anew. */
const found = new WeakMap<FieldCatalogue, WeakMap<readonly string[], Map<string, readonly AskedField[]>>>();

/** The controlled fields asked for, as `Type.field`, of a type and of the values that are decided with it; `asked` does not change. */
export function askedOfRecord(
  type: string,
  asked: readonly string[],
  catalogue: FieldCatalogue,
): readonly AskedField[] {
  const byAsked = found.get(catalogue) ?? new WeakMap<readonly string[], Map<string, readonly AskedField[]>>();
  found.set(catalogue, byAsked);
  const byType = byAsked.get(asked) ?? new Map<string, readonly AskedField[]>();
  byAsked.set(asked, byType);
  const fields = byType.get(type) ?? foundFields(type, asked, catalogue);
  byType.set(type, fields);
  return fields;
}
