import {
  count,
  counterLines,
  heading,
  histogramLines,
  observe,
  openHistogram,
  type Counter,
  type Histogram,
} from '../../schema/metrics-text.ts';
import type { Asking } from '../asking.ts';

/** Counters of the gateway, for Prometheus. Labels are closed lists and members' codes; no persons, no cases. */
export interface GatewayMetrics {
  countRequest(asking: Asking, outcome: string): void;
  /** A request that ended before its requester was known. */
  countRefusal(code: string): void;
  countSwap(ms: number): void;
  /** In the text format 0.0.4. */
  text(gauges: Readonly<Record<string, number>>): string;
}

/** Counters that start at nothing. */
export function openMetrics(): GatewayMetrics {
  const requests: Counter = new Map();
  const statuses: Counter = new Map();
  const latencies = new Map<string, Histogram>();
  const requestLatency = openHistogram();
  let swaps = 0;
  let lastSwapMs = 0;
  return {
    countRequest(asking, outcome) {
      count(requests, `outcome="${outcome}"`);
      observe(requestLatency, performance.now() - asking.startedAt);
      for (const { member, parts, startedAt, endedAt, sent } of asking.ledger.notes) {
        for (const { status } of parts) count(statuses, `jurisdiction="${member}",status="${status}"`);
        if (!sent) continue;
        const latency = latencies.get(member) ?? openHistogram();
        latencies.set(member, latency);
        observe(latency, endedAt - startedAt);
      }
    },
    countRefusal: (code) => count(requests, `outcome="${code}"`),
    countSwap(ms) {
      swaps += 1;
      lastSwapMs = ms;
    },
    text(gauges) {
      return [
        ...heading('comity_requests_total', 'counter', 'Requests of clients by outcome.'),
        ...counterLines('comity_requests_total', requests),
        ...heading('comity_request_seconds', 'histogram', 'Time from a request to its answer.'),
        ...histogramLines('comity_request_seconds', '', requestLatency),
        ...heading('comity_jurisdiction_parts_total', 'counter', 'Parts of answers by member and status.'),
        ...counterLines('comity_jurisdiction_parts_total', statuses),
        ...heading('comity_jurisdiction_call_seconds', 'histogram', 'Time of a call to a member.'),
        ...[...latencies].flatMap(([member, latency]) =>
          histogramLines('comity_jurisdiction_call_seconds', `jurisdiction="${member}"`, latency),
        ),
        ...heading('comity_federation_swaps_total', 'counter', 'Changes of the members.'),
        `comity_federation_swaps_total ${swaps}`,
        ...heading('comity_federation_swap_seconds', 'gauge', 'Time the last change took on the main thread.'),
        `comity_federation_swap_seconds ${lastSwapMs / 1000}`,
        ...Object.entries(gauges).flatMap(([name, value]) => [...heading(name, 'gauge', 'Now.'), `${name} ${value}`]),
        '',
      ].join('\n');
    },
  };
}
