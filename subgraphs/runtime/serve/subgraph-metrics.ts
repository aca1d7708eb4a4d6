import {
  count,
  counterLines,
  heading,
  histogramLines,
  observe,
  openHistogram,
  type Counter,
} from '../../../schema/metrics-text.ts';
import type { StatusPart } from '../../../schema/statuses.ts';

/**
 * Counters of a country, for Prometheus. Labels are closed lists and the systems of its configuration.
 * INVARIANT: nothing is counted that the answers themselves do not tell the hub, which can read this page: neither rows nor
 * statements, which would tell of records that policy hides.
 */
export interface SubgraphMetrics {
  /** A call and what came of it: `answered`, `refused` or the code of an error; `ms` from its arrival. */
  countCall(outcome: string, ms: number): void;
  countParts(parts: readonly StatusPart[]): void;
  /** In the text format 0.0.4, with values of now, each with what it says. */
  text(gauges: readonly Gauge[]): string;
}

/** A value of now. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly value: number;
}

/** Counters that start at nothing. */
export function openSubgraphMetrics(): SubgraphMetrics {
  const calls: Counter = new Map();
  const parts: Counter = new Map();
  const latency = openHistogram();
  return {
    countCall(outcome, ms) {
      count(calls, `outcome="${outcome}"`);
      observe(latency, ms);
    },
    countParts(told) {
      for (const { system, status } of told) count(parts, `system="${system}",status="${status}"`);
    },
    text: (gauges) =>
      [
        ...heading('comity_subgraph_calls_total', 'counter', 'Calls by outcome.'),
        ...counterLines('comity_subgraph_calls_total', calls),
        ...heading('comity_subgraph_call_seconds', 'histogram', 'Time from a call to its answer.'),
        ...histogramLines('comity_subgraph_call_seconds', '', latency),
        ...heading('comity_subgraph_parts_total', 'counter', 'Parts of answers by national system and status.'),
        ...counterLines('comity_subgraph_parts_total', parts),
        ...gauges.flatMap(({ name, help, value }) => [...heading(name, 'gauge', help), `${name} ${value}`]),
        '',
      ].join('\n'),
  };
}
