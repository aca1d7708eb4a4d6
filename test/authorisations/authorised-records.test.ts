import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { signConsent } from '../../policies/authorisations/signature.ts';
import { parseExportLine } from '../../schema/audit/hash-chain.ts';
import { memberCode } from '../../schema/ids.ts';
import type { StandingAuthorisations } from '../../subgraphs/authorisations/standing-authorisations.ts';
import type { RegisterEntry } from '../../subgraphs/register/register-entry.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import { openRegistrar } from '../../subgraphs/runtime/serve/disclosure.ts';
import { smallCountry, type SmallCountryOptions } from '../runtime/small-country.ts';
import { MAPPING } from '../runtime/small-register.ts';
import { NOW, openOffice, type Office } from './office.ts';
import { writeRing } from './officers.ts';

const RECORD_KEY = new Uint8Array(64).fill(7);
const AUTHORISED = `
- { id: names, role: analyst, read: [name], search: [name, document], then: allow, because: test }
- { id: authorised, role: analyst, authorised: true, read: all, then: allow, because: approved }`;

interface Rig {
  readonly office: Office;
  readonly country: Awaited<ReturnType<typeof smallCountry>>;
  readonly clock: { now: Date };
}

/** A country whose officers authorise, and the policy of which reads that. */
async function withCountry(
  texts: { readonly permissions: string; readonly restrictions?: string },
  run: (rig: Rig) => Promise<void>,
  more: SmallCountryOptions & { readonly memberKeys?: ReadonlyMap<string, KeyObject> } = {},
): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-authorised-'));
  const clock = { now: NOW };
  await writeRing(path.join(folder, 'ring.yaml'));
  const office = await openOffice(folder, clock, more.memberKeys ?? new Map());
  const country = await smallCountry(texts, {
    recordKey: RECORD_KEY,
    now: () => clock.now,
    authorised: () => Promise.resolve(office.standing),
    ...more,
  });
  try {
    await run({ office, country, clock });
  } finally {
    await country.close();
    await office.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const MARI = 'persons(search: { name: "Mari Tamm" }) { edges { node { id occupation birthDate nationalId } } }';

function first(data: unknown): Readonly<Record<string, unknown>> {
  const { persons } = data as { readonly persons: { readonly edges: readonly { readonly node: object }[] } };
  return { ...persons.edges[0]?.node };
}

async function idOfMari(country: Rig['country']): Promise<string> {
  return String(first((await country.ask(MARI)).data)['id']);
}

describe('a record that somebody is authorised to', () => {
  it('shows the fields named and no other, to those named, for the purpose, until it is revoked', async () => {
    await withCountry({ permissions: AUTHORISED }, async ({ office, country, clock }) => {
      const record = await idOfMari(country);
      const closed = { occupation: null, birthDate: null, nationalId: null };
      expect(first((await country.ask(MARI)).data)).toMatchObject(closed);
      const done = await office.grant({ record, fields: ['Person.occupation', 'birth'], agency: 'PJ' });
      const opened = { occupation: 'clerk', birthDate: '1979-03-14', nationalId: null };
      expect(first((await country.ask(MARI)).data)).toMatchObject(opened);
      for (const who of [
        { requester: { agency: 'DGSI' } },
        { requester: { member: memberCode('DE') } },
        { requester: { role: 'investigator' as const } },
        { justification: { purpose: 'identify' } },
      ]) {
        const { data } = await country.ask(MARI, who);
        expect(JSON.stringify(data)).not.toContain('clerk');
      }
      const { id } = done['authorisation'] as { readonly id: string };
      expect(await office.revoke(id)).toMatchObject({ outcome: 'DONE' });
      expect(first((await country.ask(MARI)).data)).toMatchObject(closed);
      expect(clock.now).toEqual(NOW);
    });
  });

  it('is the officer’s who asked for it, and nobody else’s for whom the same application acts', async () => {
    await withCountry({ permissions: AUTHORISED }, async ({ office, country }) => {
      const record = await idOfMari(country);
      const through = (actingOfficer: string | null) => ({ requester: { subject: 'app-1', actingOfficer } });
      const { request } = await office.request({ record, fields: ['Person.occupation'] }, through('fr-officer'));
      await office.grantRequest((request as { readonly id: string }).id);
      const occupation = async (who: object) => first((await country.ask(MARI, who)).data)['occupation'];
      expect(await occupation(through('fr-officer'))).toBe('clerk');
      expect(await occupation({ requester: { subject: 'fr-officer' } })).toBe('clerk');
      expect(await occupation(through('fr-other'))).toBeNull();
      expect(await occupation(through(null))).toBeNull();
    });
  });

  it('is whichever is asked in the case, where the case is authorised', async () => {
    await withCountry({ permissions: AUTHORISED }, async ({ office, country }) => {
      await office.grant({ record: null, case: 'FR-1', fields: ['Person.occupation'] });
      expect(first((await country.ask(MARI)).data)).toMatchObject({ occupation: 'clerk' });
      expect(first((await country.ask(MARI, { justification: { case: 'FR-2' } })).data)).toMatchObject({
        occupation: null,
      });
    });
  });

  it('is known of through the authorisation alone, and not to anybody else', async () => {
    const permissions =
      '- { id: authorised, role: analyst, authorised: true, read: all, then: allow, because: approved }';
    await withCountry({ permissions }, async ({ office, country }) => {
      const record = country.country.ids.seal({ system: 'small', type: 'Person', key: '1' });
      expect((await country.look(record, '... on Person { occupation }')).data).toEqual({ content: null });
      await office.grant({ record, fields: ['Person.occupation'] });
      expect((await country.look(record, '... on Person { occupation }')).data).toEqual({
        content: { occupation: 'clerk' },
      });
      expect(
        (await country.look(record, '... on Person { occupation }', { requester: { member: memberCode('DE') } })).data,
      ).toEqual({ content: null });
    });
  });

  it('still has to be open by every restriction, and to be the record itself and not what hangs on it', async () => {
    const restrictions = '- { id: jobs, read: [Person.occupation], then: deny, because: Art 7 }';
    await withCountry({ permissions: AUTHORISED, restrictions }, async ({ office, country }) => {
      const record = await idOfMari(country);
      await office.grant({ record, fields: ['all'] });
      const { data } = await country.ask(
        'persons(search: { name: "Mari Tamm" }) { edges { node { birthDate occupation documents { number } } } }',
      );
      expect(first(data)).toEqual({ birthDate: '1979-03-14', occupation: null, documents: [] });
    });
  });

  it('stands in the register with what was authorised', async () => {
    await withCountry({ permissions: AUTHORISED }, async ({ office, country }) => {
      const record = await idOfMari(country);
      await office.grant({ record, fields: ['Person.occupation'] });
      const { state } = await country.ask(MARI);
      const register = await openRegister({ file: path.join(country.folder, 'disclosures.sqlite') });
      await openRegistrar(register).answered(state);
      const lines: RegisterEntry[] = [];
      for await (const line of register.export())
        lines.push(JSON.parse(parseExportLine(line)?.record ?? 'null') as RegisterEntry);
      await register.close();
      const held = lines.flatMap(({ disclosed }) => disclosed).find(({ records }) => records.includes(record));
      expect(held?.attributes).toMatchObject({ authorised: ['Person.occupation'], originatorAuthorised: false });
    });
  });

  it('is looked up only where the policy reads authorisations', async () => {
    let looked = 0;
    const counting: StandingAuthorisations = {
      ofRecord() {
        looked += 1;
        return [];
      },
      ofCase: () => [],
    };
    const authorised = () => Promise.resolve(counting);
    const names = '- { id: names, role: analyst, read: [name], search: [name], then: allow, because: test }';
    await withCountry(
      { permissions: names },
      async ({ country }) => {
        await country.ask(MARI);
      },
      { authorised },
    );
    expect(looked).toBe(0);
    await withCountry(
      { permissions: AUTHORISED },
      async ({ country }) => {
        await country.ask(MARI);
      },
      {
        authorised,
      },
    );
    expect(looked).toBeGreaterThan(0);
  });
});

describe("a record of another member's", () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const mapping = MAPPING.replace('occupation: job', 'occupation: job\n      originator: { constant: DE }');
  const restrictions = '- { id: onward, originatorConsent: false, read: all, then: deny, because: Art 35 }';
  const permissions = '- { id: open, role: analyst, read: all, search: [name], then: allow, because: test }';

  it('goes on to a third with the consent of that member alone', async () => {
    await withCountry(
      { permissions, restrictions },
      async ({ office, country }) => {
        const record = country.country.ids.seal({ system: 'small', type: 'Person', key: '1' });
        const selection = '... on Person { occupation }';
        expect((await country.look(record, selection)).data).toEqual({ content: null });
        await office.grant({ record, fields: ['all'] });
        expect((await country.look(record, selection)).data).toEqual({ content: null });
        await office.grant({ record, fields: ['all'], originator: 'DE' }, 'dora', (statement) =>
          signConsent(statement, privateKey),
        );
        expect((await country.look(record, selection)).data).toEqual({ content: { occupation: 'clerk' } });
      },
      { mapping, memberKeys: new Map([['DE', publicKey]]) },
    );
  });
});

