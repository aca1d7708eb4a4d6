/** `npm run fuzz -- policy [--seed N] [--cases N]`: exit 0 where all twins were alike, 1 with the smallest that were not. */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { EXIT } from '../../cli/exit-code.ts';
import { output } from '../../cli/output.ts';
import { openCountrySide } from './country-side.ts';
import { describeFailure } from './describe-failure.ts';
import { runTwins } from './run-twins.ts';

const USAGE = 'usage: npm run fuzz -- policy [--seed N] [--cases N]';
const MOST_CASES = 1_000_000;
const LARGEST_SEED = 2 ** 31 - 1;

function whole(text: string | undefined, otherwise: number): number | null {
  if (text === undefined) return otherwise;
  return /^\d{1,10}$/u.test(text) && Number(text) <= LARGEST_SEED ? Number(text) : null;
}

/** What is asked for; null where it is no usage. */
function asked(): { readonly seed: number; readonly cases: number } | null {
  try {
    const { values, positionals } = parseArgs({
      options: { seed: { type: 'string' }, cases: { type: 'string' } },
      allowPositionals: true,
    });
    const seed = whole(values.seed, randomInt(LARGEST_SEED));
    const cases = whole(values.cases, MOST_CASES);
    const isPolicy = positionals.length === 1 && positionals[0] === 'policy';
    return isPolicy && seed !== null && cases !== null ? { seed, cases } : null;
  } catch {
    return null;
  }
}

const given = asked();
if (given === null) {
  output.remark(USAGE);
  process.exitCode = EXIT.usage;
} else {
  const { seed, cases } = given;
  output.remark(`seed ${seed}`);
  const started = performance.now();
  const sides = [await openCountrySide(), await openCountrySide()] as const;
  const run = await runTwins(sides, {
    seed,
    cases,
    progress: (done) =>
      output.remark(`${done} of ${cases} cases, ${Math.round((performance.now() - started) / 1000)} s`),
  });
  await Promise.all(sides.map((side) => side.close()));
  if (run.failure === null) {
    output.result(
      `${run.cases} cases, ${run.answers} answers alike; ${run.telling} told of a record; ${run.hidden} changes hidden; seed ${seed}`,
    );
  } else {
    output.result(describeFailure(run));
    process.exitCode = EXIT.no;
  }
}
