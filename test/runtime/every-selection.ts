import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** The ways by which the walk asks for each field: by itself, through the interface, in a fragment, from a search. */
export const WAYS = ['direct', 'inline', 'named', 'search'] as const;

/** A way of asking. */
export type Way = (typeof WAYS)[number];

const SEPARATOR = '__';

function isNested(type: unknown): type is GraphQLObjectType {
  return isObjectType(type) && !type.getFields()['id'];
}

function selected(way: Way, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
  const target = getNamedType(field.type);
  const alias = `${[way, type.name, field.name].join(SEPARATOR)}: ${field.name}`;
  if (isLeafType(target)) return alias;
  return `${alias} { ${isNested(target) ? everyField(way, target) : '__typename'} }`;
}

/** A selection of every field of a type, each under an alias that names it; of other records, that there is one. */
export function everyField(way: Way, type: GraphQLObjectType): string {
  return Object.values(type.getFields())
    .map((field) => selected(way, type, field))
    .join(' ');
}

/** The record types of a schema. */
export function recordTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const content = schema.getType('RecordContent');
  return isInterfaceType(content) ? schema.getPossibleTypes(content) : [];
}

/** The fields that records have in common, asked of the interface itself. */
function commonFields(schema: GraphQLSchema): string {
  const content = schema.getType('RecordContent');
  if (!isInterfaceType(content)) return '';
  const leaves = Object.values(content.getFields()).filter(({ type }) => isLeafType(getNamedType(type)));
  return leaves.map(({ name }) => `common${SEPARATOR}${name}: ${name}`).join(' ');
}

/** Every field of every record type, of references and of one search, in every way. */
export function everySelection(schema: GraphQLSchema, member: string, search: string): string {
  const types = recordTypes(schema);
  const on = (way: Way) => types.map((type) => `... on ${type.name} { ${everyField(way, type)} }`).join(' ');
  const fragments = types.map((type) => `fragment Of${type.name} on ${type.name} { ${everyField('named', type)} }`);
  const spreads = types.map((type) => `...Of${type.name}`).join(' ');
  const content = `type: __typename ${commonFields(schema)} ${on('direct')} ... on RecordContent { ${on('inline')} } ${spreads}`;
  const found = `${search} { edges { node { type: __typename ... on RecordContent { ${on('search')} } } } }`;
  return `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on ${member}_Record { content { ${content} } } ... on ${member}_Jurisdiction { found: ${found} } } }
    ${fragments.join('\n')}`;
}

/** The fields, as `Type.field`, by the ways in which an answer has values of them. */
export function valuesIn(
  answer: unknown,
  found = new Map<string, Set<string>>(),
): ReadonlyMap<string, ReadonlySet<string>> {
  if (Array.isArray(answer)) {
    for (const item of answer) valuesIn(item, found);
    return found;
  }
  if (typeof answer !== 'object' || answer === null) return found;
  const typename = 'type' in answer ? String(answer.type) : '';
  for (const [key, value] of Object.entries(answer)) {
    const [way = '', first = '', second] = key.split(SEPARATOR);
    const name = second === undefined ? `${typename}.${first}` : `${first}.${second}`;
    if (value !== null && first !== '') found.set(name, (found.get(name) ?? new Set()).add(way));
    valuesIn(value, found);
  }
  return found;
}
