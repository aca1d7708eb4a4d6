import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { ComityError } from '../../schema/errors.ts';
import { DEMO_KEY_PREFIX } from '../../schema/protocol/trusted-issuer.ts';

/** What the demo identity provider keeps in its folder, readable by its owner alone. */
export interface DemoSecrets {
  /** The private signing key. */
  readonly signingKey: JWK;
  /** The key that signs the cookies of the login page. */
  readonly cookieKey: string;
  /** The secret of the command line, with which it may ask for a token of any demo person. */
  readonly cliSecret: string;
  /** From it each demo application's secret is derived. */
  readonly applicationSeed: string;
}

function secretsFile(dataFolder: string): string {
  return path.join(dataFolder, 'identity', 'secrets.json');
}

function isSecrets(value: unknown): value is DemoSecrets {
  if (typeof value !== 'object' || value === null) return false;
  const { signingKey, ...texts } = value as Readonly<Record<string, unknown>>;
  const names = ['cookieKey', 'cliSecret', 'applicationSeed'];
  return (
    typeof signingKey === 'object' && signingKey !== null && names.every((name) => typeof texts[name] === 'string')
  );
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

/** The secrets in a data folder; null where there are none yet. Throws `CONFIGURATION_INVALID` on a damaged file. */
export async function readDemoSecrets(dataFolder: string): Promise<DemoSecrets | null> {
  const file = secretsFile(dataFolder);
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (isMissing(error)) return null;
    throw new ComityError('CONFIGURATION_INVALID', `\`${file}\` cannot be read: remove it`, { cause: error });
  }
  if (isSecrets(parsed)) return parsed;
  throw new ComityError('CONFIGURATION_INVALID', `\`${file}\` is damaged: remove it`);
}

function randomText(): string {
  return randomBytes(32).toString('base64url');
}

async function makeSecrets(): Promise<DemoSecrets> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = `${DEMO_KEY_PREFIX}${randomBytes(6).toString('hex')}`;
  return {
    signingKey: { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' },
    cookieKey: randomText(),
    cliSecret: randomText(),
    applicationSeed: randomText(),
  };
}

/** The secrets in a data folder, made at the first start. */
export async function ensureDemoSecrets(dataFolder: string): Promise<DemoSecrets> {
  const kept = await readDemoSecrets(dataFolder);
  if (kept !== null) return kept;
  const secrets = await makeSecrets();
  const file = secretsFile(dataFolder);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  // Written whole or not at all: a start that is interrupted leaves nothing that a second one would trip over.
  const temporary = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(temporary, JSON.stringify(secrets), { mode: 0o600 });
  await rename(temporary, file);
  return secrets;
}
