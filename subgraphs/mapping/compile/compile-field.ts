import type { CanonicalField } from '../canonical-types.ts';
import type { FieldMapping } from '../mapping.ts';
import { compileGroup, ownLinks } from './compile-group.ts';
import { compileScalar } from './compile-scalar.ts';
import type { FieldChoice, PlannedField } from './planned-field.ts';
import type { CompileScope } from './scope.ts';

/** A field compiled: what it reads depends on the plan where it holds nested values. */
export interface CompiledField {
  readonly field: CanonicalField;
  plan(plan: FieldChoice): PlannedField;
}

function compileGroups(mapping: FieldMapping & { kind: 'groups' }, scope: CompileScope): CompiledField {
  const groups = mapping.groups.map((group) => compileGroup(group, mapping.field, scope));
  const linked = ownLinks(mapping.field.valueType, mapping.field.type).length > 0;
  return {
    field: mapping.field,
    plan(plan) {
      const planned = groups.map((group) => group(plan));
      return {
        needs: planned.flatMap((group) => group.needs),
        read(frame, tally, own) {
          const found = planned.flatMap((group) => group.read(frame, tally, own));
          if (found.length === 0) return null;
          return linked ? found : found.map((value) => value.values);
        },
      };
    },
  };
}

/** A field of an entry. */
export function compileField(mapping: FieldMapping, scope: CompileScope): CompiledField {
  if (mapping.kind === 'groups') return compileGroups(mapping, scope);
  const value = compileScalar(mapping.field, mapping.value, scope);
  return { field: mapping.field, plan: () => value };
}
