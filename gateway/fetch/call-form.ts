import {
  isInterfaceType,
  Kind,
  parse,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';
import { answerShapes } from './answer-shape.ts';
import type { Ask, AskedSearch } from './ask.ts';
import { writeCallText, type CallText } from './call-text.ts';
import { searchOfField } from './jurisdiction-searches.ts';
import { plannedFields, unplanned, type PlannedField } from './planned-fields.ts';
import { fieldSince, stripNewer } from './strip-newer.ts';

/** A planned call as this hub sends it. */
export interface CallForm {
  readonly asks: readonly Ask[];
  /** Fields newer than the member speaks, as `Type.field`: left out, and answered null. */
  readonly unsupported: readonly string[];
  textFor(sent: readonly Ask[]): CallText;
}

function canonicalName(type: GraphQLObjectType, field: string): string {
  const owner = type.getInterfaces().find((candidate) => Object.hasOwn(candidate.getFields(), field));
  return `${isInterfaceType(owner) ? owner.name : type.name}.${field}`;
}

function withVariable(node: FieldNode, argument: string, variable: string): FieldNode {
  const value: ValueNode = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } };
  const args = (node.arguments ?? []).map((given) => (given.name.value === argument ? { ...given, value } : given));
  return { ...node, arguments: args };
}

function askedSearch(found: PlannedField, position: number): AskedSearch | null {
  const search = searchOfField(found.node.name.value);
  const definition = found.type.getFields()[found.node.name.value];
  if (search === null) return null;
  const argument = definition?.args.find(({ name }) => name === search.argument);
  const value = found.node.arguments?.find(({ name }) => name.value === search.argument)?.value;
  if (argument === undefined || value === undefined) throw unplanned('lacks what is sought');
  return { search, type: argument.type, value, variable: `comity_sought_${position}` };
}

/**
 * Reads the text of a planned call: what it asks of the member, without what the member is too old to know. What is
 * sought travels in variables of its own, so that no search stands in the text of a call.
 */
export function callForm(schema: GraphQLSchema, member: string, version: number, text: string): CallForm {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw unplanned('is no operation');
  const [entities] = operation.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || entities.name.value !== '_entities' || entities.selectionSet === undefined) {
    throw unplanned('is no call for entities');
  }
  const shapes = answerShapes(schema, member);
  const unsupported = new Set<string>();
  const asks = plannedFields(schema, entities.selectionSet, null, []).map((found, position): Ask => {
    const search = askedSearch(found, position);
    const definition = found.type.getFields()[found.node.name.value];
    if (definition === undefined) throw unplanned('asks for an unknown field');
    const one = { kind: Kind.SELECTION_SET as const, selections: [found.node] };
    const since = fieldSince(canonicalName(found.type, found.node.name.value));
    const { selectionSet, stripped } = stripNewer(schema, found.type, one, version);
    for (const field of stripped) unsupported.add(field);
    const [node] = selectionSet.selections;
    const kept = node?.kind === Kind.FIELD ? node : found.node;
    return {
      key: found.node.alias?.value ?? found.node.name.value,
      since,
      search,
      conditions: found.conditions,
      shape: shapes.composite(found.type, selectionSet),
      typeName: found.type.name,
      node: search === null ? kept : withVariable(kept, search.search.argument, search.variable),
    };
  });
  const texts = new Map<string, CallText>();
  return {
    asks,
    unsupported: [...unsupported],
    textFor(sent) {
      const key = sent.map((ask) => ask.key).join(' ');
      const written = texts.get(key) ?? writeCallText(operation, sent);
      texts.set(key, written);
      return written;
    },
  };
}
