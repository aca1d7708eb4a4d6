import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { applicationSecret, CONSOLE_CLIENT, FEDERATION_AUDIENCE } from '../../cli/identity/demo-clients.ts';
import { demoPeople } from '../../cli/identity/demo-people.ts';
import { readDemoSecrets } from '../../cli/identity/demo-secrets.ts';
import { requestDemoToken } from '../../cli/identity/demo-token.ts';
import { startIdentityProvider, type IdentityProvider } from '../../cli/identity/identity-provider.ts';
import { fromRoot } from '../../schema/paths.ts';
import { parseTrustedIssuers } from '../../schema/protocol/trusted-issuer.ts';
import { createTokenVerifier, type TokenVerifier } from '../../schema/protocol/verify-token.ts';
import { faultOf, rejectionOf } from '../protocol/fault.ts';
import { createBrowser } from './browser.ts';

const MEMBERS = ['EE', 'DE', 'FR', 'UA', 'US', 'BR', 'EG', 'JP'];
const REDIRECT = 'http://127.0.0.1:4000/console';

let dataFolder: string;
let provider: IdentityProvider;
let tokens: TokenVerifier;

beforeAll(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), 'comity-identity-'));
  provider = await startIdentityProvider({ port: 0, members: MEMBERS, dataFolder });
  tokens = createTokenVerifier(parseTrustedIssuers([provider.trusted], { allowDemo: true }));
});

afterAll(async () => {
  await provider.close();
  await rm(dataFolder, { recursive: true });
});

function demoToken(person: string, actingOfficer?: string): Promise<string> {
  const acting = actingOfficer === undefined ? {} : { actingOfficer };
  return requestDemoToken({ issuer: provider.issuer, dataFolder, person, ...acting });
}

