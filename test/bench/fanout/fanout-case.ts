import { isDeepStrictEqual } from 'node:util';
import { closedLoop, sender, type Block, type Send } from '../load.ts';
import { interleaved, medianRatio, type Pairs } from '../measure.ts';
import { PERSON_QUERY } from '../members.ts';
import type { BenchProcess } from '../process/bench-process.ts';
import { figure, median, percentile } from '../statistics.ts';
import type { BenchFederation } from './federation.ts';

/** Two processes that answer the same question. */
export interface Sides {
  readonly gateway: BenchProcess<{ readonly port: number }>;
  readonly bare: BenchProcess<{ readonly port: number }>;
}

/** How long and how often a case is measured. */
export interface CaseTiming {
  /** Rounds with one client. */
  readonly rounds: number;
  /** Rounds with many. */
  readonly crowdRounds: number;
  readonly blockMs: number;
  /** How long the gateway is asked before it is measured: its code is compiled as it runs. */
  readonly warmMs: number;
}

/** Clients that ask at once where throughput is measured. */
const CLIENTS = 8;

interface CostedBlock extends Block {
  readonly cpuMs: number;
}

/** The question to some members, or to all where `asked` is null. */
export function questionTo(asked: readonly string[] | null): string {
  const variables = { search: { name: 'Tamm', birthDate: '1979-03-14' }, ...(asked === null ? {} : { in: asked }) };
  return JSON.stringify({ query: PERSON_QUERY, variables });
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/** Throws where the two sides answer differently; resolves to the bytes of the bare answer. */
async function assertEqualAnswers(ours: Send, theirs: Send): Promise<number> {
  const [left, right] = await Promise.all([ours(), theirs()]);
  const [mine, bare] = [JSON.parse(left) as Answer, JSON.parse(right) as Answer];
  if (mine.errors !== undefined || !isDeepStrictEqual(mine.data, bare.data)) {
    throw new Error(`the gateway and the bare fan-out answer differently: ${left.slice(0, 800)}`);
  }
  return Buffer.byteLength(right);
}

function summary(alone: readonly CostedBlock[], crowd: readonly CostedBlock[]) {
  const all = alone.flatMap(({ latencies }) => latencies);
  const per = (cost: (block: CostedBlock) => number) => figure(median(crowd.map(cost)));
  return {
    p50Ms: figure(percentile(all, 0.5)),
    p99Ms: figure(percentile(all, 0.99)),
    requestsPerSecond: per(({ latencies, elapsedMs }) => (latencies.length * 1000) / elapsedMs),
    crowdP50Ms: per(({ latencies }) => percentile(latencies, 0.5)),
    cpuMsPerRequest: figure(median(alone.map(({ cpuMs, latencies }) => cpuMs / latencies.length))),
    requests: all.length,
  };
}

function costed(process: Sides['gateway'], load: () => Promise<Block>): () => Promise<CostedBlock> {
  return async () => {
    const before = await process.cpuMs();
    const block = await load();
    return { ...block, cpuMs: (await process.cpuMs()) - before };
  };
}

/**
 * The gateway against the bare fan-out, in turn: one client, for latency and processor time, then many, for throughput.
 * The two must give equal answers.
 */
export async function measureCase(
  federation: BenchFederation,
  { gateway, bare }: Sides,
  asked: readonly string[] | null,
  timing: CaseTiming,
) {
  const body = questionTo(asked);
  const ours = sender(gateway.ready.port, body, federation.headers);
  const theirs = sender(bare.ready.port, body, {});
  const answerBytes = await assertEqualAnswers(ours.send, theirs.send);
  await closedLoop(ours.send, 4, timing.warmMs);
  await closedLoop(theirs.send, 4, timing.warmMs / 4);
  const pairs = (clients: number, rounds: number): Promise<Pairs<CostedBlock>> =>
    interleaved(
      rounds,
      costed(gateway, () => closedLoop(ours.send, clients, timing.blockMs)),
      costed(bare, () => closedLoop(theirs.send, clients, timing.blockMs)),
    );
  const alone = await pairs(1, timing.rounds);
  const crowd = await pairs(CLIENTS, timing.crowdRounds);
  await assertEqualAnswers(ours.send, theirs.send);
  await Promise.all([ours.close(), theirs.close()]);
  return {
    ratio: figure(medianRatio(alone, ({ latencies }) => percentile(latencies, 0.5))),
    detail: {
      gateway: summary(alone.ours, crowd.ours),
      bare: summary(alone.theirs, crowd.theirs),
      cpuRatio: figure(medianRatio(alone, ({ cpuMs, latencies }) => cpuMs / latencies.length)),
      throughputRatio: figure(medianRatio(crowd, ({ latencies, elapsedMs }) => elapsedMs / latencies.length)),
      answerKiB: figure(answerBytes / 1024),
    },
  };
}
