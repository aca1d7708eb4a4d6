import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse, printSchema } from 'graphql';
import { composeFully } from '../../gateway/compose/full-composition.ts';
import { composeSupergraph } from '../../gateway/compose/supergraph.ts';
import { startPlanner } from '../../gateway/plan/planner.ts';
import type { Bench, BenchOptions } from './bench.ts';
import { interleaved, medianRatio, timed } from './measure.ts';
import { memberCodes, PERSON_QUERY } from './members.ts';
import { figure, median } from './statistics.ts';

const SIZES = [1, 10, 50, 196] as const;
/** Apollo's composition of more members than these takes too long for a quick run, and is otherwise run twice. */
const SMALLER_LIMIT = 50;

interface Built {
  readonly buildMs: number;
  readonly planMs: number;
}

/** Builds a planner as the gateway's thread does, and plans one operation with it. */
async function buildAndPlan(sdl: string): Promise<Built> {
  const started = performance.now();
  const supergraph = Supergraph.build(sdl, { validateSupergraph: false });
  const api = supergraph.apiSchema();
  printSchema(api.toGraphQLJSSchema());
  const planner = new QueryPlanner(supergraph, { generateQueryFragments: false, reuseQueryFragments: false });
  const buildMs = performance.now() - started;
  const operation = operationFromDocument(api, parse(PERSON_QUERY), { validate: false });
  return { buildMs, planMs: await timed(() => planner.buildQueryPlan(operation)) };
}

/** What it takes a gateway to be ready for these members: its thread started, what was composed before read, the planner built, one plan made. */
async function threadMs(members: Parameters<typeof startPlanner>[0]): Promise<number> {
  const started = performance.now();
  const planner = await startPlanner(members);
  await planner.plan(PERSON_QUERY, null);
  const ms = performance.now() - started;
  await planner.close();
  return ms;
}

async function measureSize(size: number, { quick, progress }: BenchOptions) {
  const members = memberCodes(size).map((code) => ({ code, extension: '' }));
  progress(`${size} countries: composing`);
  const compareFull = !quick || size <= SMALLER_LIMIT;
  const rounds = quick ? 1 : size > SMALLER_LIMIT ? 2 : 5;
  const stencil = () => timed(() => composeSupergraph(members));
  const full = () => timed(() => composeFully(members));
  const composed = compareFull
    ? await interleaved(rounds, stencil, full)
    : { ours: [await stencil(), await stencil()], theirs: [] };
  progress(`${size} countries: planning`);
  const { sdl } = composeSupergraph(members);
  const built: Built[] = [];
  for (let round = 0; round < rounds; round += 1) built.push(await buildAndPlan(sdl));
  return {
    ratio: compareFull ? medianRatio(composed, (ms) => ms) : null,
    detail: {
      composeMs: figure(median(composed.ours)),
      apolloComposeMs: compareFull ? figure(median(composed.theirs)) : null,
      buildPlannerMs: figure(median(built.map(({ buildMs }) => buildMs))),
      planMs: figure(median(built.map(({ planMs }) => planMs))),
      threadMs: figure(await threadMs(members)),
      supergraphKiB: Math.round(sdl.length / 1024),
    },
  };
}

/** Composition, planner and plan for one to 196 countries: our stencil, and beside it Apollo's composition in full. */
export const composeBench: Bench = async (options) => {
  options.progress('warming up');
  await buildAndPlan(composeFully([{ code: 'EE', extension: '' }]));
  const ratio: Record<string, number> = {};
  const detail: Record<string, unknown> = {};
  for (const size of SIZES) {
    const found = await measureSize(size, options);
    detail[size] = found.detail;
    if (found.ratio !== null) ratio[size] = figure(found.ratio);
  }
  return { ratio, detail };
};