describe('the demo identity provider', () => {
  it('has people of eight countries and seven roles', () => {
    expect(demoPeople(MEMBERS).size).toBe(56);
  });

  it.each([...demoPeople(MEMBERS).values()])('gives $id a token that hub and countries accept', async (person) => {
    const { id, member, role, agency, clearance } = person;
    expect(await tokens.verify(await demoToken(id))).toMatchObject({
      subject: id,
      member,
      role,
      agency,
      clearance,
      actingOfficer: null,
      automated: role === 'application',
      issuer: provider.issuer,
    });
  });

  it('gives RFC 9068 tokens that last an hour', async () => {
    const token = await demoToken('ee-analyst');
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    const { iat = 0, exp = 0, aud, client_id: client } = decodeJwt(token);
    expect([exp - iat, aud, client]).toEqual([3600, FEDERATION_AUDIENCE, 'comity-cli']);
  });

  it('names the officer for whom an application acts', async () => {
    expect(await tokens.verify(await demoToken('fr-application', 'fr-investigator'))).toMatchObject({
      role: 'application',
      automated: false,
      actingOfficer: 'fr-investigator',
    });
  });

  it.each([
    ['fr-application', 'ee-analyst', 'fr-application cannot act for ee-analyst'],
    ['fr-application', 'fr-application', 'cannot act for'],
    ['fr-analyst', 'fr-investigator', 'fr-analyst cannot act for fr-investigator'],
    ['fr-analist', undefined, 'there is no demo person fr-analist, did you mean fr-analyst'],
    ['__proto__', undefined, 'there is no demo person'],
  ])('refuses a token for `%s` acting for `%s`', async (person, officer, message) => {
    const fault = await rejectionOf(demoToken(person, officer));
    expect(fault.code).toBe('USAGE');
    expect(fault.message).toContain(message);
  });

  it('gives applications tokens by client credentials', async () => {
    const secrets = await readDemoSecrets(dataFolder);
    const secret = secrets === null ? '' : applicationSecret(secrets, 'ee-application');
    const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'comity' });
    const authorization = `Basic ${Buffer.from(`ee-application:${secret}`).toString('base64')}`;
    const response = await fetch(`${provider.issuer}/token`, { method: 'POST', headers: { authorization }, body });
    const { access_token: token } = (await response.json()) as { access_token: string };
    expect(await tokens.verify(token)).toMatchObject({ subject: 'ee-application', member: 'EE', automated: true });
  });

  it.each([
    ['comity-cli', 'guessed', 'urn:comity:grant-type:demo-person'],
    ['ee-application', 'guessed', 'client_credentials'],
    ['comity-console', '', 'urn:comity:grant-type:demo-person'],
  ])('gives `%s` nothing with the secret `%s`', async (client, secret, grant) => {
    const authorization = `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`;
    const body = new URLSearchParams({ grant_type: grant, person: 'ee-analyst' });
    const response = await fetch(`${provider.issuer}/token`, { method: 'POST', headers: { authorization }, body });
    expect(response.ok).toBe(false);
    expect(await response.text()).not.toContain('access_token');
  });

  it('refuses a token for another audience', async () => {
    const secrets = await readDemoSecrets(dataFolder);
    const secret = secrets === null ? '' : applicationSecret(secrets, 'ee-application');
    const authorization = `Basic ${Buffer.from(`ee-application:${secret}`).toString('base64')}`;
    const body = new URLSearchParams({ grant_type: 'client_credentials', resource: 'urn:other' });
    const response = await fetch(`${provider.issuer}/token`, { method: 'POST', headers: { authorization }, body });
    expect(await response.json()).toMatchObject({ error: 'invalid_target' });
  });

  it('lets the console log a demo person in with PKCE, on a page that loads nothing', async () => {
    const browse = createBrowser();
    const verifier = 'v'.repeat(64);
    const query = new URLSearchParams({
      client_id: CONSOLE_CLIENT,
      response_type: 'code',
      redirect_uri: REDIRECT,
      scope: 'openid comity',
      state: 'state-1',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const started = await browse(`${provider.issuer}/auth?${query.toString()}`);
    const page = new URL(started.headers.get('location') ?? '', provider.issuer).href;
    const shown = await browse(page);
    const html = await shown.text();
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain('value="jp-border-officer"');
    expect(html).not.toMatch(/https?:\/\/|<script|@import/);

    const stranger = await browse(page, { method: 'POST', body: new URLSearchParams({ person: 'nobody' }) });
    expect(stranger.status).toBe(400);
    const chosen = await browse(page, { method: 'POST', body: new URLSearchParams({ person: 'jp-border-officer' }) });
    const resumed = await browse(chosen.headers.get('location') ?? '');
    const back = new URL(resumed.headers.get('location') ?? '');
    expect(back.href.startsWith(REDIRECT)).toBe(true);

    const form = {
      grant_type: 'authorization_code',
      client_id: CONSOLE_CLIENT,
      code: back.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT,
    };
    const attempt = (codeVerifier: string) =>
      fetch(`${provider.issuer}/token`, {
        method: 'POST',
        body: new URLSearchParams({ ...form, code_verifier: codeVerifier }),
      });
    const answer = (await (await attempt(verifier)).json()) as { access_token: string };
    expect(await tokens.verify(answer.access_token)).toMatchObject({ subject: 'jp-border-officer', automated: false });
    expect((await attempt(verifier)).ok).toBe(false);
  });

  it('refuses to send a code to an address that is not registered, or without PKCE', async () => {
    const query = { client_id: CONSOLE_CLIENT, response_type: 'code', scope: 'openid', redirect_uri: REDIRECT };
    const challenge = { code_challenge: 'c'.repeat(43), code_challenge_method: 'S256' };
    const elsewhere = { ...query, ...challenge, redirect_uri: 'https://evil.example/console' };
    const refused = await fetch(`${provider.issuer}/auth?${new URLSearchParams(elsewhere).toString()}`, {
      redirect: 'manual',
    });
    expect([refused.status, refused.headers.get('location')]).toEqual([400, null]);
    const bare = await fetch(`${provider.issuer}/auth?${new URLSearchParams(query).toString()}`, {
      redirect: 'manual',
    });
    expect(bare.headers.get('location')).toContain('error=invalid_request');
  });

  it('shows no login page to whoever did not start a login', async () => {
    const response = await fetch(`${provider.issuer}/interaction/abcdefgh`);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('ee-analyst');
  });

  it('listens on loopback alone, and says where its keys are', async () => {
    expect(provider.issuer).toBe(`http://127.0.0.1:${provider.port}`);
    const discovery = (await (await fetch(`${provider.issuer}/.well-known/openid-configuration`)).json()) as object;
    expect(discovery).toMatchObject({ issuer: provider.issuer, jwks_uri: provider.trusted.jwksUri });
    const keys = await (await fetch(`${provider.issuer}/jwks`)).text();
    expect(keys).toContain('comity-demo.');
    expect(keys).not.toContain('"d"');
  });

  it('keeps its keys, readable by their owner alone, so that tokens outlive a restart', async () => {
    const folder = path.join(dataFolder, 'identity');
    const [file = '', ...others] = await readdir(folder);
    expect(others).toEqual([]);
    expect((await stat(path.join(folder, file))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const token = await demoToken('ee-analyst');
    const again = await startIdentityProvider({
      port: 0,
      members: ['EE'],
      dataFolder,
      issuer: provider.issuer,
    });
    const jwksUri = `http://127.0.0.1:${again.port}/jwks`;
    const later = createTokenVerifier(parseTrustedIssuers([{ ...again.trusted, jwksUri }], { allowDemo: true }));
    expect(await later.verify(token)).toMatchObject({ subject: 'ee-analyst' });
    await again.close();
  });

  it('is refused where demos are not allowed, whatever the configuration calls it', async () => {
    expect(faultOf(() => parseTrustedIssuers([provider.trusted], { allowDemo: false })).code).toBe(
      'CONFIGURATION_INVALID',
    );
    const disguised = parseTrustedIssuers([{ ...provider.trusted, demo: false }], { allowDemo: false });
    const fault = await rejectionOf(createTokenVerifier(disguised).verify(await demoToken('ee-analyst')));
    expect(fault).toMatchObject({ code: 'UNAUTHENTICATED', message: 'the access token is signed with a demo key' });
  });

  it('says so where its port is taken', async () => {
    const start = startIdentityProvider({ port: provider.port, members: ['EE'], dataFolder });
    expect(await rejectionOf(start)).toMatchObject({ code: 'PORT_IN_USE' });
  });

  it('says so where its secrets are damaged, or not there', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'comity-identity-'));
    const request = { issuer: provider.issuer, dataFolder: folder, person: 'ee-analyst' };
    expect(await rejectionOf(requestDemoToken(request))).toMatchObject({ code: 'CONFIGURATION_INVALID' });
    const damaged = await startIdentityProvider({ port: 0, members: ['EE'], dataFolder: folder });
    await damaged.close();
    await writeFile(path.join(folder, 'identity', 'secrets.json'), '{"cookieKey":');
    const start = startIdentityProvider({ port: 0, members: ['EE'], dataFolder: folder });
    expect(await rejectionOf(start)).toMatchObject({ code: 'CONFIGURATION_INVALID' });
    await rm(folder, { recursive: true });
  });

  it('writes nothing to stdout', () => {
    const program = fromRoot('test', 'identity', 'one-token.ts');
    const run = spawnSync(process.execPath, [fromRoot('cli', 'bin', 'run.mjs'), path.relative(fromRoot(), program)], {
      cwd: fromRoot(),
      encoding: 'utf8',
    });
    expect([run.status, run.stdout]).toEqual([0, 'ee-analyst\n']);
  });
});
