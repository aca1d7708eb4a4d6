/** How a benchmark is to be run. */
export interface BenchOptions {
  /** Fewer and shorter rounds: the whole ends within 40 seconds. */
  readonly quick: boolean;
  /** Tells of progress, on stderr. */
  readonly progress: (text: string) => void;
}

/** What a benchmark found. Its figures hold for the machine and the load that are printed beside them. */
export interface BenchResult {
  readonly bench: string;
  /** Medians over interleaved pairs, by what was compared. */
  readonly ratio: Readonly<Record<string, number>>;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A benchmark. */
export type Bench = (options: BenchOptions) => Promise<Omit<BenchResult, 'bench'>>;
