import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseKeys } from '../../../policies/declarations/parse-keys.ts';
import { readDeclarations } from '../../../policies/declarations/read-declarations.ts';
import { signFile } from '../../../policies/declarations/sign-file.ts';
import { isDeclaredBy, signDeclaration } from '../../../policies/declarations/signature.ts';
import { reciprocity } from '../../../policies/engine/reciprocity.ts';
import type { Declaration } from '../../../policies/engine/ties.ts';
import type { Fault } from '../../../policies/language/fault.ts';
import { vocabulary } from '../../../policies/language/vocabulary.ts';
import { loadCommon } from '../../../policies/load-common.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import { GROUPS } from '../sample.ts';

const TEXT = `member: EE
number: 1
from: 2026-01-01
clauses:
  - give: [name, birth]
    toGroup: EU
`;

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { privateKey, x: publicKey.export({ format: 'jwk' }).x ?? '' };
}

const OWN = keyPair();
const OTHER = keyPair();

async function signed(text: string, privateKey = OWN.privateKey): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'declaration-'));
  const file = path.join(folder, 'ee.yaml');
  try {
    await writeFile(file, text);
    await signFile(file, privateKey, GROUPS);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function read(text: string, keys = `- { member: EE, key: ${OWN.x} }\n`, demoKeys = true) {
  const warnings: Fault[] = [];
  const known = parseKeys('keys.yaml', keys, warnings);
  const words = vocabulary(CANONICAL_FIELDS, GROUPS);
  const declarations = readDeclarations([{ file: 'ee.yaml', text }], known, demoKeys, words, warnings);
  return { count: declarations.length, warnings: warnings.map(({ message, help }) => `${message}: ${help ?? ''}`) };
}

describe('a published declaration', () => {
  it('counts where its member signed it', async () => {
    expect(read(await signed(TEXT))).toEqual({ count: 1, warnings: [] });
  });

  it('counts signed anew, with one signature', async () => {
    const again = await signed(await signed(TEXT, OTHER.privateKey));
    expect(again.match(/^signature:/gm)).toHaveLength(1);
    expect(read(again).count).toBe(1);
  });

  it.each<[string, (text: string) => string, string]>([
    ['is not signed', () => TEXT, 'it is not signed by `EE`'],
    ['gives more than was signed', (text) => text.replace('birth', 'birth, warrant'), 'it is not signed by `EE`'],
    ['gives to others than was signed', (text) => text.replace('toGroup: EU', 'toGroup: UNTOC'), 'not signed'],
    ['asks less than was signed', (text) => text.replace('number: 1', 'number: 2'), 'not signed'],
    ['holds longer than was signed', (text) => text.replace('2026-01-01', '2025-01-01'), 'not signed'],
    ['is in the name of another', (text) => text.replace('EE', 'DE'), '`DE` has no key'],
    ['has a signature that is none', (text) => text.replace(/signature: ..../, 'signature: '), 'not signed'],
  ])('counts for nothing where it %s', async (_, change, why) => {
    const { count, warnings } = read(change(await signed(TEXT)));
    expect(count).toBe(0);
    expect(warnings).toEqual([expect.stringContaining(why)]);
  });

  it('counts for nothing under the key of another', async () => {
    expect(read(await signed(TEXT, OTHER.privateKey)).count).toBe(0);
  });

  it('counts for nothing where its member has two keys, or one that is none', async () => {
    const text = await signed(TEXT);
    expect(read(text, `- { member: EE, key: ${OWN.x} }\n- { member: EE, key: ${OTHER.x} }\n`).count).toBe(0);
    expect(read(text, `- { member: EE, key: ${OWN.x.slice(1)} }\n`).count).toBe(0);
    expect(read(text, '').count).toBe(0);
  });

  it('counts for nothing in production under a key of the demonstration', async () => {
    const keys = `- { member: EE, key: ${OWN.x}, demo: true }\n`;
    const text = await signed(TEXT);
    expect([read(text, keys, true).count, read(text, keys, false).count]).toEqual([1, 0]);
  });

  it.each([
    ['a category that there is none of', TEXT.replace('birth', 'brith')],
    ['a field', TEXT.replace('birth', 'Person.birthDate')],
    ['a group that there is none of', TEXT.replace('EU', 'UE')],
    ['a key that there is none of', `${TEXT}givs: all\n`],
    ['no number', TEXT.replace('number: 1\n', '')],
    ['no recipients', TEXT.replace('    toGroup: EU\n', '')],
    ['no YAML', '{{'],
  ])('counts for nothing, and says so, with %s', (_, text) => {
    const { count, warnings } = read(text);
    expect(count).toBe(0);
    expect(warnings.length).toBeGreaterThan(0);
  });

  it('is no signature over anything else', () => {
    const declaration: Declaration = { member: 'EE', number: 1, from: '2026-01-01', until: null, clauses: [] };
    const key = createPrivateKey(OWN.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const signature = signDeclaration(declaration, key);
    expect(isDeclaredBy(declaration, signature, OWN.privateKey)).toBe(true);
    expect(isDeclaredBy({ ...declaration, until: '2026-12-31' }, signature, OWN.privateKey)).toBe(false);
    expect(isDeclaredBy(declaration, null, OWN.privateKey)).toBe(false);
    expect(isDeclaredBy(declaration, `${signature}A`, OWN.privateKey)).toBe(false);
  });
});

describe('the declarations of the demonstration', () => {
  it('are signed by all eight countries', async () => {
    const { groups, warnings } = await loadCommon();
    expect(warnings).toEqual([]);
    expect(groups.ties?.declarations.map(({ member }) => member).toSorted()).toEqual(
      ['BR', 'DE', 'EE', 'EG', 'FR', 'JP', 'UA', 'US'].toSorted(),
    );
  });

  it('count for nothing in production', async () => {
    const { groups, warnings } = await loadCommon({ demoKeys: false });
    expect(groups.ties?.declarations).toEqual([]);
    expect(warnings).toHaveLength(8);
  });

  it('make Ukraine give Egypt warrants, and leave Brazil and Japan waiting for one another', async () => {
    const { groups } = await loadCommon();
    const { gives } = reciprocity(groups.ties?.declarations ?? [], groups, new Date('2026-06-01'));
    expect(gives('UA', 'EG', 'warrant')).toBe(true);
    expect([gives('BR', 'JP', 'warrant'), gives('JP', 'BR', 'warrant')]).toEqual([false, false]);
    expect([gives('BR', 'EG', 'warrant'), gives('DE', 'EG', 'warrant')]).toEqual([true, false]);
  });
});
