import { ComityError } from '../../schema/errors.ts';
import type { ControlledField, FieldCatalogue } from '../../schema/fields.ts';
import { fieldName } from '../engine/lanes.ts';
import { suggestion } from '../language/vocabulary.ts';

/** The field of a name (`Type.field`); throws `USAGE`, with the nearest name, where policy controls none of that name. */
export function namedField({ fields }: FieldCatalogue, name: string): ControlledField {
  const field = fields.find((each) => fieldName(each) === name);
  if (field) return field;
  const help = suggestion(name, fields.map(fieldName));
  throw new ComityError('USAGE', `\`${name}\` is no field that policy controls: ${help}`);
}
