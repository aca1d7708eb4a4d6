import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_CALL_WINDOW } from '../../schema/protocol/call-window.ts';
import type { Bench, BenchOptions } from './bench.ts';
import { closedLoop, sender } from './load.ts';
import { interleaved, medianRatio } from './measure.ts';
import { portOf, startBenchProcess } from './process/bench-process.ts';
import { figure, median, percentile } from './statistics.ts';
import type { BareConfig } from './subgraph/bare-process.ts';
import { estoniaInPostgresql, germanyInSqlite, type FilledCountry } from './subgraph/countries.ts';
import type { RecordedStatement } from './subgraph/statement-recorder.ts';

const ROWS = 100;
/** A subgraph refuses calls that were signed before it could know of their nonces. */
const FIRST_CALL_MS = (DEFAULT_CALL_WINDOW.aheadSeconds + 1) * 1000;

/** The call that the hub's plan makes for a search of 100 persons by surname. */
function callBody({ member, surname }: FilledCountry): string {
  const fields = 'id jurisdiction names { full kind } birthDate sex nationalities handling lastVerifiedAt';
  return JSON.stringify({
    query: `query($representations: [_Any!]!, $search: PersonSearch!) {
      _entities(representations: $representations) {
        ... on ${member}_Jurisdiction {
          __typename
          persons(search: $search, first: ${ROWS}) { edges { score node { ${fields} } } total }
        }
      }
    }`,
    variables: {
      representations: [{ __typename: `${member}_Jurisdiction`, code: member }],
      search: { name: surname },
    },
  });
}

interface Answer {
  readonly data: { readonly _entities: readonly [{ readonly persons: { readonly edges: readonly unknown[] } | null }] };
}

function rowsIn(text: string): number {
  const { data } = JSON.parse(text) as Answer;
  return data._entities[0].persons?.edges.length ?? 0;
}

async function measureCountry(country: FilledCountry, { quick, progress }: BenchOptions) {
  progress(`${country.member}: starting`);
  const profile = process.env['COMITY_BENCH_PROFILE'];
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const subgraph = await startBenchProcess('subgraph/subgraph-process.js', country.configFile, portOf, flags);
  const body = callBody(country);
  const ours = sender(subgraph.ready.port, body, () => country.hub.sign(body));
  await new Promise((resolve) => setTimeout(resolve, FIRST_CALL_MS));
  const text = await ours.send();
  const returned = rowsIn(text);
  if (returned !== ROWS) throw new Error(`the search gives ${returned} rows: ${text.slice(0, 500)}`);
  await subgraph.ask('record');
  await ours.send();
  const statements = (await subgraph.ask('recorded')) as readonly RecordedStatement[];
  const config: BareConfig = { url: country.url, statements };
  const bare = await startBenchProcess('subgraph/bare-process.js', config, portOf);
  const theirs = sender(bare.ready.port, body, {});
  progress(`${country.member}: measuring`);
  const [warmMs, blockMs, rounds] = quick ? [1500, 700, 4] : [6000, 2500, 9];
  await closedLoop(ours.send, 1, warmMs);
  await closedLoop(theirs.send, 1, warmMs / 3);
  const pairs = await interleaved(
    rounds,
    () => closedLoop(ours.send, 1, blockMs),
    () => closedLoop(theirs.send, 1, blockMs),
  );
  await Promise.all([ours.close(), theirs.close()]);
  await Promise.all([subgraph.stop(), bare.stop()]);
  const p50 = ({ latencies }: { readonly latencies: readonly number[] }) => percentile(latencies, 0.5);
  return {
    ratio: figure(medianRatio(pairs, p50)),
    detail: {
      statements: statements.length,
      rowsRead: statements.reduce((sum, { rows }) => sum + rows, 0),
      rowsReturned: returned,
      subgraphP50Ms: figure(median(pairs.ours.map(p50))),
      bareP50Ms: figure(median(pairs.theirs.map(p50))),
      answerKiB: figure(text.length / 1024),
    },
  };
}

/** One country's search of 100 persons through its subgraph, against its statements through the bare driver. */
export const subgraphBench: Bench = async (options) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-bench-'));
  const places = { sqlite: germanyInSqlite, postgresql: estoniaInPostgresql };
  const ratio: Record<string, number> = {};
  const detail: Record<string, unknown> = {};
  try {
    for (const [name, fill] of Object.entries(places)) {
      options.progress(`${name}: filling`);
      const country = await fill(path.join(folder, name));
      const found = await measureCountry(country, options).finally(() => country.close());
      ratio[name] = found.ratio;
      detail[name] = found.detail;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { ratio: { p50: Math.max(...Object.values(ratio)), ...ratio }, detail };
};
