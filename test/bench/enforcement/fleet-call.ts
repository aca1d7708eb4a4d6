import { registrationOf } from './fill-fleet.ts';

/** Twenty fields of a vehicle: two resolved by the country's code, eighteen that policy controls. */
export const FIELDS = [
  ...['id', 'jurisdiction'],
  ...['kind', 'vin', 'plate', 'plateCountry', 'make', 'model', 'colour', 'year', 'status', 'statusDate', 'statusPlace'],
  ...['caveats', 'handling', 'confidentiality', 'sourceEvaluation', 'informationEvaluation', 'assertion'],
  'lastVerifiedAt',
] as const;

/** The body of the hub's call for a firm's fleet of so many vehicles. */
export function fleetCall(size: number): string {
  return JSON.stringify({
    query: `query($representations: [_Any!]!, $search: OrganisationSearch!) {
      _entities(representations: $representations) {
        ... on DE_Jurisdiction {
          __typename
          organisations(search: $search, first: 1) { edges { node { vehicles { ${FIELDS.join(' ')} } } } }
        }
      }
    }`,
    variables: {
      representations: [{ __typename: 'DE_Jurisdiction', code: 'DE' }],
      search: { registrationNumber: registrationOf(size) },
    },
  });
}

type Vehicle = Readonly<Record<string, unknown>>;

interface Answer {
  readonly data: {
    readonly _entities: readonly [
      {
        readonly organisations: {
          readonly edges: readonly { readonly node: { readonly vehicles: readonly Vehicle[] } }[];
        };
      },
    ];
  };
}

/** The vehicles in an answer; throws where there is no fleet in it. */
export function vehiclesIn(text: string): readonly Vehicle[] {
  const { data } = JSON.parse(text) as Answer;
  const [edge] = data._entities[0].organisations.edges;
  if (!edge) throw new Error(`the answer holds no fleet: ${text.slice(0, 500)}`);
  return edge.node.vehicles;
}