describe('twins that differ in what nobody may know of', () => {
  const QUESTIONS = [
    MARI,
    'persons(search: { name: "Jaan Tamm" }) { total edges { node { id occupation } } }',
    'persons(search: { name: "Mari Tamm Kask" }) { total edges { score node { id names { full } birthDate occupation } } }',
    'persons(search: { documentNumber: "ZZ1" }) { total edges { node { id } } }',
  ];
  const UNLIKE = `
    update person set job = 'pianist', code = '1' where id = 3;
    insert into person values (5000, 'Mari Tamm', 'Tamm', '1979-03-14', '47903140001', 'spy', '2001-01-01');
    insert into doc values ('ZZ1', 5000, '2001-01-01');
    delete from person where id = 2;`;

  it.each(QUESTIONS)('answer alike, whatever is authorised to either: %s', async (question) => {
    const answers: string[] = [];
    for (const rows of ['', UNLIKE]) {
      await withCountry(
        { permissions: AUTHORISED },
        async ({ office, country }) => {
          const { ids } = country.country;
          for (const key of ['1', '2', '5000', '99999']) {
            const record = ids.seal({ system: 'small', type: 'Person', key });
            await office.grant({ record, fields: ['Person.occupation'] });
          }
          const { data, errors, told } = await country.ask(question);
          answers.push(JSON.stringify({ data, errors, told: { ...told, asOf: null } }));
        },
        { rows },
      );
    }
    expect(answers[0]).toBe(answers[1]);
    expect(answers[0]).not.toContain('"data":null');
  });
});
