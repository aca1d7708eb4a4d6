import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isConsentOf } from '../../policies/authorisations/signature.ts';
import type { AuthorisationStatement } from '../../policies/authorisations/statement.ts';
import { statementSentence } from '../../cli/commands/authorisation/statement-file.ts';
import { environment, runCommand } from '../e2e/embedded-federation.ts';

const MINUTES = 60_000;
const STATEMENT: AuthorisationStatement = {
  kind: 'authorisation',
  issuer: 'DE',
  owner: 'EE',
  recipient: { kind: 'member', member: 'US', agency: null, subject: null },
  scope: { kind: 'case', case: 'US-1' },
  fields: ['all'],
  purpose: ['investigation'],
  conditions: 'not as evidence',
  from: '2026-11-01T00:00:00.000Z',
  until: '2027-01-01T00:00:00.000Z',
  request: null,
};

describe('a statement in a sentence, for whoever signs it', () => {
  it.each<[string, Partial<AuthorisationStatement>]>([
    ['its conditions', { conditions: 'none\u001b[2K\rEE authorises nobody' }],
    ['its recipient', { recipient: { kind: 'member', member: 'US', agency: 'FBI\n\u202eon', subject: '\u009b2K' } }],
    ['its fields', { fields: ['name\u0007', '\u2066all'] }],
  ])('is not made to read as another by %s', (_, written) => {
    expect(statementSentence({ ...STATEMENT, ...written })).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  });
});

describe('comity authorisation consent', () => {
  it(
    "signs an originator's consent with a key that others cannot read, and says in a sentence what it signs",
    async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-consent-'));
      const [file, keyFile] = [path.join(folder, 'draft.json'), path.join(folder, 'de.pem')];
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      await writeFile(file, JSON.stringify(STATEMENT, null, 2));
      await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
      const args = ['authorisation', 'consent', file, '--key', keyFile];
      const { code, stdout, stderr } = await runCommand(args, environment({}));
      expect(code).toBe(0);
      expect(stderr).toContain(
        'DE consents that EE gives officers of US to see all of whatever is asked in the case US-1, for investigation',
      );
      expect(isConsentOf(STATEMENT, stdout.trim(), publicKey)).toBe(true);
      expect(isConsentOf({ ...STATEMENT, conditions: null }, stdout.trim(), publicKey)).toBe(false);
      await rm(folder, { recursive: true });
    },
    MINUTES,
  );
});
