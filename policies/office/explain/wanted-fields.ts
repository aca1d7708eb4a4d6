import type { ControlledField, FieldCatalogue } from '../../../schema/fields.ts';
import { fieldName } from '../../engine/lanes.ts';
import type { Given } from '../../language/policy-case.ts';
import { namedField } from '../named-field.ts';

/**
 * Which fields an explanation is about: those named (`Type.field`), else the fields of the record that is given, else all.
 * Throws `USAGE` where policy controls no field of a name.
 */
export function wantedFields(
  catalogue: FieldCatalogue,
  { record }: Pick<Given, 'record'>,
  named: readonly string[],
): (field: ControlledField) => boolean {
  const wanted = new Set(named.map((name) => fieldName(namedField(catalogue, name))));
  if (wanted.size > 0) return (field) => wanted.has(fieldName(field));
  return (field) => record === null || record.type === field.type;
}
