import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DEFAULT_CALL_WINDOW } from '../../../schema/protocol/call-window.ts';
import type { BenchOptions } from '../bench.ts';
import { closedLoop, type Block, type Send } from '../load.ts';
import { interleaved, medianRatio } from '../measure.ts';
import { figure, median, percentile } from '../statistics.ts';
import { benchHub } from '../subgraph/hub.ts';
import { FIELDS, vehiclesIn } from './fleet-call.ts';
import { FLEETS } from './fleet-rows.ts';
import { MEMBER, startSide, type RunningSide } from './fleet-side.ts';

/** A subgraph refuses calls that were signed before it could know of their nonces. */
const FIRST_CALL_MS = (DEFAULT_CALL_WINDOW.aheadSeconds + 1) * 1000;

interface Sides {
  readonly enforced: RunningSide;
  readonly open: RunningSide;
}

/** Throws where the two sides do not give the same vehicles, so many and no others. */
function requireEqual(enforced: string, open: string, size: number): void {
  const [ours, theirs] = [vehiclesIn(enforced), vehiclesIn(open)];
  if (ours.length !== size) throw new Error(`the enforced side gives ${ours.length} vehicles, not ${size}`);
  const differing = ours.findIndex((vehicle, index) => !isDeepStrictEqual(vehicle, theirs[index]));
  if (differing !== -1 || theirs.length !== size) {
    throw new Error(`the answers differ: ${JSON.stringify([ours[differing], theirs[differing]])}`);
  }
}

function p50({ latencies }: Block): number {
  return percentile(latencies, 0.5);
}

/** A block of load, and the processor time of the side that bore it, in milliseconds a request. */
interface Weighed extends Block {
  readonly cpuMs: number;
}

async function weighed(side: RunningSide, send: Send, milliseconds: number): Promise<Weighed> {
  const before = await side.cpuMs();
  const block = await closedLoop(send, 1, milliseconds);
  return { ...block, cpuMs: ((await side.cpuMs()) - before) / block.latencies.length };
}

async function compare(sides: Sides, size: number, quick: boolean) {
  const callers = { enforced: sides.enforced.caller(size), open: sides.open.caller(size) };
  const [ours, theirs] = [callers.enforced.send, callers.open.send];
  requireEqual(await ours(), await theirs(), size);
  // Short blocks, so that what disturbs the machine disturbs both sides.
  const [warmMs, blockMs, rounds] = quick ? [700, 150, 9] : [4000, 400, 41];
  await closedLoop(ours, 1, warmMs);
  await closedLoop(theirs, 1, warmMs);
  const pairs = await interleaved(
    rounds,
    () => weighed(sides.enforced, ours, blockMs),
    () => weighed(sides.open, theirs, blockMs),
  );
  requireEqual(await ours(), await theirs(), size);
  await Promise.all([callers.enforced.close(), callers.open.close()]);
  return {
    ratio: figure(medianRatio(pairs, p50)),
    cpuRatio: figure(medianRatio(pairs, ({ cpuMs }) => cpuMs)),
    enforcedMs: figure(median(pairs.ours.map(p50))),
    openMs: figure(median(pairs.theirs.map(p50))),
  };
}

type Compared = Awaited<ReturnType<typeof compare>>;

async function compareFleets(folder: string, register: boolean, { quick, progress }: BenchOptions) {
  const name = register ? 'with register' : 'without register';
  progress(`enforcement, ${name}: starting`);
  // A hub of their own: a process refuses what was signed before it started.
  const hub = await benchHub(folder, MEMBER);
  const [enforced, open] = await Promise.all([
    startSide(folder, hub, { side: 'enforced', register }),
    startSide(folder, hub, { side: 'open', register }),
  ]);
  const sides = { enforced, open };
  const found: Record<string, Compared> = {};
  try {
    await new Promise((resolve) => setTimeout(resolve, FIRST_CALL_MS));
    for (const size of FLEETS) {
      progress(`enforcement, ${name}: ${size} rows`);
      found[`${size}x${FIELDS.length}`] = await compare(sides, size, quick);
    }
  } finally {
    await Promise.all([enforced.stop(), open.stop()]);
  }
  return found;
}

/**
 * One country's answer of so many rows with twenty fields each, under policy against without: p50 over HTTP. The
 * register of disclosures is audit, not enforcement, and its write to the disk would hide what is measured: `ratio` is
 * without it on both sides, and `detail` also has it on both (not with `--quick`).
 */
export async function measureEnforcement(options: BenchOptions) {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-enforcement-'));
  try {
    const withoutRegister = await compareFleets(folder, false, options);
    const withRegister = options.quick ? null : await compareFleets(folder, true, options);
    const ratio = Object.fromEntries(Object.entries(withoutRegister).map(([name, found]) => [name, found.ratio]));
    const enforcement = { withoutRegister, ...(withRegister === null ? {} : { withRegister }) };
    return { ratio, detail: { enforcement } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
