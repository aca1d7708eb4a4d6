import type { CanonicalField } from '../canonical-types.ts';
import type { MappedValue, NationalKey } from '../mapped-system.ts';
import type { Expression, FieldMapping, Group } from '../mapping.ts';
import { compileExpression } from './compile-expression.ts';
import { compileLink } from './compile-link.ts';
import { compileConditions } from './condition.ts';
import { conformStep } from './conform.ts';
import type { Frame } from './frame.ts';
import { eachReader, resolveEach, type CompileScope } from './scope.ts';
import type { Need } from './source-node.ts';
import type { Value } from './step.ts';
import type { UnreadTally } from './tally.ts';

/** Which fields are read, as `Type.field`: a `ReadPlan`, or everything. */
export interface FieldChoice {
  has(name: string): boolean;
}

/** The choice of every field. */
export const EVERYTHING: FieldChoice = { has: () => true };

/** A field as one plan reads it. */
export interface PlannedField {
  readonly needs: readonly Need[];
  /** The canonical value, or null; `own` is the key of the record that is being made. */
  read(frame: Frame, tally: UnreadTally, own: NationalKey): unknown;
}

/** A field compiled: what it reads depends on the plan where it holds nested values. */
export interface CompiledField {
  readonly field: CanonicalField;
  plan(plan: FieldChoice): PlannedField;
}

interface CompiledScalar {
  readonly needs: readonly Need[];
  readonly constant: boolean;
  read(frame: Frame, tally: UnreadTally): unknown;
}

function compileScalar(field: CanonicalField, expression: Expression, scope: CompileScope): CompiledScalar {
  const compiled = compileExpression(expression, `${field.type}.${field.name}`, scope);
  const conform = conformStep(field, expression);
  return {
    needs: compiled.needs,
    constant: compiled.constant,
    read(frame, tally) {
      const found = compiled.read(frame, tally);
      if (found.length === 0) return null;
      if (!field.list) {
        for (const candidate of found) {
          const conformed = conform(candidate, frame, tally)[0];
          if (conformed !== undefined) return conformed;
        }
        return null;
      }
      const all: Value[] = [];
      for (const candidate of found) {
        for (const value of conform(candidate, frame, tally)) if (!all.includes(value)) all.push(value);
      }
      return all.length === 0 ? null : all;
    },
  };
}

/** The links of nested values that lead back to the record that holds them: `CaseRole.person` within a person. */
function ownLinks(nestedType: string, recordType: string): readonly string[] {
  if (nestedType !== 'CaseRole') return [];
  return recordType === 'Person' ? ['person'] : ['case'];
}

function compileGroup(group: Group, field: CanonicalField, scope: CompileScope) {
  const each = group.each === null ? null : resolveEach(group.each, scope);
  const inner = each?.scope ?? scope;
  const conditions = compileConditions(group.where, inner);
  const links = [...group.links].map(([name, link]) => ({ name, link: compileLink(link, inner) }));
  const fields = [...group.fields.values()].map((mapping) => ({
    name: mapping.field.name,
    key: `${field.valueType}.${mapping.field.name}`,
    value: compileScalar(mapping.field, mapping.value, inner),
  }));
  const frames = each === null ? (frame: Frame) => [frame] : eachReader(each);
  const back = ownLinks(field.valueType, field.type);
  return (plan: FieldChoice) => {
    const planned = fields.filter(({ key }) => plan.has(key));
    const plannedLinks = links.filter(({ name }) => plan.has(`${field.valueType}.${name}`));
    // Where the plan reads nothing that tells whether there is a value at all, what would tell is read and not kept.
    const isTold = plannedLinks.length > 0 || planned.some(({ value }) => !value.constant);
    const witnesses = isTold ? [] : fields.filter(({ value }) => !value.constant);
    const needs = [
      ...conditions.needs,
      ...[...planned, ...witnesses].flatMap(({ value }) => value.needs),
      ...plannedLinks.flatMap(({ link }) => link.needs),
    ];
    const readOne = (frame: Frame, tally: UnreadTally, own: NationalKey): MappedValue | null => {
      if (!conditions.holds(frame)) return null;
      let filled = witnesses.some(({ value }) => value.read(frame, tally) !== null);
      const values: Record<string, unknown> = {};
      for (const { name, value } of planned) {
        values[name] = value.read(frame, tally);
        filled ||= !value.constant && values[name] !== null;
      }
      const found: Record<string, NationalKey | null> = {};
      for (const { name, link } of plannedLinks) {
        found[name] = link.read(frame);
        filled ||= found[name] !== null;
      }
      for (const name of back) found[name] ??= own;
      return filled ? { values, links: found } : null;
    };
    return {
      needs,
      read: (frame: Frame, tally: UnreadTally, own: NationalKey) =>
        frames(frame).flatMap((element) => readOne(element, tally, own) ?? []),
    };
  };
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
