import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLoop, sender, type Block } from '../load.ts';
import { interleaved, type Pairs } from '../measure.ts';
import { startBenchPostgres } from '../process/bench-postgres.ts';
import { figure, median, percentile } from '../statistics.ts';
import { questionTo, type CaseTiming, type Sides } from './fanout-case.ts';
import type { BenchFederation } from './federation.ts';

const RATE = 200;
const ASKED = 5;

async function measurePairs(
  federation: BenchFederation,
  { durable, memory }: { readonly durable: Sides['gateway']; readonly memory: Sides['gateway'] },
  timing: CaseTiming,
): Promise<Pairs<Block>> {
  const body = questionTo(federation.codes.slice(0, ASKED));
  const ours = sender(durable.ready.port, body, federation.headers);
  const theirs = sender(memory.ready.port, body, federation.headers);
  await openLoop(ours.send, RATE, timing.warmMs);
  await openLoop(theirs.send, RATE, timing.warmMs / 4);
  const pairs = await interleaved(
    timing.rounds,
    () => openLoop(ours.send, RATE, timing.blockMs),
    () => openLoop(theirs.send, RATE, timing.blockMs),
  );
  await Promise.all([ours.close(), theirs.close()]);
  return pairs;
}

/**
 * What durable audit adds to p50 at 200 requests a second, each to five countries: a gateway whose audit is in
 * PostgreSQL, with group commit, against one whose audit is in memory, in turn. Latencies count from when a request was
 * due, so that a gateway that cannot keep the pace shows it.
 */
export async function measureAudit(federation: BenchFederation, memory: Sides['gateway'], timing: CaseTiming) {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-'));
  const postgres = await startBenchPostgres(folder);
  const pairs = await federation
    .startGateway(postgres.url)
    .then((durable) => measurePairs(federation, { durable, memory }, timing).finally(() => durable.stop()))
    .finally(async () => {
      await postgres.close();
      await rm(folder, { recursive: true, force: true });
    });
  const p50s = (blocks: typeof pairs.ours) => blocks.map(({ latencies }) => percentile(latencies, 0.5));
  const [withAudit, without] = [p50s(pairs.ours), p50s(pairs.theirs)];
  return {
    auditMs: figure(median(withAudit.map((p50, pair) => p50 - (without[pair] ?? p50)))),
    audit: {
      offeredPerSecond: RATE,
      durableP50Ms: figure(median(withAudit)),
      memoryP50Ms: figure(median(without)),
      servedPerSecond: figure(
        median(pairs.ours.map(({ latencies, elapsedMs }) => (latencies.length * 1000) / elapsedMs)),
      ),
    },
  };
}
