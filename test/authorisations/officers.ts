import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { signStatement } from '../../policies/authorisations/signature.ts';
import type { Statement, StatementSignature } from '../../policies/authorisations/statement.ts';
import type { SigningRole } from '../../policies/versions/act.ts';

const DUTIES: Readonly<Record<string, readonly SigningRole[]>> = {
  boris: ['approver', 'authoriser'],
  dora: ['authoriser'],
  carla: ['withdrawer'],
  anna: ['proposer'],
};

const KEYS: ReadonlyMap<string, KeyObject> = new Map(
  Object.keys(DUTIES).map((person) => [person, generateKeyPairSync('ed25519').privateKey]),
);

/** The key of an officer of the tests. */
export function keyOf(person: string): KeyObject {
  const key = KEYS.get(person);
  if (!key) throw new Error(`${person} has no key`);
  return key;
}

/** The raw public half of a key, in base64url. */
export function publicHalf(key: KeyObject): string {
  return key.export({ format: 'jwk' }).x ?? '';
}

/** The ring of EE as text; what is said of a person is added to their key. */
export function ringText(keys: Readonly<Record<string, object>> = {}): string {
  const officers = Object.entries(DUTIES).map(([person, may]) => ({
    person,
    name: person,
    may,
    keys: [
      { id: `${person}-1`, publicKey: publicHalf(keyOf(person)), from: '2026-01-01T00:00:00.000Z', ...keys[person] },
    ],
  }));
  return JSON.stringify({ member: 'EE', officers });
}

/** Writes the ring of EE. */
export async function writeRing(file: string, keys: Readonly<Record<string, object>> = {}): Promise<void> {
  await writeFile(file, ringText(keys));
}

/** Signs a statement as an officer of the tests does on their own machine. */
export function signedAs(
  person: string,
  statement: Statement,
  at: Date,
  role: StatementSignature['role'] = 'authoriser',
): StatementSignature {
  return signStatement(statement, { role, person, key: `${person}-1`, at: at.toISOString() }, keyOf(person));
}
