import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nationalCatalogue } from '../../cli/national-catalogue.ts';
import { CANONICAL_FIELDS } from '../../schema/fields.ts';
import { copyCheckout, runIn } from '../docs/checkout.ts';
import { environment } from '../e2e/embedded-federation.ts';

const MINUTES = 60_000;
const ROW = '\n- { id: own-desk, member: EE, read: EE_Jurisdiction.dutyDesk, then: allow, because: a law }\n';

describe('the catalogue of a member', () => {
  it('is the canonical one where the member has no national fields', () => {
    expect(nationalCatalogue('FR')).toBe(CANONICAL_FIELDS);
    expect(nationalCatalogue('no-member')).toBe(CANONICAL_FIELDS);
  });

  it('has its national fields besides, as its subgraph has, and no other member them', () => {
    const extension = 'extend type EE_Jurisdiction { desk: String @category(name: "contact") }';
    expect(nationalCatalogue('EE', extension).find('EE_Jurisdiction', 'desk')?.category).toBe('contact');
    expect(nationalCatalogue('EE').find('EE_Jurisdiction', 'dutyDesk')).toBeNull();
    expect(() => CANONICAL_FIELDS.find('EE_Jurisdiction', 'desk')).toThrow();
  });

  it.each([['extend type EE_Jurisdiction { desk: String }'], ['no SDL']])('is refused of `%s`', (extension) => {
    expect(() => nationalCatalogue('EE', extension)).toThrow('the national fields of `EE` are faulty');
  });
});

describe('comity policy check', () => {
  it(
    'knows the national fields of the member whose policy it checks, and of no other',
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'comity-national-'));
      const file = (...names: readonly string[]) => path.join(folder, ...names);
      const append = async (name: string, text: string) => writeFile(name, (await readFile(name, 'utf8')) + text);
      const check = async () => {
        const args = ['cli/bin/comity.mjs', 'policy', 'check'];
        const running = runIn(folder, environment({}), process.execPath, args);
        return { code: await running.ended, printed: running.printed() };
      };
      try {
        await copyCheckout(folder);
        await append(file('policies', 'countries', 'ee', 'permissions.yaml'), ROW);
        const fields = file('subgraphs', 'countries', 'ee', 'national-fields.yaml');
        const public_ = 'dutyDesk: String @category(name: "structure")';
        await writeFile(
          fields,
          (await readFile(fields, 'utf8')).replace(public_, public_.replace('structure', 'contact')),
        );
        expect(await check()).toMatchObject({ code: 0, printed: expect.stringContaining(' 0 faults') as string });
        await append(file('policies', 'countries', 'fr', 'permissions.yaml'), ROW);
        const refused = await check();
        expect(refused.code).toBe(1);
        expect(refused.printed).toMatch(/fr\/permissions\.yaml:\d+:\d+: .*EE_Jurisdiction\.dutyDesk/);
        expect(refused.printed).not.toContain('ee/permissions.yaml:');
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    2 * MINUTES,
  );
});
