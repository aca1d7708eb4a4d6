import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createDurably } from '../../policies/versions/durable-file.ts';
import type { Act, ActSignature, SigningRole } from '../../policies/versions/act.ts';
import { signAct } from '../../policies/versions/signature.ts';
import { ComityError } from '../../schema/errors.ts';

/** A key with which one person signs. */
export interface SigningKey {
  readonly person: string;
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

/** What the ring of officers says of a person and a key: its public half. */
export interface RingEntry {
  readonly person: string;
  readonly name: string;
  readonly may: readonly SigningRole[];
  readonly keys: readonly { readonly id: string; readonly publicKey: string; readonly from: string }[];
}

/** The raw 32 bytes of the public half of an Ed25519 key, in base64url. */
function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'jwk' }).x ?? '';
}

/** The id of a person's key: the person, and the first letters of the public half. */
function keyIdOf(person: string, key: KeyObject): string {
  return `${person}-${publicHalf(key).slice(0, 8)}`;
}

/** Reads a person's key (Ed25519, PKCS #8 PEM); throws `CONFIGURATION_INVALID`, and where others may read the file. */
export async function readSigningKey(file: string, person: string): Promise<SigningKey> {
  const fault = (text: string, cause?: unknown) =>
    new ComityError('CONFIGURATION_INVALID', `the key \`${file}\` ${text}`, { cause });
  const { mode } = await stat(file).catch((cause: unknown) => {
    throw fault('cannot be read', cause);
  });
  if ((mode & 0o077) !== 0) throw fault('can be read by others: `chmod 600` it');
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(await readFile(file, 'utf8'));
  } catch (cause) {
    throw fault('is no PEM private key', cause);
  }
  if (privateKey.asymmetricKeyType !== 'ed25519') throw fault('is no Ed25519 key');
  return { person, keyId: keyIdOf(person, privateKey), privateKey };
}

/** Makes a key in a file that its owner alone can read, unless the file is there; gives what the ring should say of it. */
export async function makeSigningKey(
  folder: string,
  { person, name, may }: Pick<RingEntry, 'person' | 'name' | 'may'>,
  from: Date,
): Promise<RingEntry> {
  const file = path.join(folder, `${person}.pem`);
  const { privateKey } = generateKeyPairSync('ed25519');
  await createDurably(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const kept = await readSigningKey(file, person);
  const keys = [{ id: kept.keyId, publicKey: publicHalf(kept.privateKey), from: from.toISOString() }];
  return { person, name, may, keys };
}

/** Signs an act in a role. */
export function signAs(act: Act, role: SigningRole, { person, keyId, privateKey }: SigningKey, at: Date): ActSignature {
  return signAct(act, { role, person, key: keyId, at: at.toISOString() }, privateKey);
}
