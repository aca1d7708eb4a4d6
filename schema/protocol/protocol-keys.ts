import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { ComityError } from '../errors.ts';

/** The id under which countries know the hub's key where none is configured. */
export const HUB_KEY_ID = 'hub';

/** The hub's Ed25519 key, with which it signs once a request. */
export interface HubSigningKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

/** The hub's public keys as a country knows them, by key id: more than one while a key is being replaced. */
export type HubKeys = ReadonlyMap<string, KeyObject>;

/** The secret that the hub shares with one country, with which it signs each call. */
export interface CallKey {
  readonly keyId: string;
  readonly secret: KeyObject;
}

/** The secrets that a country accepts, by key id. */
export type CallKeys = ReadonlyMap<string, CallKey>;

const KEY_ID = /^[A-Za-z0-9._-]{1,64}$/;

function checkedKeyId(keyId: string): string {
  if (KEY_ID.test(keyId)) return keyId;
  throw new ComityError('CONFIGURATION_INVALID', `\`${keyId.slice(0, 64)}\` is no key id`);
}

function parsed(keyId: string, parse: () => KeyObject): KeyObject {
  let key: KeyObject;
  try {
    key = parse();
  } catch (error) {
    throw new ComityError('CONFIGURATION_INVALID', `the key \`${keyId}\` is no PEM key`, { cause: error });
  }
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw new ComityError('CONFIGURATION_INVALID', `the key \`${keyId}\` is no Ed25519 key`);
}

/** The hub's signing key from a PEM private key (PKCS 8). */
export function hubSigningKey(keyId: string, pem: string): HubSigningKey {
  return { keyId: checkedKeyId(keyId), privateKey: parsed(keyId, () => createPrivateKey(pem)) };
}

/** The hub's public keys from PEM (SPKI), by key id. */
export function hubKeys(pems: Readonly<Record<string, string>>): HubKeys {
  return new Map(
    Object.entries(pems).map(([keyId, pem]) => [checkedKeyId(keyId), parsed(keyId, () => createPublicKey(pem))]),
  );
}

/** A country's call key from at least 32 random bytes in base64. */
export function callKey(keyId: string, secret: string): CallKey {
  const bytes = Buffer.from(secret, 'base64');
  if (bytes.length < 32) {
    throw new ComityError('CONFIGURATION_INVALID', `the call key \`${keyId}\` needs 32 bytes in base64`);
  }
  return { keyId: checkedKeyId(keyId), secret: createSecretKey(bytes) };
}

/** Call keys by their id, as a country looks them up. */
export function callKeys(keys: readonly CallKey[]): CallKeys {
  return new Map(keys.map((key) => [key.keyId, key]));
}
