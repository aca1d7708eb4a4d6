/** Starts the demo provider, gets a token, and prints its subject: a program of its own, to see what it prints. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJwt } from 'jose';
import { requestDemoToken } from '../../cli/identity/demo-token.ts';
import { startIdentityProvider } from '../../cli/identity/identity-provider.ts';

const dataFolder = await mkdtemp(path.join(tmpdir(), 'comity-identity-'));
const provider = await startIdentityProvider({ port: 0, members: ['EE'], dataFolder });
const token = await requestDemoToken({ issuer: provider.issuer, dataFolder, person: 'ee-analyst' });
process.stdout.write(`${decodeJwt(token).sub ?? ''}\n`);
await provider.close();
await rm(dataFolder, { recursive: true });
