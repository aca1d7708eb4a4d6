import { Kind, visit, type DirectiveNode, type DocumentNode, type SelectionNode } from 'graphql';
import { ownValue, type Fields } from '../json-object.ts';

/** The values of the variables by which `@skip` and `@include` decide. */
export type Conditions = ReadonlyMap<string, boolean>;

function conditionOf(directive: DirectiveNode): DirectiveNode['arguments'] | null {
  return directive.name.value === 'skip' || directive.name.value === 'include' ? (directive.arguments ?? []) : null;
}

/** The variables of a document by which `@skip` and `@include` decide, in the order of the alphabet. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      for (const { value } of conditionOf(node) ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/** The conditions that these variables set; null where one of them decides nothing, being null or absent. */
export function conditionsIn(names: readonly string[], variables: Fields): Conditions | null {
  const conditions = new Map<string, boolean>();
  for (const name of names) {
    const value = ownValue(variables, name);
    if (typeof value !== 'boolean') return null;
    conditions.set(name, value);
  }
  return conditions;
}

function holds(directive: DirectiveNode, conditions: Conditions): boolean {
  const value = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
  if (value?.kind === Kind.VARIABLE) return conditions.get(value.name.value) === true;
  return value?.kind === Kind.BOOLEAN && value.value;
}

/** Whether a selection is part of the operation under these conditions. */
export function isIncluded(node: SelectionNode, conditions: Conditions): boolean {
  return (node.directives ?? []).every((directive) => {
    if (directive.name.value === 'skip') return !holds(directive, conditions);
    return directive.name.value !== 'include' || holds(directive, conditions);
  });
}
