import { generateKeyPairSync, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { signConsent } from '../../policies/authorisations/signature.ts';
import { memberCode } from '../../schema/ids.ts';
import type { Requester } from '../../schema/requester.ts';
import { APPROVER, NO_RECORD, RECORD, withOffice, type Office } from './office.ts';
import { keyOf, signedAs } from './officers.ts';

const OFFICE = { requester: APPROVER };

async function asked(office: Office, request: object = {}): Promise<string> {
  return ((await office.request(request)) as { readonly request: { readonly id: string } }).request.id;
}

function authorisationId(result: Readonly<Record<string, unknown>>): string {
  return (result as { readonly authorisation: { readonly id: string } }).authorisation.id;
}

describe('deciding a request', () => {
  it('grants what an officer signed, tells the requester its terms, and registers the statement', async () => {
    await withOffice(async (office) => {
      const id = await asked(office);
      const done = await office.grantRequest(id, { conditions: 'not as evidence' });
      expect(done).toMatchObject({
        outcome: 'DONE',
        request: { state: 'GRANTED', authorisation: { state: 'GRANTED', signedBy: 'dora' } },
      });
      expect(await office.mine()).toMatchObject({
        nodes: [
          {
            state: 'GRANTED',
            authorisation: {
              record: RECORD,
              fields: ['address'],
              purposes: ['investigation'],
              conditions: 'not as evidence',
              until: '2027-01-01T00:00:00.000Z',
              signedBy: null,
            },
          },
        ],
      });
      expect(office.standing.ofRecord({ system: 'small', type: 'Person', key: '1' })).toHaveLength(1);
      expect((await office.entries()).map(({ event }) => event)).toEqual([
        'authorisation.requested',
        'authorisation.granted',
      ]);
    });
  });

  it.each<[boolean, string | null]>([
    [true, 'the case is closed'],
    [false, null],
  ])('refuses for a reason that the requester may be told or not: %s', async (tell, refusal) => {
    await withOffice(async (office) => {
      const id = await asked(office);
      const done = await office.decide(id, { refuse: { reason: 'the case is closed', tell } });
      expect(done).toMatchObject({ outcome: 'DONE', request: { state: 'REFUSED', refusal: 'the case is closed' } });
      expect(await office.mine()).toMatchObject({ nodes: [{ state: 'REFUSED', refusal }] });
      const [, entry] = await office.entries();
      expect([entry?.event, JSON.stringify(entry).includes('case is closed')]).toEqual([
        'authorisation.refused',
        false,
      ]);
    });
  });

  it.each<[string, Partial<Requester>, Partial<Requester>]>([
    ['as themselves', { subject: 'ee-approver' }, { subject: 'ee-approver' }],
    ['through an application', { subject: 'ee-approver' }, { subject: 'ee-desk', actingOfficer: 'ee-approver' }],
    ['who had an application ask', { subject: 'ee-app', actingOfficer: 'ee-approver' }, { subject: 'ee-approver' }],
  ])('is not done by whoever asked: %s', async (_, asking, deciding) => {
    await withOffice(async (office) => {
      const own = { member: memberCode('EE') };
      const { request } = await office.request({}, { requester: { ...own, ...asking } });
      const { id } = request as { readonly id: string };
      const done = await office.decide(id, { refuse: { reason: 'no' } }, { requester: { ...APPROVER, ...deciding } });
      expect(done).toMatchObject({ outcome: 'REFUSED', reason: 'nobody decides what they asked for themselves' });
    });
  });

  it('is done by one of two officers who decide at once; the other is told, and nothing opens beside it', async () => {
    await withOffice(async (office, { again, clock }) => {
      const other = await again();
      const id = await asked(office);
      const statement = await office.draft({ request: id });
      if (typeof statement === 'string') throw new Error(statement);
      const grant = office.grantOf(statement, signedAs('dora', statement, clock.now));
      const results = await Promise.all([
        office.decide(id, { refuse: { reason: 'no' } }),
        other.decide(id, { grant }),
        office.decide(id, { refuse: { reason: 'no again' } }),
      ]);
      expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['DONE', 'OVERTAKEN', 'OVERTAKEN']);
      const [told] = (await office.mine())['nodes'] as readonly { readonly state: string }[];
      await other.look();
      const standing = other.standing.ofRecord({ system: 'small', type: 'Person', key: '1' });
      expect(standing).toHaveLength(told?.state === 'GRANTED' ? 1 : 0);
      expect(results.every((result) => (result['request'] as { readonly state: string }).state === told?.state)).toBe(
        true,
      );
    });
  });

  it('is for the officers of the owner, and for nobody who asked', async () => {
    await withOffice(async (office) => {
      const refuse = { refuse: { reason: 'no' } };
      const id = await asked(office);
      for (const caller of [
        {},
        { requester: { ...APPROVER, role: 'analyst' as const } },
        { requester: { role: 'approver' as const } },
      ])
        expect(await office.decide(id, refuse, caller)).toMatchObject({
          outcome: 'REFUSED',
          reason: expect.stringMatching(/only a privacy/) as string,
        });
      const own = (await office.request({}, OFFICE)) as { readonly request: { readonly id: string } };
      expect(await office.decide(own.request.id, refuse)).toMatchObject({
        outcome: 'REFUSED',
        reason: expect.stringMatching(/asked for themselves/) as string,
      });
      expect(await office.decide('nothing', refuse)).toMatchObject({ outcome: 'UNKNOWN' });
    });
  });

  it.each<[string, (office: Office, id: string, now: Date) => Promise<object>, RegExp]>([
    [
      'by an officer who may not authorise',
      (office, id) => office.grantRequest(id, {}, 'anna'),
      /may not sign as `authoriser`/,
    ],
    [
      'with a signature over something else',
      async (office, id, now) => {
        const statement = await office.draft({ request: id });
        const wider = await office.draft({ request: id, fields: ['all'] });
        if (typeof statement === 'string' || typeof wider === 'string') throw new Error('no draft');
        return office.decide(id, { grant: office.grantOf(wider, signedAs('dora', statement, now)) });
      },
      /does not fit the statement/,
    ],
    [
      'that answers another request',
      async (office, id, now) => {
        const statement = await office.draft({ request: await asked(office) });
        if (typeof statement === 'string') throw new Error(statement);
        return office.decide(id, { grant: office.grantOf(statement, signedAs('dora', statement, now)) });
      },
      /answers another request/,
    ],
    ['for another member', (office, id) => office.grantRequest(id, { member: 'DE' }), /for another member/],
    [
      'dated ahead',
      async (office, id, now) => {
        const statement = await office.draft({ request: id });
        if (typeof statement === 'string') throw new Error(statement);
        const signature = signedAs('dora', statement, new Date(now.getTime() + 120_000));
        return office.decide(id, { grant: office.grantOf(statement, signature) });
      },
      /lies ahead/,
    ],
    ['that both grants and refuses', (office, id) => office.decide(id, {}), /either `grant` or `refuse`/],
    [
      'that is no statement',
      (office, id, now) => {
        const statement = { kind: 'revocation', owner: 'EE', authorisation: 'x', reason: 'y' } as const;
        const signature = signedAs('dora', statement, now);
        return office.decide(id, { grant: { statement: '{"kind":"authorisation"}', signature } });
      },
      /not a statement of an authorisation/,
    ],
  ])('takes nothing %s', async (_, decided, reason) => {
    await withOffice(async (office, { clock }) => {
      const id = await asked(office);
      expect(await decided(office, id, clock.now)).toMatchObject({
        outcome: 'REFUSED',
        reason: expect.stringMatching(reason) as string,
      });
      expect(await office.inForce(OFFICE)).toMatchObject({ nodes: [] });
      expect(await office.mine({}, ', open: true')).toMatchObject({
        nodes: expect.arrayContaining([expect.objectContaining({ id })]) as unknown,
      });
    });
  });

  it('is not made on what was asked until then', async () => {
    await withOffice(async (office, { clock }) => {
      const id = await asked(office, { until: '2026-11-23T00:00:00Z' });
      clock.now = new Date('2026-11-23T00:00:01Z');
      expect(await office.decide(id, { refuse: { reason: 'no' } })).toMatchObject({
        outcome: 'REFUSED',
        reason: expect.stringMatching(/is over/) as string,
      });
    });
  });

  it('comes into force once the register takes it, where it did not at once', async () => {
    await withOffice(async (office, { folder, clock, again }) => {
      const id = await asked(office);
      await office.register.close();
      await expect(office.grantRequest(id)).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
      clock.now = new Date(clock.now.getTime() + 31_000);
      const later = await again();
      expect(await later.inForce(OFFICE)).toMatchObject({ nodes: [{ state: 'GRANTED' }] });
      expect((await later.entries()).map(({ event }) => event)).toContain('authorisation.granted');
      expect(folder).not.toBe('');
    });
  });
});

