import { DEFAULT_CALL_WINDOW } from '../../../schema/protocol/call-window.ts';
import type { BenchOptions } from '../bench.ts';
import { closedLoop, sender, type Block, type Send } from '../load.ts';
import { interleaved, medianRatio } from '../measure.ts';
import { portOf, startBenchProcess } from '../process/bench-process.ts';
import { figure, median, percentile } from '../statistics.ts';
import type { BareConfig } from './bare-process.ts';
import type { FilledCountry } from './countries.ts';
import { personsCall, rowsIn, ROWS } from './persons-call.ts';
import type { RecordedStatement } from './statement-recorder.ts';

/** A subgraph refuses calls that were signed before it could know of their nonces. */
const FIRST_CALL_MS = (DEFAULT_CALL_WINDOW.aheadSeconds + 1) * 1000;
/** The country's own index, which finds candidates. */
const INDEX_FILE = /\/index-\d+\.sqlite$/u;
/** Its national system, where that is SQLite. The register, a third file, is written rather than searched. */
const SYSTEM_FILE = /\/system\.sqlite$/u;

function p50({ latencies }: Block): number {
  return percentile(latencies, 0.5);
}

async function against(ours: Send, config: BareConfig, quick: boolean) {
  const bare = await startBenchProcess('subgraph/bare-process.js', config, portOf);
  const theirs = sender(bare.ready.port, '{}', {});
  const [warmMs, blockMs, rounds] = quick ? [400, 400, 3] : [2000, 2000, 9];
  await closedLoop(theirs.send, 1, warmMs);
  const pairs = await interleaved(
    rounds,
    () => closedLoop(ours, 1, blockMs),
    () => closedLoop(theirs.send, 1, blockMs),
  );
  await theirs.close();
  await bare.stop();
  return {
    ratio: figure(medianRatio(pairs, p50)),
    oursMs: figure(median(pairs.ours.map(p50))),
    theirsMs: figure(median(pairs.theirs.map(p50))),
  };
}

/** One country's search through its subgraph, against its statements through the bare drivers behind HTTP, in turn. */
export async function measureCountry(country: FilledCountry, { quick, progress }: BenchOptions) {
  progress(`${country.member}: starting`);
  const subgraph = await startBenchProcess('subgraph/subgraph-process.js', country.configFile, portOf);
  const body = personsCall(country);
  const ours = sender(subgraph.ready.port, body, () => country.hub.sign(body));
  await new Promise((resolve) => setTimeout(resolve, FIRST_CALL_MS));
  const text = await ours.send();
  if (rowsIn(text) !== ROWS) throw new Error(`the search gives ${rowsIn(text)} rows: ${text.slice(0, 500)}`);
  await subgraph.ask('record');
  await ours.send();
  const recorded = (await subgraph.ask('recorded')) as readonly RecordedStatement[];
  const reads = recorded.filter(({ file }) => file === null || SYSTEM_FILE.test(file));
  const finds = recorded.filter(({ file }) => file !== null && INDEX_FILE.test(file));
  const rowsOf = (statements: typeof recorded) => statements.reduce((sum, { rows }) => sum + rows, 0);
  progress(`${country.member}: measuring`);
  await closedLoop(ours.send, 1, quick ? 1200 : 6000);
  const { postgresUrl } = country;
  const search = await against(ours.send, { postgresUrl, statements: [...finds, ...reads] }, quick);
  const read = await against(ours.send, { postgresUrl, statements: reads }, quick);
  await ours.close();
  await subgraph.stop();
  return {
    ratio: search.ratio,
    readRatio: read.ratio,
    detail: {
      statements: reads.length,
      rowsRead: rowsOf(reads),
      rowsReturned: ROWS,
      candidates: rowsOf(finds),
      subgraphP50Ms: search.oursMs,
      bareP50Ms: search.theirsMs,
      bareReadP50Ms: read.theirsMs,
      answerKiB: figure(text.length / 1024),
    },
  };
}
