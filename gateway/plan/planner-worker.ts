/** The thread that composes the supergraph and plans operations, so that neither stalls requests that run. */
import { parentPort, workerData } from 'node:worker_threads';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse, printSchema } from 'graphql';
import { keptComposition } from '../compose/kept-composition.ts';
import { composeSupergraph } from '../compose/supergraph.ts';
import type { PlannerMessage, PlannerSetup, PlanRequest } from './worker-messages.ts';

function say(message: PlannerMessage): void {
  parentPort?.postMessage(message);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function open({ members }: PlannerSetup) {
  const started = performance.now();
  const { sdl } = composeSupergraph(members, keptComposition);
  const composed = performance.now();
  const supergraph = Supergraph.build(sdl, { validateSupergraph: false });
  const api = supergraph.apiSchema();
  const apiSdl = printSchema(api.toGraphQLJSSchema());
  // Fragments would only hide from the hub what it has to read in each call's text.
  const planner = new QueryPlanner(supergraph, { generateQueryFragments: false, reuseQueryFragments: false });
  say({ kind: 'ready', apiSdl, composeMs: composed - started, buildMs: performance.now() - composed });
  return (request: PlanRequest) => {
    const options = request.operationName === null ? {} : { operationName: request.operationName };
    const operation = operationFromDocument(api, parse(request.query), { ...options, validate: false });
    return planner.buildQueryPlan(operation, {
      recursiveSelectionsLimitDisabled: false,
      nonLocalSelectionsLimitDisabled: false,
    });
  };
}

try {
  const plan = open(workerData as PlannerSetup);
  parentPort?.on('message', (request: PlanRequest) => {
    try {
      say({ kind: 'planned', id: request.id, plan: plan(request) });
    } catch (error) {
      say({ kind: 'failed', id: request.id, message: textOf(error) });
    }
  });
} catch (error) {
  say({ kind: 'refused', message: textOf(error) });
}