describe('a draft', () => {
  it.each<[string, object, RegExp]>([
    ['of a record that there is not', { record: NO_RECORD }, /names no record of `EE`/],
    ['of fields that there are not', { fields: ['names'] }, /did you mean `name`/],
    ['that begins after its end', { from: '2027-02-01T00:00:00Z' }, /end after it begins/],
    ['of more than a year', { until: '2027-12-01T00:00:00Z' }, /within 366 days/],
    [
      'that begins years ahead',
      { from: '2028-01-01T00:00:00Z', until: '2028-02-01T00:00:00Z' },
      /more than 366 days ahead/,
    ],
    ['for nobody', { member: null }, /`\/recipient`/],
    ['about nothing', { record: null }, /`\/scope`/],
  ])('is refused %s', async (_, drafted, reason) => {
    await withOffice(async (office) => {
      expect(await office.grant(drafted)).toMatchObject({
        outcome: 'NOT-DRAFTED',
        reason: expect.stringMatching(reason) as string,
      });
    });
  });

  it('is for officers alone', async () => {
    await withOffice(async (office) => {
      const query = `{ draftAuthorisation(of: "EE", draft: { record: "${RECORD}" }) { outcome statement } }`;
      expect(await office.call(query, {})).toEqual({ outcome: 'REFUSED', statement: null });
    });
  });

  it('gives the very text that is signed, so that nothing but a key is needed', async () => {
    await withOffice(async (office, { clock }) => {
      const id = await asked(office);
      const drafted = await office.call(
        `{ draftAuthorisation(of: "EE", draft: { request: "${id}" }) { statement toSign(person: "dora", key: "dora-1") { role person key at text } } }`,
        OFFICE,
      );
      const { text, ...signer } = drafted['toSign'] as Readonly<Record<string, string>>;
      expect(signer).toEqual({ role: 'authoriser', person: 'dora', key: 'dora-1', at: clock.now.toISOString() });
      const signature = sign(null, Buffer.from(text ?? ''), keyOf('dora')).toString('base64url');
      const grant = { statement: drafted['statement'], signature: { ...signer, signature } };
      expect(await office.decide(id, { grant })).toMatchObject({ outcome: 'DONE', request: { state: 'GRANTED' } });
    });
  });

  it('of a revocation is what revoking takes', async () => {
    await withOffice(async (office) => {
      const id = authorisationId(await office.grant({}));
      const draft = await office.call(
        `{ draftRevocation(of: "EE", id: "${id}", reason: "misused") { outcome id statement } }`,
        OFFICE,
      );
      expect(draft).toMatchObject({
        outcome: 'DONE',
        statement: `{"authorisation":"${id}","kind":"revocation","owner":"EE","reason":"misused"}`,
      });
    });
  });
});

