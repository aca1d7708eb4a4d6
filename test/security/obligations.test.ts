import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { obligationBits } from '../../policies/engine/obligation.ts';
import { CANONICAL_FIELDS } from '../../schema/fields.ts';
import { twinCases } from './cases.ts';
import { openWatchedSide, type WatchedField } from './watched-side.ts';

type Side = Awaited<ReturnType<typeof openWatchedSide>>;
type Told = Awaited<ReturnType<Side['ask']>>['told'];

/** Pairs of a world and a policy; each is asked several questions. */
const CASES = 150;

function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => {
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[step] : null;
  }, data);
}

/** The entries by path, as bits. */
function entriesOf(told: Told): ReadonlyMap<string, readonly number[]> {
  const entries = new Map<string, readonly number[]>();
  for (const { obligations, paths } of told) {
    for (const path of paths) entries.set(path, [...(entries.get(path) ?? []), obligationBits(obligations)]);
  }
  return entries;
}

/** A path and all that it lies below. */
function wayTo(path: string): readonly string[] {
  const steps = path.split('.');
  return steps.map((_, index) => steps.slice(0, index + 1).join('.'));
}

/** What a field by itself bears, read from the vector of the record that it was resolved of; null where policy does not control it. */
function ownBits({ parent, type, field }: WatchedField): number | null {
  if (parent === null || field.startsWith('__')) return null;
  const controlled = CANONICAL_FIELDS.find(type, field);
  return controlled === null ? null : (parent.vector.obligations[controlled.index] ?? 0);
}

const HIT = /\.(?:edges|hits)\.\d+$/u;

function holdsObjects(value: unknown): boolean {
  return Array.isArray(value) ? value.some(holdsObjects) : typeof value === 'object' && value !== null;
}

/** What is wrong with what is told of an answer's values, in words; and how many values bear anything. */
function faultsOf(data: unknown, fields: readonly WatchedField[], told: Told) {
  const entries = entriesOf(told);
  const own = new Map(fields.map((field) => [field.path, ownBits(field)]));
  const faults: string[] = [];
  let bearing = 0;
  for (const [path, bits] of own) {
    const value = valueAt(data, path) ?? null;
    if (bits === null || value === null) continue;
    const way = wayTo(path);
    const said = way.flatMap((step) => entries.get(step) ?? []);
    if (bits !== 0) bearing += 1;
    if (bits !== 0 && !said.includes(bits)) faults.push(`${path} bears ${bits}, told are ${said.join()}`);
    // Where a record or an object stands, what is told is told of it too, and not only of the field that gives it.
    if (holdsObjects(value)) continue;
    // What led to a hit is told with the hit, and is no field of it.
    const borne = way.flatMap((step) => [own.get(step) ?? 0, ...(HIT.test(step) ? (entries.get(step) ?? []) : [])]);
    const sum = borne.reduce((all, one) => all | one, 0);
    const extra = said.filter((some) => (some & ~sum) !== 0);
    if (extra.length > 0) faults.push(`${path} does not bear ${extra.join()}`);
  }
  for (const path of entries.keys()) {
    if ((valueAt(data, path) ?? null) === null) faults.push(`${path} holds nothing`);
  }
  for (const [path, sets] of entries) {
    // Where a link gives one record, the link and the record stand at one path, and may bear different things.
    const most = holdsObjects(valueAt(data, path)) ? 2 : 1;
    if (sets.length > most) faults.push(`${path} is told of in too many entries`);
    if (new Set(sets).size < sets.length) faults.push(`${path} is told the same twice`);
  }
  return { faults, bearing };
}

describe('what is told of obligations', () => {
  let side: Side;
  beforeAll(async () => {
    side = await openWatchedSide();
  });
  afterAll(() => side.close());

  it('covers every disclosed value by an entry of its own obligations, and by no others than those on the way to it', async () => {
    let bearing = 0;
    const seed = Number(process.env['TEST_SEED'] ?? randomInt(2 ** 31 - 1));
    const property = fc.asyncProperty(twinCases(seed), async ({ world, rules, asked, questions }) => {
      side.rule(rules);
      await side.hold(world);
      for (const question of questions) {
        const { data, fields, told } = await side.ask(question, asked);
        const found = faultsOf(data, fields, told);
        bearing += found.bearing;
        expect(found.faults).toEqual([]);
        expect(told.every(({ obligations, paths }) => obligations.length > 0 && paths.length > 0)).toBe(true);
      }
    });
    await fc.assert(property, { seed, numRuns: CASES, endOnFailure: true });
    expect(bearing).toBeGreaterThan(CASES * 2);
  }, 300_000);
});
