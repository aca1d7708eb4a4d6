import { randomInt } from 'node:crypto';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { startCountry, type Country } from '../gateway/federation/country.ts';
import { heldPersons } from '../gateway/federation/records.ts';
import type { Side } from './compare.ts';
import { describeFailure } from './describe-failure.ts';
import { asSent, openHubSide, twinIssuer } from './hub-side.ts';
import { runTwins } from './run-twins.ts';

const CASES = 120;

describe('two federations of which a country differs only in what a requester may not know', () => {
  let neighbour: Country;
  let sides: readonly [Side, Side];

  beforeAll(async () => {
    const issuer = await twinIssuer();
    neighbour = await startCountry({ code: 'LV', persons: heldPersons('LV', 3) });
    sides = [await openHubSide(issuer, neighbour), await openHubSide(issuer, neighbour)];
  }, SERVER_START_MS);

  afterAll(async () => {
    await Promise.all(sides.map((side) => side.close()));
    await neighbour.close();
  });

  it('answer alike through the gateway, byte for byte', async () => {
    const seed = Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31));
    const run = await runTwins(sides, { seed, cases: CASES, adapt: asSent });
    expect(describeFailure(run)).toBe('');
    expect(run.hidden).toBeGreaterThan(CASES / 2);
    expect(run.telling).toBeGreaterThan(CASES / 12);
  }, 600_000);
});
