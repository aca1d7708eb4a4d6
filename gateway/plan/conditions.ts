import {
  Kind,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { ownValue, type Fields } from './json-object.ts';

/** The values of the variables by which `@skip` and `@include` decide. */
export type Conditions = ReadonlyMap<string, boolean>;

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

/** The variables of a document by which `@skip` and `@include` decide, in alphabetical order; null where there is no condition. */
export function conditionVariables(document: DocumentNode): readonly string[] | null {
  const found: DirectiveNode[] = [];
  visit(document, { Directive: (node) => (isCondition(node) ? void found.push(node) : undefined) });
  const names = found.flatMap(({ arguments: given = [] }) =>
    given.flatMap(({ value }) => (value.kind === Kind.VARIABLE ? [value.name.value] : [])),
  );
  return found.length === 0 ? null : [...new Set(names)].sort();
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

function isIncluded({ directives = [] }: SelectionNode, conditions: Conditions): boolean {
  return directives.every((directive) => {
    if (directive.name.value === 'skip') return !holds(directive, conditions);
    return directive.name.value !== 'include' || holds(directive, conditions);
  });
}

/**
 * A document as it is under these conditions: without `@skip` and `@include`, and without what they leave out. A set of selections
 * may come to be empty.
 */
export function underConditions(document: DocumentNode, conditions: Conditions): DocumentNode {
  return visit(document, {
    SelectionSet: (node: SelectionSetNode) => ({
      ...node,
      selections: node.selections.filter((selection) => isIncluded(selection, conditions)),
    }),
    Directive: (node) => (isCondition(node) ? null : undefined),
  });
}

/** A document whose empty sets of selections ask for the type alone, so that it can be written and planned. */
export function withoutEmptySets(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave: (node: SelectionSetNode) =>
        node.selections.length === 0 ? { ...node, selections: [TYPENAME] } : undefined,
    },
  });
}
