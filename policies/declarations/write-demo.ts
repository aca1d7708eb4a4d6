/** Signs the demonstration's declarations anew, each under a key made here and thrown away, and writes `keys.yaml`. */
import { generateKeyPairSync } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import { loadGroups } from '../load.ts';
import { signFile } from './sign-file.ts';

const folder = fromRoot('policies', 'declarations');
const { groups } = await loadGroups();
const names = (await readdir(folder)).filter((name) => /^[a-z]{2}\.yaml$/.test(name)).toSorted();
const keys: string[] = [];
for (const name of names) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const member = await signFile(path.join(folder, name), privateKey, groups);
  keys.push(`- { member: ${member}, key: ${publicKey.export({ format: 'jwk' }).x ?? ''}, demo: true }\n`);
}
const heading =
  '# Keys by which members sign their declarations. These are of the demonstration: production counts none.\n';
await writeFile(path.join(folder, 'keys.yaml'), heading + keys.join(''));
