import { rm } from 'node:fs/promises';
import path from 'node:path';
import { loadPolicy, requirePolicy } from '../../policies/load.ts';
import { parse } from 'graphql';
import { fieldCatalogue } from '../../schema/fields.ts';
import { memberSdl } from '../../schema/canonical.ts';
import { withCountry } from './country-folder.ts';
import { attributes, context, controlled, justification, requester } from './sample.ts';

const OPEN = '- { id: opens, role: analyst, read: name, search: name, then: allow, because: law }\n';

describe('loading a policy', () => {
  it('compiles a folder without faults', async () => {
    const loaded = await withCountry({ 'permissions.yaml': OPEN }, (folder) => requirePolicy(folder));
    expect([loaded.member, loaded.policy.member, loaded.release.member, loaded.faults]).toEqual(['EE', 'EE', 'EE', []]);
    expect(loaded.policy.forRequester(context()).vector(attributes()).knowable).toBe(true);
  });

  it('gives a policy with a fault that denies everything, for the faultless rows too', async () => {
    const permissions = `${OPEN}- { id: bad, role: analist, read: birth, then: allow, because: law }\n`;
    const loaded = await withCountry({ 'permissions.yaml': permissions }, (folder) => loadPolicy(folder));
    expect(loaded.faults).toHaveLength(1);
    const policy = loaded.policy.forRequester(context());
    expect(policy.vector(attributes()).knowable).toBe(false);
    expect(policy.maySearchBy(controlled('PersonName.full'))).toBe(false);
  });

  it('refuses where asked, with every fault listed', async () => {
    const permissions = '- { id: bad, role: analist, read: nmae, then: allow, because: law }\n';
    const refused = withCountry({ 'permissions.yaml': permissions }, (folder) => requirePolicy(folder));
    await expect(refused).rejects.toMatchObject({ name: 'ComityError', code: 'POLICY_INVALID' });
    await expect(refused).rejects.toThrow(/did you mean `analyst`\?[^]*did you mean `name`\?/);
  });

  it('lets a country without a folder answer nothing, and warns', async () => {
    const loaded = await withCountry({}, async (folder) => {
      await rm(folder, { recursive: true });
      return requirePolicy(path.join(folder, '..', 'ee'));
    });
    expect(loaded.member).toBe('EE');
    expect(loaded.faults).toEqual([]);
    expect(loaded.warnings.map(({ message }) => message)).toEqual(['`EE` has no policy and answers nothing']);
    expect(loaded.policy.forRequester(context()).mayKnow('Person')).toBe(false);
    const question = { requester: requester({ member: 'EE' }), justification: justification(), now: new Date() };
    expect(loaded.release.refusal({ ...question, to: 'DE', searchFields: [] })).not.toBeNull();
  });

  it('lets a member that speaks an older schema keep rows that name newer fields', async () => {
    const catalogue = fieldCatalogue(parse(memberSdl({ member: 'EE', version: 1, extension: '' })));
    const permissions =
      '- { id: newer, read: [Person.interpolId, name], search: Vehicle.imo, then: allow, because: law }\n';
    const loaded = await withCountry({ 'permissions.yaml': permissions }, (folder) =>
      requirePolicy(folder, { catalogue }),
    );
    const name = catalogue.find('PersonName', 'full');
    expect(name && loaded.policy.forRequester(context()).mayRead(name)).toBe(true);
  });

  it('rules the national fields of a member whose catalogue is given', async () => {
    const extension = `extend type EE_Jurisdiction { permits: [EE_Permit!] @category(name: "structure") }
      type EE_Permit @shareable { number: String @category(name: "permit", mask: "number") }`;
    const catalogue = fieldCatalogue(parse(memberSdl({ member: 'EE', version: 3, extension })));
    const permissions = '- { id: permits, read: EE_Permit.number, then: mask last-four, because: law }\n';
    await withCountry({ 'permissions.yaml': permissions }, async (folder) => {
      expect((await loadPolicy(folder)).faults).toHaveLength(1);
      const loaded = await requirePolicy(folder, { catalogue });
      const field = catalogue.find('EE_Permit', 'number');
      expect(field && loaded.policy.forRequester(context()).mayRead(field)).toBe(true);
    });
  });
});
