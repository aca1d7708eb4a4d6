import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { QUALITY } from '../../policies/engine/lanes.ts';
import { isOpen } from '../../policies/engine/outcome.ts';
import { CANONICAL_FIELDS } from '../../schema/fields.ts';
import { twinCases } from './cases.ts';
import { openWatchedSide, type WatchedField } from './watched-side.ts';

/** Pairs of a world and a policy; each is asked several questions. */
const CASES = 60;

type Side = Awaited<ReturnType<typeof openWatchedSide>>;

/** The fields of quality of the record that a value belongs to, which policy would not let be asked with it. */
function closedQuality({ parent, type, field }: WatchedField): readonly string[] {
  // The quality of a role is that of the record that holds it.
  if (parent === null || parent.__typename === 'CaseRole' || field.startsWith('__')) return [];
  const controlled = CANONICAL_FIELDS.find(type, field);
  if (controlled === null || !isOpen(parent.vector, controlled.index)) return [];
  return CANONICAL_FIELDS.fields
    .filter(({ category, type: owner }) => category === QUALITY && [parent.record.type, 'Contact'].includes(owner))
    .filter(({ index }) => !isOpen(parent.vector, index))
    .map((quality) => `${quality.type}.${quality.field} beside ${type}.${field}`);
}

describe('a value that is told', () => {
  let side: Side;
  beforeAll(async () => {
    side = await openWatchedSide();
  });
  afterAll(() => side.close());

  it('never stands where its quality could not be asked, whatever a policy rules', async () => {
    const seed = Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31 - 1));
    let told = 0;
    const property = fc.asyncProperty(twinCases(seed), async ({ world, rules, asked, questions }) => {
      side.rule(rules);
      await side.hold(world);
      for (const question of questions) {
        const { fields } = await side.ask(question, asked);
        told += fields.length;
        expect(fields.flatMap(closedQuality)).toEqual([]);
      }
    });
    await fc.assert(property, { seed, numRuns: CASES, endOnFailure: true });
    expect(told).toBeGreaterThan(CASES);
  }, 300_000);
});
