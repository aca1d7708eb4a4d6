import { existsSync } from 'node:fs';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The files of the keys of a federation, hub and members together. */
export interface KeyFiles {
  /** PKCS #8 PEM of the hub's Ed25519 key, with which it signs each request. */
  readonly hubPrivate: string;
  /** SPKI PEM of the same key, which each country holds. */
  readonly hubPublic: string;
  /** 32 random bytes in base64url that seal the hub's cursors. */
  readonly cursor: string;
  /** The HMAC key that hub and one country share, in base64url. */
  call(member: string): string;
  /** The key that seals a country's record ids, in base64url; the country's alone. */
  records(member: string): string;
}

const OWNER_ONLY = { mode: 0o600 };

async function secret(file: string, bytes: number): Promise<void> {
  if (!existsSync(file)) await writeFile(file, randomBytes(bytes).toString('base64url'), OWNER_ONLY);
}

/** Makes the keys that are missing in a folder, readable by their owner alone, and names their files. */
export async function ensureKeyFiles(keys: string, members: readonly string[]): Promise<KeyFiles> {
  await mkdir(keys, { recursive: true, mode: 0o700 });
  const files: KeyFiles = {
    hubPrivate: path.join(keys, 'hub.pem'),
    hubPublic: path.join(keys, 'hub.pub.pem'),
    cursor: path.join(keys, 'cursor.key'),
    call: (member) => path.join(keys, `${member}.call.key`),
    records: (member) => path.join(keys, `${member}.records.key`),
  };
  if (!existsSync(files.hubPrivate)) {
    const pair = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    await writeFile(files.hubPublic, pair.publicKey, OWNER_ONLY);
    await writeFile(files.hubPrivate, pair.privateKey, OWNER_ONLY);
  }
  await secret(files.cursor, 32);
  for (const member of members) {
    await secret(files.call(member), 32);
    await secret(files.records(member), 64);
  }
  return files;
}

/** The keys of an embedded federation: demo keys, made at the first start, of use nowhere else. */
export function ensureKeys(dataFolder: string, members: readonly string[]): Promise<KeyFiles> {
  return ensureKeyFiles(path.join(dataFolder, 'keys'), members);
}
