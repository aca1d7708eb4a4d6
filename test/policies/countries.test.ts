import { testPolicies } from '../../policies/cases.ts';
import { checkPolicies } from '../../policies/check.ts';
import type { RecordAttributes } from '../../policies/engine/contract.ts';
import { outcomeName, readOutcome } from '../../policies/engine/outcome.ts';
import { formatFault } from '../../policies/language/fault.ts';
import { requirePolicy } from '../../policies/load.ts';
import { CANONICAL_FIELDS } from '../../schema/fields.ts';
import { IDENTIFIER_FIELDS } from '../../schema/links.ts';
import { fromRoot } from '../../schema/paths.ts';
import type { Role } from '../../schema/requester.ts';
import { attributes, context, controlled, justification, requester } from './sample.ts';

const ASKING = ['EE', 'DE', 'FR', 'UA', 'US', 'BR', 'EG', 'JP'];
const MEMBERS = [...ASKING, 'UN', 'NZ'];
const COUNTRIES = fromRoot('policies', 'countries');

const SEARCHED = [
  'PersonName.full',
  'Person.birthDate',
  'Vehicle.plate',
  'Vehicle.vin',
  'IdentityDocument.number',
  'OrganisationName.full',
  ...IDENTIFIER_FIELDS.map(({ type, field }) => `${type}.${field}`),
];
const READ = ['Person.names', 'PersonName.full', 'PersonName.given', 'PersonName.surname', 'Person.birthDate'];
const KNOWN = ['Person', 'Organisation', 'IdentityDocument', 'Vehicle', ...IDENTIFIER_FIELDS.map(({ type }) => type)];

const load = (member: string) => requirePolicy(`${COUNTRIES}/${member.toLowerCase()}`);

function asked(owner: string, member: string, role: Role = 'analyst') {
  return context({ owner, requester: requester({ member, role, agency: 'any' }), justification: justification() });
}

/** Records as real systems fill them: full, and with next to nothing stated. */
const RECORDS: readonly Partial<RecordAttributes>[] = [
  { handling: ['H0'], confidentiality: 'official-use-only', originator: null, dataSubjectCategory: null },
  { handling: ['H1', 'H2'], confidentiality: 'confidential', sourceEvaluation: 'X', informationEvaluation: '4' },
  {
    handling: [],
    confidentiality: null,
    sourceEvaluation: null,
    informationEvaluation: null,
    purposeCollected: null,
    originator: null,
    dataSubjectCategory: null,
    minorNow: null,
    minorThen: null,
  },
];

describe('the shipped policies', () => {
  it('have no faults and nothing that is worth a warning', async () => {
    const { folders, faults, warnings } = await checkPolicies(COUNTRIES);
    expect(folders).toHaveLength(MEMBERS.length);
    expect([...faults, ...warnings].map(formatFault)).toEqual([]);
  });

  it('pass their cases, which exercise every row', async () => {
    const { passed, countries } = await testPolicies(COUNTRIES);
    const failed = countries.flatMap(({ member, results }) =>
      results.filter(({ failures }) => failures.length > 0).map(({ id, failures }) => ({ member, id, failures })),
    );
    expect(failed).toEqual([]);
    expect(countries.map(({ member, rows }) => [member, rows.idle])).toEqual(
      countries.map(({ member }) => [member, []]),
    );
    expect(passed).toBe(true);
  });

  it.each(MEMBERS)(
    'of %s let the demo analyst of every country search, and read names and birth dates in full',
    async (owner) => {
      const { policy } = await load(owner);
      for (const member of ASKING) {
        const analyst = policy.forRequester(asked(owner, member));
        expect({ member, closed: SEARCHED.filter((name) => !analyst.maySearchBy(controlled(name))) }).toEqual({
          member,
          closed: [],
        });
        for (const record of RECORDS) {
          const vector = analyst.vector(attributes(record));
          const closed = READ.filter((name) => outcomeName(readOutcome(vector, controlled(name).index)) !== 'allow');
          expect({ member, record, closed }).toEqual({ member, record, closed: [] });
        }
      }
    },
  );

  it.each(ASKING)('of %s let the records that an identifier leads to be known of', async (owner) => {
    const { policy } = await load(owner);
    for (const member of ASKING) {
      const analyst = policy.forRequester(asked(owner, member));
      expect({ member, unknown: KNOWN.filter((type) => !analyst.mayKnow(type)) }).toEqual({ member, unknown: [] });
    }
  });

  it.each(MEMBERS)('of %s show no record to those who only watch over it', async (owner) => {
    const { policy } = await load(owner);
    for (const role of ['privacy-officer', 'approver', 'auditor'] as const) {
      const watcher = policy.forRequester(asked(owner, owner, role));
      expect(CANONICAL_FIELDS.fields.filter((field) => watcher.mayRead(field) || watcher.maySearchBy(field))).toEqual(
        [],
      );
    }
  });

  it.each(MEMBERS)('of %s never open special categories without necessity', async (owner) => {
    const { policy } = await load(owner);
    const special = CANONICAL_FIELDS.fields.filter(({ category }) => category === 'special');
    for (const member of MEMBERS) {
      const investigator = policy.forRequester(asked(owner, member, 'investigator'));
      expect(special.filter((field) => investigator.mayRead(field))).toEqual([]);
    }
  });

  it('differ: each withholds, hides or masks something else from a foreign analyst', async () => {
    const pictures = await Promise.all(
      ASKING.map(async (owner) => {
        const { policy } = await load(owner);
        const member = owner === 'FR' ? 'DE' : 'FR';
        const vector = policy.forRequester(asked(owner, member)).vector(attributes(RECORDS[0]));
        return Buffer.from(vector.outcomes).toString('hex');
      }),
    );
    expect(new Set(pictures).size).toBe(ASKING.length);
  });

  it.each(ASKING)('of %s let its demo analyst ask every member by what identifies', async (asker) => {
    const { release } = await load(asker);
    const { requester: analyst, ...why } = asked(asker, asker);
    for (const to of MEMBERS) {
      const question = { requester: analyst, justification: why.justification, now: why.now };
      expect({ to, refusal: release.refusal({ ...question, to, searchFields: SEARCHED }) }).toEqual({
        to,
        refusal: null,
      });
    }
  });

  it('forbid some questions', async () => {
    const { release } = await load('EE');
    const { requester: analyst, justification: why, now } = asked('EE', 'EE');
    const question = { requester: analyst, justification: why, now, searchFields: ['Person.nationalities'] };
    expect(release.refusal({ ...question, to: 'EG' })).toContain('no profiling');
    expect(release.refusal({ ...question, to: 'DE' })).toBeNull();
  });
});
