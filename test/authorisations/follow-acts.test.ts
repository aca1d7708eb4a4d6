import { appendFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { statementId, type AuthorisationStatement } from '../../policies/authorisations/statement.ts';
import { openActStore } from '../../subgraphs/authorisations/act-store.ts';
import { signedAs, writeRing } from './officers.ts';
import { APPROVER, NOW, RECORD, until, withOffice, type Office } from './office.ts';

const PLACE = { system: 'small', type: 'Person', key: '1' };
const OFFICE = { requester: APPROVER };

async function granted(office: Office, drafted: object = {}, person = 'dora'): Promise<string> {
  const result = await office.grant(drafted, person);
  return (result as { readonly authorisation: { readonly id: string } }).authorisation.id;
}

function count(office: Office): number {
  return office.standing.ofRecord(PLACE).length;
}

/** A statement that is signed and put into the folder by hand, as no desk would take it. */
async function placed(folder: string, changes: Partial<AuthorisationStatement>, name?: string): Promise<void> {
  const statement: AuthorisationStatement = {
    kind: 'authorisation',
    issuer: 'EE',
    owner: 'EE',
    recipient: { kind: 'member', member: 'FR', agency: null, subject: null },
    scope: { kind: 'record', record: RECORD },
    fields: ['all'],
    purpose: ['investigation'],
    conditions: null,
    from: '2026-11-01T00:00:00.000Z',
    until: '2027-01-01T00:00:00.000Z',
    request: null,
    ...changes,
  };
  const signed = { statement, signature: signedAs('dora', statement, NOW), consent: null };
  await writeFile(
    path.join(folder, 'authorisations', 'granted', `${name ?? statementId(statement)}.json`),
    JSON.stringify(signed),
  );
}

describe('processes that share what was authorised', () => {
  it('all know of a decision, and of a revocation, within a second, and without being asked to look', async () => {
    await withOffice(async (office, { again }) => {
      const other = await again();
      const id = await granted(office);
      expect(count(office)).toBe(1);
      expect(await until(() => count(other) === 1)).toBeLessThan(1000);
      await office.revoke(id);
      expect(count(office)).toBe(0);
      expect(await until(() => count(other) === 0)).toBeLessThan(1000);
    });
  });

  it('all let go, within a second, of what a key signed that is withdrawn, and of nothing else', async () => {
    await withOffice(async (office, { folder, again }) => {
      await granted(office);
      const kept = await granted(office, { fields: ['birth'] }, 'boris');
      const other = await again();
      expect(count(other)).toBe(2);
      await writeRing(path.join(folder, 'ring.yaml'), { dora: { withdrawn: true } });
      expect(await until(() => count(office) === 1 && count(other) === 1)).toBeLessThan(1000);
      expect(await office.inForce(OFFICE)).toMatchObject({ nodes: [{ id: kept }] });
      expect(office.faults()).toEqual([expect.stringMatching(/counts for nothing: the key `dora-1` .* was withdrawn/)]);
      await writeRing(path.join(folder, 'ring.yaml'));
      await until(() => count(office) === 2);
    });
  });

  it('let nothing stand while the ring cannot be read, and say so', async () => {
    await withOffice(async (office, { folder }) => {
      await granted(office);
      await writeFile(path.join(folder, 'ring.yaml'), 'officers: [');
      await until(() => count(office) === 0);
      expect(office.faults()).toEqual([expect.stringMatching(/^no authorisation stands: /)]);
      expect(office.told()).toHaveLength(1);
      await writeRing(path.join(folder, 'ring.yaml'));
      await until(() => count(office) === 1);
      expect(office.faults()).toEqual([]);
    });
  });

  it('know after a restart what stood before', async () => {
    await withOffice(async (office, { again }) => {
      await granted(office);
      const revoked = await granted(office, { fields: ['birth'] });
      await office.revoke(revoked);
      const after = await again();
      expect([count(after), after.faults()]).toEqual([1, []]);
    });
  });
});

describe('damage', () => {
  const granteds = (folder: string) => path.join(folder, 'authorisations', 'granted');

  it.each<[string, (file: string, folder: string) => Promise<void>, RegExp]>([
    ['is half written', (file) => writeFile(file, '{"statement": {'), /cannot be read as JSON/],
    ['is empty', (file) => writeFile(file, ''), /cannot be read as JSON/],
    ['holds something else', (file) => writeFile(file, '[]'), /not a signed authorisation/],
    [
      'names more fields than were signed',
      async (file) => writeFile(file, (await readFile(file, 'utf8')).replace('"address"', '"all"')),
      /not what its name says/,
    ],
    [
      'has a signature that was altered',
      async (file) =>
        writeFile(file, (await readFile(file, 'utf8')).replace(/"signature":"...../, '"signature":"AAAAA')),
      /does not fit the statement/,
    ],
    [
      'bears another name',
      (file) => rename(file, file.replace(/[0-9a-f]{64}/, '0'.repeat(64))),
      /not what its name says/,
    ],
  ])('of the file of an authorisation opens nothing, and is told, where it %s', async (_, harm, reason) => {
    await withOffice(async (office, { folder, again }) => {
      const id = await granted(office);
      await granted(office, { fields: ['birth'] });
      await harm(path.join(granteds(folder), `${id}.json`), folder);
      const after = await again();
      expect(count(after)).toBe(1);
      expect(after.faults()).toEqual([expect.stringMatching(reason)]);
    });
  });

  it.each<[string, (file: string) => Promise<void>, number]>([
    ['is lost', (file) => rm(file), 0],
    ['is half written', (file) => writeFile(file, '{"stat'), 1],
    [
      'is signed by nobody',
      async (file) =>
        writeFile(file, (await readFile(file, 'utf8')).replace(/"signature":"...../, '"signature":"AAAAA')),
      1,
    ],
  ])('of the file of a revocation brings nothing back where it %s', async (_, harm, faults) => {
    await withOffice(async (office, { folder, again }) => {
      const id = await granted(office);
      await office.revoke(id);
      await harm(path.join(folder, 'authorisations', 'revoked', `${id}.json`));
      const after = await again();
      expect(count(after)).toBe(0);
      expect(after.faults()).toHaveLength(faults);
      await office.look();
      expect(count(office)).toBe(0);
    });
  });

  it('of a file that says that it was put away brings nothing back in a process that saw it revoked', async () => {
    await withOffice(async (office, { folder }) => {
      const id = await granted(office);
      await office.revoke(id);
      const [ended, back] = ['ended', 'granted'].map((name) => path.join(folder, 'authorisations', name, `${id}.json`));
      await rename(ended ?? '', back ?? '');
      await rm(path.join(folder, 'authorisations', 'revoked', `${id}.json`));
      await office.look();
      expect(count(office)).toBe(0);
    });
  });

  it('of a revocation that ended half way is mended', async () => {
    await withOffice(async (office, { folder, again }) => {
      const id = await granted(office);
      await appendFile(path.join(folder, 'authorisations', 'revoked', `${id}.json`), 'x');
      const after = await again();
      expect([count(after), await readdir(granteds(folder))]).toEqual([0, []]);
    });
  });

  it.each<[string, Partial<AuthorisationStatement>, RegExp]>([
    ['about records of another member', { owner: 'DE', issuer: 'DE' }, /about records of `DE`/],
    ['by another member without its consent', { issuer: 'DE' }, /consent of `DE` is missing/],
    ['for two years', { until: '2028-11-01T00:00:00.000Z' }, /within 366 days/],
    ['that ends before it begins', { until: '2026-10-01T00:00:00.000Z' }, /end after it begins/],
  ])('is what an act is that is signed %s and put there by hand', async (_, changes, reason) => {
    await withOffice(async (office, { folder }) => {
      await placed(folder, changes);
      await office.look();
      expect([count(office), office.faults()]).toEqual([0, [expect.stringMatching(reason)]]);
    });
  });

  it('is what a strange file is', async () => {
    await withOffice(async (office, { folder }) => {
      await placed(folder, {}, 'backup');
      await office.look();
      expect([count(office), office.faults()]).toEqual([0, [expect.stringMatching(/`backup.json`/)]]);
    });
  });

  it('of the folder as a whole lets nothing stand', async () => {
    await withOffice(async (office, { folder }) => {
      await granted(office);
      await rename(granteds(folder), `${granteds(folder)}.away`);
      await office.look();
      expect([count(office), office.faults()]).toEqual([0, [expect.stringMatching(/^no authorisation stands/)]]);
      await rename(`${granteds(folder)}.away`, granteds(folder));
      await office.look();
      expect([count(office), office.faults()]).toEqual([1, []]);
    });
  });
});

describe('the time of an authorisation', () => {
  it('ends it, and a clock that jumps back does not bring it back', async () => {
    await withOffice(async (office, { clock }) => {
      const id = await granted(office, { until: '2026-12-01T00:00:00Z' });
      clock.now = new Date('2026-12-01T00:00:00Z');
      await office.look();
      expect(count(office)).toBe(0);
      clock.now = NOW;
      await office.look();
      expect(count(office)).toBe(0);
      expect(await office.revoke(id)).toMatchObject({ outcome: 'UNKNOWN' });
    });
  });

  it('is over for good after a restart with a clock that was put back', async () => {
    await withOffice(async (office, { clock, again }) => {
      await granted(office, { until: '2026-12-01T00:00:00Z' });
      clock.now = new Date('2026-12-01T00:00:00Z');
      await office.look();
      clock.now = NOW;
      expect(count(await again())).toBe(0);
    });
  });

  it('ends the keeping of it too, days later', async () => {
    await withOffice(async (office, { folder, clock, again }) => {
      await granted(office, { until: '2026-12-01T00:00:00Z' });
      const ended = path.join(folder, 'authorisations', 'ended');
      clock.now = new Date('2026-12-02T00:00:00Z');
      await office.look();
      expect(await readdir(ended)).toHaveLength(1);
      clock.now = new Date('2027-01-05T00:00:00Z');
      await again();
      expect(await readdir(ended)).toEqual([]);
    });
  });
});

describe('many authorisations', () => {
  it('cost a decision no more than a few, and are known within seconds', async () => {
    await withOffice(async (office, { folder, again }) => {
      const store = await openActStore(path.join(folder, 'authorisations'));
      const drafted = await office.draft({
        member: 'FR',
        case: 'FR-0',
        fields: ['address'],
        purposes: ['investigation'],
        until: '2027-01-01T00:00:00Z',
      });
      if (typeof drafted === 'string') throw new Error(drafted);
      for (let number = 0; number < 2000; number += 1) {
        const statement = { ...drafted, scope: { kind: 'case' as const, case: `FR-${number}` } };
        await writeFile(
          path.join(folder, 'authorisations', 'granted', `${statementId(statement)}.json`),
          JSON.stringify({ statement, signature: signedAs('dora', statement, NOW), consent: null }),
        );
      }
      const start = performance.now();
      const after = await again();
      expect(performance.now() - start).toBeLessThan(10_000);
      expect(after.standing.ofCase('FR-1999')).toHaveLength(1);
      const looked = performance.now();
      await after.look();
      expect(performance.now() - looked).toBeLessThan(500);
      expect((await store.names()).granted).toHaveLength(2000);
    });
  }, 60_000);

  it('about one record are no more than a hundred', async () => {
    await withOffice(async (office) => {
      for (let number = 0; number < 100; number += 1) await granted(office, { conditions: `number ${number}` });
      expect(await office.grant({ conditions: 'one more' })).toMatchObject({
        outcome: 'NOT-DRAFTED',
        reason: expect.stringMatching(/100 authorisations/) as string,
      });
    });
  }, 60_000);
});
