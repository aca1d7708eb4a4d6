import { existsSync } from 'node:fs';
import { parse } from 'graphql';
import { memberSdl, SCHEMA_VERSION } from '../schema/canonical.ts';
import { ComityError } from '../schema/errors.ts';
import { CANONICAL_FIELDS, fieldCatalogue, type FieldCatalogue } from '../schema/fields.ts';
import { isMemberCode } from '../schema/ids.ts';
import { fromRoot } from '../schema/paths.ts';
import { readNationalFields } from '../subgraphs/runtime/country/national-fields.ts';

/** The file of a member's national fields in this checkout, or null where it has none. */
export function nationalFieldsFile(member: string): string | null {
  if (!isMemberCode(member)) return null;
  const file = fromRoot('subgraphs', 'countries', member.toLowerCase(), 'national-fields.yaml');
  return existsSync(file) ? file : null;
}

/** The SDL of a member's national fields in this checkout, an empty text where it has none. */
export function nationalExtension(member: string): string {
  return readNationalFields(nationalFieldsFile(member)).extension;
}

/**
 * The fields that policy controls at a member: the canonical ones, and those of its national extension, by default that
 * of this checkout. Throws `CONFIGURATION_INVALID` for an extension with which no subgraph could start.
 */
export function nationalCatalogue(member: string, extension: string = nationalExtension(member)): FieldCatalogue {
  if (extension.trim() === '') return CANONICAL_FIELDS;
  try {
    return fieldCatalogue(parse(memberSdl({ member, version: SCHEMA_VERSION, extension })));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'they are no SDL';
    throw new ComityError('CONFIGURATION_INVALID', `the national fields of \`${member}\` are faulty: ${reason}`, {
      cause,
    });
  }
}
