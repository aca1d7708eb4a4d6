import { smallCountry } from './small-country.ts';

/**
 * Directive (EU) 2016/680, Art 7: whoever has a value can have with it how far it may be relied on, and how it must be
 * handled. No row can close the one and leave the other: rows that name quality are faults (`test/policies/language`).
 */
const QUALITY =
  'source ownerAuthority handling caveats confidentiality sourceEvaluation informationEvaluation assertion restricted lastVerifiedAt contact { bureau phone }';

/** As the small register has it; what it does not know is told as unknown, and is not withheld. */
const HELD = {
  source: 'Small register',
  ownerAuthority: 'Police',
  handling: ['H0'],
  caveats: null,
  confidentiality: 'restricted',
  sourceEvaluation: 'A',
  informationEvaluation: '1',
  assertion: 'fact',
  restricted: null,
  lastVerifiedAt: null,
  contact: { bureau: 'NCB', phone: '+3726000000' },
};
const WITHHELD = 'withheld { field }';
const PERSON = 'persons(search: { name: "Mari Tamm", birthDate: "1979-03-14" })';
const SEARCH = '- { id: search, role: analyst, search: all, then: allow, because: test }\n';

type Small = Awaited<ReturnType<typeof smallCountry>>;

async function withCountry(permissions: string, restrictions: string, test: (country: Small) => Promise<void>) {
  const country = await smallCountry({ permissions: SEARCH + permissions, restrictions });
  try {
    await test(country);
  } finally {
    await country.close();
  }
}

function onlyNode({ data }: Awaited<ReturnType<Small['ask']>>): unknown {
  const { persons } = data as { readonly persons: { readonly edges: readonly { readonly node: unknown }[] } };
  return persons.edges[0]?.node;
}

describe('the quality of a value', () => {
  it.each([
    ['Person.occupation', 'allow', 'occupation', 'clerk'],
    ['Person.birthDate', 'mask year', 'birthDate', '1979'],
    ['Person.nationalId', 'mask last-four', 'nationalId', '0001'],
  ])('can be asked with it where a policy opens %s alone (%s)', async (field, then, key, value) => {
    await withCountry(
      `- { id: one, role: analyst, read: [${field}], then: ${then}, because: test }`,
      '[]',
      async (country) => {
        expect(onlyNode(await country.ask(`${PERSON} { edges { node { ${key} } } }`))).toEqual({ [key]: value });
        const asked = onlyNode(await country.ask(`${PERSON} { edges { node { ${key} ${QUALITY} ${WITHHELD} } } }`));
        const masked = then === 'allow' ? [] : [{ field }];
        expect(asked).toEqual({ [key]: value, ...HELD, withheld: masked });
      },
    );
  });

  it('can be asked of the record’s reference by whoever has its id alone', async () => {
    await withCountry(
      '- { id: one, role: analyst, read: [Person.occupation], then: allow, because: test }',
      '[]',
      async (country) => {
        const { id } = onlyNode(await country.ask(`${PERSON} { edges { node { id occupation } } }`)) as {
          readonly id: string;
        };
        expect((await country.look(id, QUALITY)).data).toEqual({ content: HELD });
      },
    );
  });

  it('can be asked of a person in the role that a case gives him, where nothing else of him is open', async () => {
    const restrictions = '- { id: w, dataSubjectCategory: witness, read: all, then: deny, because: test }';
    await withCountry(
      '- { id: all, role: analyst, read: all, then: allow, because: test }',
      restrictions,
      async (country) => {
        const subjects = `subjects { category person { occupation ${QUALITY} } }`;
        const { data } = await country.ask(`cases(reference: "K-1") { edges { node { ${subjects} } } }`);
        expect(data).toMatchObject({
          cases: {
            edges: [{ node: { subjects: [{ category: 'suspect', person: { occupation: 'clerk', ...HELD } }, {}] } }],
          },
        });
      },
    );
  });

  it('is closed where no value is told: there is nothing to rely on', async () => {
    await withCountry(
      '- { id: one, role: analyst, read: [Person.occupation], then: hit-only, because: test }',
      '[]',
      async (country) => {
        const { persons } = (await country.ask(`${PERSON} { edges { node { id occupation handling } } }`)).data as {
          readonly persons: { readonly edges: readonly unknown[] };
        };
        expect(persons.edges).toMatchObject([{ node: { occupation: null, handling: null } }]);
      },
    );
  });
});