describe('an authorisation that nobody asked for', () => {
  it('is granted, told to those whom it is for, and revoked at once by one signature', async () => {
    await withOffice(async (office) => {
      const id = authorisationId(await office.grant({}));
      expect(await office.inForce()).toMatchObject({ nodes: [{ id, signedBy: null }] });
      expect(await office.inForce({ requester: { member: 'DE' as never } })).toMatchObject({ nodes: [] });
      expect(await office.revoke(id, 'anna', 'authoriser')).toMatchObject({ outcome: 'REFUSED' });
      expect(await office.revoke(id, 'carla', 'withdrawer', {})).toMatchObject({ outcome: 'REFUSED' });
      expect(await office.revoke(id)).toMatchObject({ outcome: 'DONE', authorisation: { id, state: 'REVOKED' } });
      expect(await office.revoke(id)).toMatchObject({ outcome: 'OVERTAKEN' });
      expect(await office.revoke('0'.repeat(64))).toMatchObject({ outcome: 'UNKNOWN' });
      expect(await office.inForce(OFFICE)).toMatchObject({ nodes: [] });
      expect((await office.entries()).map(({ event }) => event)).toEqual([
        'authorisation.granted',
        'authorisation.revoked',
      ]);
    });
  });

  it('is not filed by the officer whom it is for, as themselves or through an application', async () => {
    await withOffice(async (office) => {
      for (const subject of ['ee-approver', 'somebody-else']) {
        const done = await office.grant({ member: 'EE', subject });
        expect(done).toMatchObject(
          subject === 'ee-approver'
            ? { outcome: 'REFUSED', reason: 'nobody authorises themselves' }
            : { outcome: 'DONE' },
        );
      }
    });
  });

  it.each<[string, (folder: string, id: string) => Promise<void>]>([
    ['in good order', () => Promise.resolve()],
    [
      'damaged',
      (folder, id) => writeFile(path.join(folder, 'authorisations', 'granted', `${id}.json`), 'no authorisation'),
    ],
  ])(
    'is not filed again until its time is over, though its revocation is long past and its file was %s',
    async (_, harm) => {
      await withOffice(async (office, { clock, again, folder }) => {
        const statement = await office.draft({
          member: 'FR',
          record: RECORD,
          fields: ['address'],
          purposes: ['investigation'],
          until: '2027-06-01T00:00:00Z',
        });
        if (typeof statement === 'string') throw new Error(statement);
        const g = office.grantOf(statement, signedAs('dora', statement, clock.now));
        const grant = (at: Office) =>
          at.call(
            'mutation ($g: SignedAuthorisationInput!) { grantAuthorisation(of: "EE", grant: $g) { outcome authorisation { id } } }',
            OFFICE,
            { g },
          );
        const id = authorisationId(await grant(office));
        await harm(folder, id);
        expect(await office.revoke(id)).toMatchObject({ outcome: 'DONE' });
        // Thirty days are kept.
        clock.now = new Date('2027-02-01T12:00:00.000Z');
        const later = await again();
        expect(await grant(later)).toMatchObject({ outcome: 'OVERTAKEN' });
        expect(later.standing.ofRecord({ system: 'small', type: 'Person', key: '1' })).toEqual([]);
      });
    },
  );

  it('is not granted twice, nor again once it was revoked', async () => {
    await withOffice(async (office) => {
      const same = { from: '2026-11-22T12:00:00Z' };
      const id = authorisationId(await office.grant(same));
      expect(await office.grant(same)).toMatchObject({ outcome: 'OVERTAKEN' });
      await office.revoke(id);
      expect(await office.grant(same)).toMatchObject({ outcome: 'OVERTAKEN' });
      expect(await office.inForce(OFFICE)).toMatchObject({ nodes: [] });
    });
  });
});

