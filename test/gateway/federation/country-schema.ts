import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse, type GraphQLSchema } from 'graphql';
import { nameOfDefinition } from '../../../gateway/compose/composed-member.ts';
import { memberSdl } from '../../../schema/canonical.ts';
import { SCALARS } from '../../../schema/scalars.ts';
import type { StatusPart } from '../../../schema/statuses.ts';
import { personOf, type HeldPerson } from './records.ts';

/** What a country of the tests is. */
export interface CountryOptions {
  readonly code: string;
  /** The version of the canonical schema that it speaks; 3 where absent. */
  readonly version?: number;
  readonly persons?: readonly HeldPerson[];
  readonly extension?: string;
  readonly matcherVersion?: string;
  /** What it tells of the false hits to expect, whatever it answers. */
  readonly falseHits?: unknown;
  /** What its desk answers, by root field. */
  readonly desk?: Readonly<Record<string, unknown>>;
}

/** What resolvers note of one request. */
export interface Noted {
  readonly parts: StatusPart[];
}

interface Page {
  readonly first?: number | null;
  readonly after?: string | null;
}

function connection(code: string, held: readonly HeldPerson[], { first, after }: Page) {
  const start = after == null ? 0 : held.findIndex(({ key }) => `${code}:${key}` === after) + 1;
  if (after != null && start === 0)
    throw new GraphQLError('no such cursor', { extensions: { code: 'CURSOR_INVALID' } });
  const page = held.slice(start, start + (first ?? 25));
  return {
    edges: page.map((person) => ({
      cursor: `${code}:${person.key}`,
      score: person.score,
      comparisons: [],
      node: personOf(code, person),
    })),
    pageInfo: {
      hasNextPage: start + page.length < held.length,
      endCursor: page.at(-1) ? `${code}:${page.at(-1)?.key}` : null,
    },
    total: held.length,
  };
}

function found(held: readonly HeldPerson[], search: { readonly name?: string | null }) {
  if (search.name === 'secret trouble') throw new Error('password of the database is hunter2');
  return held.filter(({ name }) => name.includes(search.name ?? ''));
}

/** The subgraph of a country, as @apollo/subgraph makes it of the SDL that members serve. */
export function countrySchema({ code, version = 3, persons = [], extension = '' }: CountryOptions): GraphQLSchema {
  const empty = () => ({ edges: [], pageInfo: { hasNextPage: false, endCursor: null }, total: 0 });
  const resolvers = {
    ...Object.fromEntries(Object.entries(SCALARS)),
    RecordContent: { __resolveType: ({ __typename }: { readonly __typename: string }) => __typename },
    [`${code}_Jurisdiction`]: {
      __resolveReference: (reference: unknown) => reference,
      persons(
        _: unknown,
        args: Page & { readonly search: { readonly name?: string } },
        noted: Noted,
        info: { readonly path: { readonly key: string } },
      ) {
        noted.parts.push({ path: info.path.key, system: 'register', status: 'ANSWERED' });
        return connection(code, found(persons, args.search), args);
      },
      vehicles: empty,
      identifiers: (_: unknown, args: Page & { readonly search: { readonly value: string } }) =>
        connection(
          code,
          persons.filter(({ key }) => key === args.search.value),
          args,
        ),
      cases: () => null,
      batch: (
        _: unknown,
        {
          items,
        }: { readonly items: readonly { readonly key: string; readonly person?: { readonly name?: string } }[] },
      ) =>
        items.map(({ key, person }) => ({
          key,
          hits: (person ? found(persons, person) : [])
            .slice(0, 5)
            .map((hit) => ({ score: hit.score, node: personOf(code, hit) })),
        })),
      ...(extension.includes('greeting') ? { greeting: () => `greetings of ${code}` } : {}),
    },
    [`${code}_Record`]: {
      __resolveReference: (reference: unknown) => reference,
      content: ({ id }: { readonly id: string }) =>
        persons.map((person) => personOf(code, person)).find((person) => person.id === id) ?? null,
    },
  };
  const typeDefs = parse(memberSdl({ member: code, version, extension }));
  const known = new Set(typeDefs.definitions.map(nameOfDefinition));
  const served = Object.fromEntries(Object.entries(resolvers).filter(([type]) => known.has(type)));
  return buildSubgraphSchema([{ typeDefs, resolvers: served as never }]);
}
