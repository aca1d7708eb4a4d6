import { getNamedType, isInputObjectType, Kind, type GraphQLSchema } from 'graphql';
import { CANONICAL_SOURCE, searchedField, sinceVersion } from '../../schema/canonical.ts';
import { IDENTIFIER_FIELDS } from '../../schema/links.ts';
import type { JurisdictionSearch } from './jurisdiction-searches.ts';

interface Criterion {
  readonly searches: string | null;
  readonly since: number;
}

function canonicalCriteria(): ReadonlyMap<string, Criterion> {
  return new Map(
    CANONICAL_SOURCE.definitions.flatMap((node) =>
      node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
        ? (node.fields ?? []).map((field) => [
            `${node.name.value}.${field.name.value}`,
            { searches: searchedField(field), since: Math.max(sinceVersion(node), sinceVersion(field)) },
          ])
        : [],
    ),
  );
}

const CRITERIA = canonicalCriteria();

/** What a search asks by. */
export interface SearchCriteria {
  /** The fields searched by, as `Type.field`. */
  readonly searchFields: readonly string[];
  /** The record types sought. */
  readonly types: readonly string[];
  /** The version of the canonical schema in which the newest criterion used came in. */
  readonly since: number;
}

type Values = Readonly<Record<string, unknown>>;

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value without the criteria that are null: they search by nothing, and an older member may not know them. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isValues(value)) return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(given.map(([name, inner]) => [name, withoutNulls(inner)]));
}

function identifierCriteria(value: Values): SearchCriteria {
  const fields = IDENTIFIER_FIELDS.filter(({ kind }) => typeof value['kind'] !== 'string' || kind === value['kind']);
  return {
    searchFields: [...new Set(fields.map(({ type, field }) => `${type}.${field}`))],
    types: [...new Set(fields.map(({ type }) => type))],
    since: 1,
  };
}

function inputCriteria(input: string, value: Values, type: string | null): SearchCriteria {
  if (input === 'IdentifierSearch') return identifierCriteria(value);
  const used = Object.keys(value).flatMap((name) => CRITERIA.get(`${input}.${name}`) ?? []);
  return {
    searchFields: used.flatMap(({ searches }) => searches ?? []),
    types: type === null ? [] : [type],
    since: Math.max(1, ...used.map(({ since }) => since)),
  };
}

function union(criteria: readonly SearchCriteria[]): SearchCriteria {
  return {
    searchFields: [...new Set(criteria.flatMap(({ searchFields }) => searchFields))],
    types: [...new Set(criteria.flatMap(({ types }) => types))],
    since: Math.max(1, ...criteria.map(({ since }) => since)),
  };
}

/** The searches that an item of a batch can hold, by its field, with the record type sought. */
const ITEM_TYPES: Readonly<Record<string, string | null>> = {
  person: 'Person',
  vehicle: 'Vehicle',
  document: 'IdentityDocument',
  identifier: null,
};

function itemCriteria(schema: GraphQLSchema, item: unknown): SearchCriteria {
  const itemType = schema.getType('BatchItem');
  const fields = isInputObjectType(itemType) ? itemType.getFields() : {};
  const searches = Object.entries(isValues(item) ? item : {}).flatMap(([name, value]) => {
    const field = fields[name];
    const since = CRITERIA.get(`BatchItem.${name}`)?.since ?? 1;
    if (field === undefined || !isValues(value)) return [];
    const found = inputCriteria(getNamedType(field.type).name, value, ITEM_TYPES[name] ?? null);
    return [{ ...found, since: Math.max(since, found.since) }];
  });
  return union(searches);
}

/** What a search asks by; `value` is its argument as coerced, without nulls. */
export function criteriaOf(
  schema: GraphQLSchema,
  search: JurisdictionSearch,
  input: string,
  value: unknown,
): SearchCriteria {
  if (search.argument === 'reference') return { searchFields: ['Case.number'], types: ['Case'], since: 1 };
  if (search.argument === 'items') {
    return union(Array.isArray(value) ? value.map((item: unknown) => itemCriteria(schema, item)) : []);
  }
  return inputCriteria(input, isValues(value) ? value : {}, search.type);
}
