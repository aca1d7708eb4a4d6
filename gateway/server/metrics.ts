import type { Asking } from '../asking.ts';

const BUCKETS_MS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

interface Histogram {
  readonly counts: number[];
  sum: number;
  total: number;
}

/** Counters of the gateway, for Prometheus. Labels are closed lists and members' codes; no persons, no cases. */
export interface GatewayMetrics {
  countRequest(asking: Asking, outcome: string): void;
  /** A request that ended before its requester was known. */
  countRefusal(code: string): void;
  countSwap(ms: number): void;
  /** In the text format 0.0.4. */
  text(gauges: Readonly<Record<string, number>>): string;
}

function openHistogram(): Histogram {
  return { counts: BUCKETS_MS.map(() => 0), sum: 0, total: 0 };
}

function observe(histogram: Histogram, ms: number): void {
  for (const [index, bound] of BUCKETS_MS.entries()) {
    if (ms <= bound) histogram.counts[index] = (histogram.counts[index] ?? 0) + 1;
  }
  histogram.sum += ms;
  histogram.total += 1;
}

function histogramLines(name: string, labels: string, { counts, sum, total }: Histogram): readonly string[] {
  const prefix = labels === '' ? '' : `${labels},`;
  const braces = labels === '' ? '' : `{${labels}}`;
  return [
    ...BUCKETS_MS.map((bound, index) => `${name}_bucket{${prefix}le="${bound / 1000}"} ${counts[index] ?? 0}`),
    `${name}_bucket{${prefix}le="+Inf"} ${total}`,
    `${name}_sum${braces} ${sum / 1000}`,
    `${name}_count${braces} ${total}`,
  ];
}

function heading(name: string, kind: string, help: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`];
}

/** Counters that start at nothing. */
export function openMetrics(): GatewayMetrics {
  const requests = new Map<string, number>();
  const statuses = new Map<string, number>();
  const latencies = new Map<string, Histogram>();
  const requestLatency = openHistogram();
  let swaps = 0;
  let lastSwapMs = 0;
  const add = (counter: Map<string, number>, labels: string) => counter.set(labels, (counter.get(labels) ?? 0) + 1);
  const lines = (name: string, counter: ReadonlyMap<string, number>) =>
    [...counter].map(([labels, value]) => `${name}{${labels}} ${value}`);
  return {
    countRequest(asking, outcome) {
      add(requests, `outcome="${outcome}"`);
      observe(requestLatency, performance.now() - asking.startedAt);
      for (const { member, parts, startedAt, endedAt, sent } of asking.ledger.notes) {
        for (const { status } of parts) add(statuses, `jurisdiction="${member}",status="${status}"`);
        if (!sent) continue;
        const latency = latencies.get(member) ?? openHistogram();
        latencies.set(member, latency);
        observe(latency, endedAt - startedAt);
      }
    },
    countRefusal: (code) => void add(requests, `outcome="${code}"`),
    countSwap(ms) {
      swaps += 1;
      lastSwapMs = ms;
    },
    text(gauges) {
      return [
        ...heading('comity_requests_total', 'counter', 'Requests of clients by outcome.'),
        ...lines('comity_requests_total', requests),
        ...heading('comity_request_seconds', 'histogram', 'Time from a request to its answer.'),
        ...histogramLines('comity_request_seconds', '', requestLatency),
        ...heading('comity_jurisdiction_parts_total', 'counter', 'Parts of answers by member and status.'),
        ...lines('comity_jurisdiction_parts_total', statuses),
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
