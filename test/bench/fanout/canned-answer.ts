const SURNAMES = ['Tamm', 'Saar', 'Sepp', 'Mägi', 'Kask'] as const;

function edge(code: string, index: number) {
  const surname = SURNAMES[index % SURNAMES.length] ?? '';
  return {
    score: Math.round((0.99 - index / 50) * 1000) / 1000,
    node: {
      id: `${code}.${Buffer.from(`${code} record ${index}`.padEnd(48, '.')).toString('base64url')}`,
      jurisdiction: code,
      names: [
        { full: `Mari-Liis ${surname}`, kind: 'primary' },
        { full: `Maria ${surname}`, kind: 'alias' },
      ],
      birthDate: '1979-03-14',
      sex: 'female',
      nationalities: ['EE'],
      verification: 'UNVERIFIED',
    },
  };
}

/** What a member answers to the question of the benchmark (`members.ts`): five persons, and what it tells of its answer. */
export function cannedAnswer(code: string): string {
  return JSON.stringify({
    data: {
      _entities: [
        {
          __typename: `${code}_Jurisdiction`,
          persons: { edges: SURNAMES.map((_, index) => edge(code, index)), total: SURNAMES.length },
        },
      ],
    },
    extensions: {
      comity: {
        asOf: '2026-02-27T00:00:09Z',
        coverage: 0.917,
        policyVersion: 'sha256:0f3a6d0f1c',
        matcherVersion: 'comity-1',
        parts: [{ path: 'persons', system: 'register', status: 'ANSWERED' }],
        withheld: [
          { type: 'Person', field: 'nationalities', outcome: 'deny', reason: 'Directive (EU) 2016/680, Art 11' },
        ],
        obligations: [
          {
            obligations: ['crime-only', 'no-onward-transfer'],
            paths: [
              ...SURNAMES.map((_, index) => `_entities.0.persons.edges.${index}.node`),
              '_entities.0.persons.total',
            ],
          },
        ],
      },
    },
  });
}
