import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { hashOf, randomOf, type Random } from './random.ts';

/** An operation that fits a schema, with the values of its variables. */
export interface RandomOperation {
  readonly text: string;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What operations are drawn of. */
export interface OperationOptions {
  /** Values of arguments, by the name of the argument. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  /** Whether fragments on an object stand on its interfaces, too. */
  readonly widens: boolean;
}

const ALIASES = ['constructor', 'toString', '__proto__', 'x', 'valueOf'];
const DEPTH = 5;
/** Selections of one operation, about. */
const SELECTIONS = 40;
const ATTEMPTS = 60;

function literal(value: unknown, type: GraphQLInputType): string {
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, getNamedType(type))).join(' ')}]`;
  return isEnumType(getNamedType(type)) ? String(value) : JSON.stringify(value);
}

function valueOf(random: Random, { name, type }: GraphQLArgument, values: OperationOptions['values']): unknown {
  const named = getNamedType(type);
  const bare = isNonNullType(type) ? type.ofType : type;
  const pool = isEnumType(named) ? named.getValues().map((one) => one.name) : (values[name] ?? [1, 2, 3]);
  if (isListType(bare)) return Array.from({ length: 1 + random.below(4) }, () => random.pick(pool));
  return random.pick(pool);
}

function attempt(schema: GraphQLSchema, random: Random, { values, widens }: OperationOptions): RandomOperation {
  const definitions: string[] = [];
  const variables: Record<string, unknown> = {};
  const fragments: string[] = [];
  let left = SELECTIONS;

  function variable(type: string, value: unknown): string {
    const name = `v${definitions.length}`;
    const useDefault = type === 'Boolean!' && random.chance(0.2);
    definitions.push(useDefault ? `$${name}: Boolean! = ${String(value)}` : `$${name}: ${type}`);
    if (!useDefault) variables[name] = value;
    return `$${name}`;
  }

  function directives(): string {
    if (!random.chance(0.12)) return '';
    const value = random.chance(0.6);
    const written = random.chance(0.6) ? variable('Boolean!', value) : String(value);
    const both = random.chance(0.2) ? ` @include(if: ${variable('Boolean!', random.chance(0.7))})` : '';
    return random.chance(0.5) ? ` @include(if: ${written})` : ` @skip(if: ${written})${both}`;
  }

  function written(args: readonly GraphQLArgument[]): string {
    const given = args.filter((arg) => isNonNullType(arg.type) || random.chance(0.6));
    if (given.length === 0) return '';
    const texts = given.map((arg) => {
      const value = valueOf(random, arg, values);
      const isVariable = random.chance(0.4);
      return `${arg.name}: ${isVariable ? variable(String(arg.type), value) : literal(value, arg.type)}`;
    });
    return `(${texts.join(', ')})`;
  }

  function field(type: GraphQLCompositeType, depth: number): string | null {
    if (random.chance(0.12)) return `${random.chance(0.2) ? 'kindOf: ' : ''}__typename${directives()}`;
    if (!('getFields' in type)) return null;
    const all = Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
    const leaves = all.filter((one) => !isCompositeType(getNamedType(one.type)));
    const pool = depth <= 0 || left <= 0 ? leaves : all;
    if (pool.length === 0) return '__typename';
    const chosen = random.pick(pool);
    const args = written(chosen.args);
    const named = getNamedType(chosen.type);
    const key = `${type.name}.${chosen.name}${args}`;
    const isPlain = args === '' && random.chance(0.85);
    const alias = random.chance(0.08) ? random.pick(ALIASES) : `${chosen.name}_${hashOf(key).toString(36)}`;
    const head = `${isPlain ? '' : `${alias}: `}${chosen.name}${args}${directives()}`;
    return isCompositeType(named) ? `${head} ${set(named, depth - 1)}` : head;
  }

  function fragment(type: GraphQLCompositeType, depth: number): string {
    const related = isObjectType(type)
      ? [type, ...(widens ? type.getInterfaces() : [])]
      : isAbstractType(type)
        ? [type, ...schema.getPossibleTypes(type)]
        : [type];
    const condition = random.pick(related);
    if (random.chance(0.3)) {
      const name = `F${fragments.length}`;
      fragments.push('');
      fragments[Number(name.slice(1))] = `fragment ${name} on ${condition.name} ${set(condition, depth)}`;
      return `...${name}${directives()}`;
    }
    const on = condition === type && random.chance(0.4) ? '' : ` on ${condition.name}`;
    return `...${on}${directives()} ${set(condition, depth)}`;
  }

  function set(type: GraphQLCompositeType, depth: number): string {
    const parts = Array.from({ length: 1 + random.below(left > 0 ? 4 : 1) }, () => {
      left -= 1;
      const isFragment = depth > 0 && left > 0 && random.chance(isAbstractType(type) ? 0.5 : 0.15);
      return isFragment ? fragment(type, depth) : field(type, depth);
    });
    const some = parts.filter((part) => part !== null);
    return `{ ${some.length === 0 ? '__typename' : some.join(' ')} }`;
  }

  const query = schema.getQueryType();
  if (query == null) throw new Error('the schema has no queries');
  const roots = Array.from({ length: 1 + random.below(3) }, () => field(query, DEPTH) ?? '__typename');
  if (random.chance(0.05)) roots.push('__schema { queryType { name } }');
  const body = `{ ${roots.join(' ')} }`;
  const heading = definitions.length === 0 ? 'query' : `query(${definitions.join(', ')})`;
  const text = [`${heading} ${body}`, ...fragments].join('\n');
  return { text, document: parse(text, { noLocation: true }), variables };
}

/** An operation drawn by a seed. */
export function randomOperation(schema: GraphQLSchema, seed: string, options: OperationOptions): RandomOperation {
  for (let count = 0; count < ATTEMPTS; count += 1) {
    const operation = attempt(schema, randomOf(`${seed}/${count}`), options);
    if (validate(schema, operation.document).length === 0) return operation;
  }
  throw new Error(`no operation of seed \`${seed}\` fits the schema`);
}