describe("an originator's consent", () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const keys = new Map([['DE', publicKey]]);
  const consent = { originator: 'DE', fields: ['all'] };

  it('stands where its originator signed it, and an officer of the owner files it', async () => {
    await withOffice(async (office) => {
      expect(await office.grant(consent, 'dora', (statement) => signConsent(statement, privateKey))).toMatchObject({
        outcome: 'DONE',
      });
      expect(office.standing.ofRecord({ system: 'small', type: 'Person', key: '1' })).toMatchObject([{ issuer: 'DE' }]);
      expect(await office.inForce()).toMatchObject({ nodes: [] });
    }, keys);
  });

  it.each<[string, ConstructorParameters<typeof Map<string, typeof publicKey>>[0], string | null, RegExp]>([
    ['without a signature', keys, null, /consent of `DE` is missing/],
    ['with another signature', keys, 'A'.repeat(86), /not signed by `DE`/],
    ['of a member without a key', new Map(), 'A'.repeat(86), /`DE` has no public key/],
  ])('counts for nothing %s', async (_, known, signature, reason) => {
    await withOffice(async (office) => {
      expect(await office.grant(consent, 'dora', () => signature)).toMatchObject({
        outcome: 'REFUSED',
        reason: expect.stringMatching(reason) as string,
      });
    }, new Map(known));
  });
});
