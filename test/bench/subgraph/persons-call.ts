import type { FilledCountry } from './countries.ts';

/** Persons on the page that is asked for. */
export const ROWS = 100;

const FIELDS = 'id jurisdiction names { full kind } birthDate sex nationalities handling lastVerifiedAt';

/** The body of the call that the hub's plan makes for a search of persons by surname. */
export function personsCall({ member, surname }: FilledCountry): string {
  return JSON.stringify({
    query: `query($representations: [_Any!]!, $search: PersonSearch!) {
      _entities(representations: $representations) {
        ... on ${member}_Jurisdiction {
          __typename
          persons(search: $search, first: ${ROWS}) { edges { score node { ${FIELDS} } } total }
        }
      }
    }`,
    variables: {
      representations: [{ __typename: `${member}_Jurisdiction`, code: member }],
      search: { name: surname },
    },
  });
}

interface Answer {
  readonly data: { readonly _entities: readonly [{ readonly persons: { readonly edges: readonly unknown[] } | null }] };
}

/** How many persons an answer to such a call holds. */
export function rowsIn(text: string): number {
  const { data } = JSON.parse(text) as Answer;
  return data._entities[0].persons?.edges.length ?? 0;
}
