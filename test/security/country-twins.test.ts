import { randomInt } from 'node:crypto';
import { openCountrySide } from './country-side.ts';
import type { Side } from './compare.ts';
import { describeFailure } from './describe-failure.ts';
import { runTwins } from './run-twins.ts';

const CASES = 2_000;

describe('two registers that differ only in what a requester may not know', () => {
  let sides: readonly [Side, Side];

  beforeAll(async () => {
    sides = [await openCountrySide(), await openCountrySide()];
  }, 60_000);

  afterAll(() => Promise.all(sides.map((side) => side.close())));

  it('are asked for the same and answer alike, byte for byte', async () => {
    const seed = Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31));
    const run = await runTwins(sides, { seed, cases: CASES });
    expect(describeFailure(run)).toBe('');
    expect(run.cases).toBeGreaterThanOrEqual(CASES);
    // Of twins that are the same, or know nothing to tell, the comparison would say nothing.
    expect(run.hidden).toBeGreaterThan(CASES / 2);
    expect(run.telling).toBeGreaterThan(CASES / 8);
  }, 600_000);
});
