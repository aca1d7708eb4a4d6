import {
  getNamedType,
  GraphQLError,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
} from 'graphql';
import { isFields, type Fields } from '../../../../gateway/plan/json-object.ts';
import { randomOf, type Random } from '../random.ts';

/** How often values are missing: drawn once for each field of each object, whoever is asked for it. */
export interface Faults {
  readonly nulls: number;
  readonly errors: number;
}

/** What of an object says which it is, in whichever subgraph: the same object, the same values. */
const AT = '@';
const ENTITIES = 6;
/** Fields that others are found or computed by; nobody is without them. */
const ALWAYS = new Set([
  'id',
  'sku',
  'code',
  'ref',
  'number',
  'country',
  'weight',
  'size',
  'width',
  'height',
  'jurisdictions',
]);

function entity(typeName: string, place: number): Fields {
  if (typeName.endsWith('_Jurisdiction')) return { __typename: typeName, code: typeName.slice(0, 2) };
  if (typeName.endsWith('_Record')) return { __typename: typeName, id: `${typeName.slice(0, 2)}.${place}` };
  if (typeName === 'Maker') return { __typename: typeName, ref: { number: place }, country: 'EE' };
  return { __typename: typeName, id: `p${place}`, sku: `s${place}` };
}

function numberIn(value: unknown): string {
  return /\d+/u.exec(JSON.stringify(value))?.[0] ?? '';
}

/** Which object this is: an entity by its keys, another by where it was found. */
function identityOf(source: unknown, typeName: string): string {
  if (!isFields(source)) return typeName;
  if (typeof source[AT] === 'string') return source[AT];
  return `${typeName}:${numberIn(source['code'] ?? source['id'] ?? source['sku'] ?? source['ref'])}`;
}

const ENTITY_TYPES = /^(?:Product|Maker|.._Jurisdiction|.._Record)$/u;

function drawn(schema: GraphQLSchema, random: Random, type: GraphQLOutputType, at: string): unknown {
  if (isNonNullType(type)) return drawn(schema, random, type.ofType, at);
  if (isListType(type)) {
    const element: GraphQLOutputType = type.ofType;
    return Array.from({ length: random.below(4) }, (_, index) =>
      !isNonNullType(element) && random.chance(0.15) ? null : drawn(schema, random, element, `${at}.${index}`),
    );
  }
  const named = getNamedType(type);
  if (isEnumType(named)) return random.pick(named.getValues()).name;
  if (isAbstractType(named) || isObjectType(named)) {
    // Subgraphs know of different types: all draw by the same list.
    const names = isObjectType(named) ? [named.name] : (POSSIBLE[named.name] ?? []);
    const name = random.pick(names);
    return ENTITY_TYPES.test(name) ? entity(name, random.below(ENTITIES)) : { __typename: name, [AT]: at };
  }
  switch (named.name) {
    case 'Int':
      return random.below(5);
    case 'Float':
      return random.below(8) / 2;
    case 'Boolean':
      return random.chance(0.5);
    default:
      return random.pick(['', 'some', 'text', at]);
  }
}

const POSSIBLE: Readonly<Record<string, readonly string[]>> = {
  Jurisdiction: ['AA_Jurisdiction', 'BB_Jurisdiction', 'CC_Jurisdiction'],
  Record: ['AA_Record', 'BB_Record', 'CC_Record'],
  Content: ['Person', 'Vehicle'],
  Place: ['Town', 'Spot'],
  Thing: ['Product', 'Maker'],
};

function keyField(typeName: string, field: string, source: Fields): unknown {
  const place = Number(numberIn(source['id'] ?? source['sku'] ?? source['ref']));
  if (typeName === 'Maker' && field === 'id') return `m${place}`;
  return entity(typeName, place)[field];
}

function rootField(field: string, args: Fields): unknown {
  const reference = (id: unknown) => entity(`${String(id).slice(0, 2)}_Record`, Number(numberIn(id)));
  switch (field) {
    case 'jurisdictions':
      return (Array.isArray(args['in']) ? args['in'] : ['AA', 'BB', 'CC']).map((code) =>
        entity(`${code}_Jurisdiction`, 0),
      );
    case 'jurisdiction':
      return entity(`${String(args['code'])}_Jurisdiction`, 0);
    case 'record':
      return reference(args['id']);
    case 'records':
      return Array.isArray(args['ids']) ? args['ids'].map(reference) : [];
    case 'product':
      return entity('Product', Number(numberIn(args['id'])));
    default:
      return undefined;
  }
}

/** Resolves every field by drawing it, of a seed: in one schema of all as in subgraphs. */
export function drawnValues(seed: string, faults: Faults): GraphQLFieldResolver<unknown, unknown> {
  return (source, args: Fields, _context, { parentType, fieldName, schema, returnType }) => {
    const typeName = parentType.name;
    if (typeName === 'Query' && fieldName.startsWith('_')) return undefined;
    const identity = identityOf(source, typeName);
    const at = `${identity}.${fieldName}(${JSON.stringify(args)})`;
    const random = randomOf(`${seed} ${at}`);
    if (isFields(source) && Object.hasOwn(source, fieldName) && fieldName !== 'constructor') return source[fieldName];
    if (isFields(source) && ENTITY_TYPES.test(typeName)) {
      const key = keyField(typeName, fieldName, source);
      if (key !== undefined) return key;
    }
    if (!ALWAYS.has(fieldName)) {
      if (random.chance(faults.errors)) throw new GraphQLError(`no ${at}`);
      if (random.chance(faults.nulls)) return null;
    }
    if (fieldName === 'shipping' && isFields(source)) {
      const all = (name: string) => source[name] ?? drawnField(seed, schema, source, name);
      return JSON.stringify([all('weight'), sizeOf(seed, schema, source)]);
    }
    const root = typeName === 'Query' ? rootField(fieldName, args) : undefined;
    return root ?? drawn(schema, random, returnType, at);
  };
}

function drawnField(seed: string, schema: GraphQLSchema, source: Fields, name: string): unknown {
  const type = schema.getType('Product');
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`there is no \`${name}\``);
  const at = `${identityOf(source, 'Product')}.${name}({})`;
  return drawn(schema, randomOf(`${seed} ${at}`), field.type, at);
}

function sizeOf(seed: string, schema: GraphQLSchema, source: Fields): unknown {
  const given = source['size'];
  const size = isFields(given) ? given : drawnField(seed, schema, source, 'size');
  if (!isFields(size)) return null;
  const type = schema.getType('Size');
  const fields = isObjectType(type) ? type.getFields() : {};
  return ['width', 'height'].map((name) => {
    if (Object.hasOwn(size, name)) return size[name];
    const field = fields[name];
    const at = `${identityOf(size, 'Size')}.${name}({})`;
    return field === undefined ? null : drawn(schema, randomOf(`${seed} ${at}`), field.type, at);
  });
}

/** The type of a drawn object. */
export const drawnType: GraphQLTypeResolver<unknown, unknown> = (value) =>
  isFields(value) ? String(value['__typename']) : undefined;
