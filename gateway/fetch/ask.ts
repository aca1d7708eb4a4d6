import { getNamedType, Kind, type DirectiveNode, type FieldNode, type GraphQLInputType, type ValueNode } from 'graphql';
import type { Shape } from './answer-shape.ts';
import type { JurisdictionSearch } from './jurisdiction-searches.ts';

/** What an ask searches for: the argument as written, its type, and the variable that carries it to the member. */
export interface AskedSearch {
  readonly search: JurisdictionSearch;
  readonly type: GraphQLInputType;
  readonly value: ValueNode;
  readonly variable: string;
}

/** One field asked of a member's jurisdiction or record reference. */
export interface Ask {
  /** The response key. */
  readonly key: string;
  /** The version of the canonical schema in which the field came in. */
  readonly since: number;
  readonly search: AskedSearch | null;
  /** `@include` and `@skip` that decide whether the field is asked at all. */
  readonly conditions: readonly DirectiveNode[];
  readonly shape: Shape;
  readonly typeName: string;
  readonly node: FieldNode;
}

/** Whether an ask's conditions let it be asked under these variables. */
export function isAsked(ask: Ask, variables: Readonly<Record<string, unknown>>): boolean {
  return ask.conditions.every((directive) => {
    const argument = directive.arguments?.find(({ name }) => name.value === 'if')?.value;
    const value =
      argument?.kind === Kind.VARIABLE
        ? variables[argument.name.value]
        : argument?.kind === Kind.BOOLEAN && argument.value;
    return directive.name.value === 'skip' ? value !== true : value === true;
  });
}

/** The name of the input type in which a search is written. */
export function inputName({ type }: AskedSearch): string {
  return getNamedType(type).name;
}
