import { INVERSES } from '../../schema/links.ts';
import { canonicalFields } from './canonical-types.ts';
import { compileEntry, type CompiledEntry } from './compile/compile-entry.ts';
import type { Mapping } from './mapping.ts';

/** A mapping as closures. */
export interface CompiledMapping {
  readonly mapping: Mapping;
  readonly holds: ReadonlySet<string>;
  readonly entries: readonly CompiledEntry[];
  /** The entries that make records of a type. */
  entriesOf(type: string): readonly CompiledEntry[];
  /** Whether a canonical field can be filled. */
  fills(type: string, field: string): boolean;
}

/** Filled for every record, whatever the mapping says. */
const ALWAYS: ReadonlySet<string> = new Set([
  'id',
  'jurisdiction',
  'source',
  'ownerAuthority',
  'contact',
  'verification',
  'withheld',
]);

function filledFields(mapping: Mapping): ReadonlySet<string> {
  const filled = new Set<string>();
  const { bureau, phone, email, hours } = mapping.contact;
  for (const [name, value] of Object.entries({ bureau, phone, email, hours })) {
    if (value !== null) filled.add(`Contact.${name}`);
  }
  for (const entry of mapping.entries) {
    for (const name of ALWAYS) filled.add(`${entry.type}.${name}`);
    for (const name of entry.links.keys()) filled.add(`${entry.type}.${name}`);
    for (const [name, field] of entry.fields) {
      filled.add(`${entry.type}.${name}`);
      if (field.kind !== 'groups') continue;
      const nested = field.field.valueType;
      for (const group of field.groups) {
        for (const inner of [...group.fields.keys(), ...group.links.keys()]) filled.add(`${nested}.${inner}`);
      }
      if (nested === 'CaseRole') filled.add(entry.type === 'Person' ? 'CaseRole.person' : 'CaseRole.case');
    }
  }
  for (const [name, inverse] of Object.entries(INVERSES)) {
    if (filled.has(`${inverse.type}.${inverse.link}`)) filled.add(name);
  }
  return filled;
}

/** Compiles a mapping; it has been parsed without faults. */
export function compileMapping(mapping: Mapping): CompiledMapping {
  const entries = mapping.entries.map((entry) => compileEntry(entry, mapping));
  const filled = filledFields(mapping);
  return {
    mapping,
    holds: new Set(mapping.entries.map((entry) => entry.type)),
    entries,
    entriesOf: (type) => entries.filter((compiled) => compiled.entry.type === type),
    fills: (type, field) => canonicalFields(type).has(field) && filled.has(`${type}.${field}`),
  };
}
