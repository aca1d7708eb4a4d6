import { GraphQLError, isInterfaceType, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';
import { allow, applyMiddlewareToDeclaredResolvers, deny, rule, shield } from './load-shield.ts';
import { isOpen } from '../../../policies/engine/outcome.ts';
import type { ControlledField, FieldCatalogue } from '../../../schema/fields.ts';
import { isNode } from '../read/node.ts';
import { isVerified } from '../read/request-state.ts';

/** The one cache option of a data rule: any other lets one row through on another row's answer. */
const DATA_RULE = { cache: 'no_cache' } as const;

/** Requests that shield has found to be verified. */
const admitted = new WeakSet();

function isAdmitted(context: unknown): boolean {
  return typeof context === 'object' && context !== null && admitted.has(context);
}

/** INVARIANT: reads nothing but the request, and so holds for all of it once it has held. */
const verified = rule({ cache: 'no_cache' })((_parent: unknown, _args: unknown, context: unknown) => {
  if (!isVerified(context)) return false;
  admitted.add(context);
  return true;
});

function opened(field: ControlledField) {
  return rule(
    `${field.type}.${field.field}`,
    DATA_RULE,
  )((parent: unknown) => isNode(parent) && isOpen(parent.vector, field.index));
}

type ShieldRule = ReturnType<typeof opened> | typeof allow | typeof deny;
type RuleTree = Record<string, Record<string, ShieldRule> | ShieldRule>;

function ruleTree(schema: GraphQLSchema, catalogue: FieldCatalogue): RuleTree {
  const tree: RuleTree = { _Service: { sdl: allow } };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    if (type.name === 'Query') {
      tree['Query'] = { _entities: verified, _service: verified, '*': deny };
      continue;
    }
    tree[type.name] = Object.fromEntries(
      Object.values(type.getFields()).map((field) => {
        const controlled = catalogue.find(type.name, field.name);
        return [field.name, controlled ? opened(controlled) : verified];
      }),
    );
  }
  return tree;
}

const REFUSED = new GraphQLError('the policy does not open this', { extensions: { code: 'FORBIDDEN' } });

/** What shield makes of a rule that refuses, where nothing was thrown, or of a resolver's fault, which keeps its code. */
function faultOf(thrown: unknown): Error {
  if (thrown === null || thrown === undefined) return REFUSED;
  return thrown instanceof Error ? thrown : new Error('a resolver threw what is no error');
}

/**
 * The second layer of enforcement: graphql-shield's rule tree, generated from the catalogue, on every declared resolver.
 * It reads the same vector as the guard; default-resolved fields, which it does not wrap, are the guard's.
 */
export function shieldSchema(schema: GraphQLSchema, catalogue: FieldCatalogue): GraphQLSchema {
  refuseUnenforceable(schema, catalogue);
  const rules = shield(ruleTree(schema, catalogue), {
    fallbackRule: deny,
    fallbackError: faultOf,
    allowExternalErrors: false,
    debug: false,
  });
  const shielded = applyMiddlewareToDeclaredResolvers(schema, rules);
  settleStructure(schema, shielded, catalogue);
  return shielded;
}

/** Types of which a request meets one or a few, and not one for each record. */
const ENTITY = /_(?:Jurisdiction|Record)$/u;

/**
 * Spares a promise for each row: what holds of a record's fields that policy does not control (its id, an edge's record)
 * is the rule on the request alone. Where shield has let the request in, which it does at the root before any record is
 * read, the field's own resolver runs at once; where it has not, shield decides here as everywhere.
 */
function settleStructure(bare: GraphQLSchema, shielded: GraphQLSchema, catalogue: FieldCatalogue): void {
  for (const type of Object.values(shielded.getTypeMap())) {
    const own = bare.getType(type.name);
    if (!isObjectType(type) || !isObjectType(own) || type.name.startsWith('_')) continue;
    if (type.name === 'Query' || ENTITY.test(type.name)) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve: decided } = field;
      const resolve = own.getFields()[field.name]?.resolve;
      if (!decided || !resolve || decided === resolve || catalogue.find(type.name, field.name)) continue;
      field.resolve = (parent, args, context: unknown, info): unknown =>
        (isAdmitted(context) ? resolve : decided)(parent, args, context, info);
    }
  }
}

/** Refuses a schema that could not be enforced: throws for what would leave a field open. */
export function refuseUnenforceable(schema: GraphQLSchema, catalogue: FieldCatalogue): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type) && catalogue.fields.some((field) => field.type === type.name)) {
      throw new Error(`a rule on the interface \`${type.name}\` would be ignored`);
    }
    if (!isObjectType(type) || type.name.startsWith('_') || type.name === 'Query') continue;
    for (const field of Object.values(type.getFields())) {
      const controlled = catalogue.find(type.name, field.name);
      if (controlled && isNonNullType(field.type)) {
        throw new Error(`\`${type.name}.${field.name}\` is controlled and must be nullable`);
      }
    }
  }
}
