/** Upper bounds of the buckets of a time, in milliseconds. */
const BUCKETS_MS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

/** How often something took how long. */
export interface Histogram {
  readonly counts: number[];
  sum: number;
  total: number;
}

/** A histogram of nothing. */
export function openHistogram(): Histogram {
  return { counts: BUCKETS_MS.map(() => 0), sum: 0, total: 0 };
}

/** Adds a time in milliseconds. */
export function observe(histogram: Histogram, ms: number): void {
  for (const [index, bound] of BUCKETS_MS.entries()) {
    if (ms <= bound) histogram.counts[index] = (histogram.counts[index] ?? 0) + 1;
  }
  histogram.sum += ms;
  histogram.total += 1;
}

/** A histogram in seconds in Prometheus' text format 0.0.4; `labels` as `a="b",c="d"`, or empty. */
export function histogramLines(name: string, labels: string, { counts, sum, total }: Histogram): readonly string[] {
  const prefix = labels === '' ? '' : `${labels},`;
  const braces = labels === '' ? '' : `{${labels}}`;
  return [
    ...BUCKETS_MS.map((bound, index) => `${name}_bucket{${prefix}le="${bound / 1000}"} ${counts[index] ?? 0}`),
    `${name}_bucket{${prefix}le="+Inf"} ${total}`,
    `${name}_sum${braces} ${sum / 1000}`,
    `${name}_count${braces} ${total}`,
  ];
}

/** Counts by labels, written as `a="b",c="d"`. */
export type Counter = Map<string, number>;

/** Adds one under some labels. */
export function count(counter: Counter, labels: string): void {
  counter.set(labels, (counter.get(labels) ?? 0) + 1);
}

/** The counts in the text format. */
export function counterLines(name: string, counter: ReadonlyMap<string, number>): readonly string[] {
  return [...counter].map(([labels, value]) => `${name}{${labels}} ${value}`);
}

/** What stands before a metric in the text format. */
export function heading(name: string, kind: 'counter' | 'gauge' | 'histogram', help: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`];
}
