import { median } from './statistics.ts';

/** Blocks of two sides that were measured in turn, so that what disturbs the machine disturbs both. */
export interface Pairs<Block> {
  readonly ours: readonly Block[];
  readonly theirs: readonly Block[];
}

/** Measures both sides in turn, `rounds` times; who goes first changes from round to round. */
export async function interleaved<Block>(
  rounds: number,
  ours: () => Promise<Block>,
  theirs: () => Promise<Block>,
): Promise<Pairs<Block>> {
  const found = { ours: [] as Block[], theirs: [] as Block[] };
  for (let round = 0; round < rounds; round += 1) {
    const oursFirst = round % 2 === 0;
    const first = await (oursFirst ? ours() : theirs());
    const second = await (oursFirst ? theirs() : ours());
    found.ours.push(oursFirst ? first : second);
    found.theirs.push(oursFirst ? second : first);
  }
  return found;
}

/** The median over the pairs of ours ÷ theirs in one figure of a block. */
export function medianRatio<Block>({ ours, theirs }: Pairs<Block>, figureOf: (block: Block) => number): number {
  return median(ours.map((block, pair) => figureOf(block) / figureOf(theirs[pair] ?? block)));
}

/** The time that `run` takes, in milliseconds. */
export async function timed(run: () => unknown): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}
