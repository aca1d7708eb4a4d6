import type { Bench, BenchOptions } from './bench.ts';
import { measureAudit } from './fanout/audit-cost.ts';
import { measureCase, questionTo, type CaseTiming, type Sides } from './fanout/fanout-case.ts';
import { startFederation, type BenchFederation } from './fanout/federation.ts';
import { sender } from './load.ts';
import { portOf, startBenchProcess } from './process/bench-process.ts';

const FULL: CaseTiming = { rounds: 7, crowdRounds: 5, blockMs: 2000, warmMs: 6000 };
const QUICK: CaseTiming = { rounds: 3, crowdRounds: 1, blockMs: 350, warmMs: 2000 };

/** The federations of the benchmark, and how many of their members are asked; null asks all. */
const FEDERATIONS = [
  { members: 10, asked: [null] },
  { members: 196, asked: [null, 5] },
] as const;

/** The federation over which the cost of durable audit is measured. */
const AUDITED = 10;

/** The bodies that the gateway sends are what the bare fan-out sends. */
async function startSides(federation: BenchFederation): Promise<Sides> {
  const gateway = await federation.startGateway(null);
  const first = sender(gateway.ready.port, questionTo(null), federation.headers);
  await first.send();
  await first.close();
  const bodies = await federation.bodies();
  const endpoints = federation.codes.map((code, index) => ({
    code,
    origin: federation.origins[index],
    body: bodies[code],
  }));
  return { gateway, bare: await startBenchProcess('fanout/bare-process.js', endpoints, portOf) };
}

interface Found {
  readonly ratio: Record<string, number>;
  readonly detail: Record<string, unknown>;
}

async function measureFederation(
  federation: BenchFederation,
  asked: readonly (number | null)[],
  { quick, progress }: BenchOptions,
  found: Found,
): Promise<void> {
  const timing = quick ? QUICK : FULL;
  const { codes } = federation;
  const sides = await startSides(federation);
  for (const count of asked) {
    const name = `${count ?? codes.length}/${codes.length}`;
    progress(`${name}: measuring`);
    const measured = await measureCase(federation, sides, count === null ? null : codes.slice(0, count), timing);
    found.ratio[name] = measured.ratio;
    found.detail[name] = measured.detail;
  }
  if (codes.length === AUDITED) {
    progress('durable audit: measuring');
    Object.assign(found.detail, await measureAudit(federation, sides.gateway, timing));
  }
  await Promise.all([sides.gateway.stop(), sides.bare.stop()]);
}

/** The gateway against a bare undici fan-out behind HTTP to the same endpoints, and what durable audit adds. */
export const fanoutBench: Bench = async (options) => {
  const found: Found = { ratio: {}, detail: {} };
  for (const { members, asked } of FEDERATIONS) {
    options.progress(`${members} members: starting`);
    const federation = await startFederation(members);
    await measureFederation(federation, asked, options, found).finally(() => federation.close());
  }
  return found;
};
