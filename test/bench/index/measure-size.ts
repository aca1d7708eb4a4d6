import type { MatchIndexPlace } from '../../../subgraphs/match-index/open-match-index.ts';
import { startBenchProcess } from '../process/bench-process.ts';
import { figure, median, percentile } from '../statistics.ts';
import type { Built, Found, IndexConfig } from './index-process.ts';
import { listedPeople, mainScript } from './listed-people.ts';
import { benchPeople, type BenchPerson } from './people.ts';
import { fillTrigrams } from './trigrams.ts';

const SEED = 'index';

/** What is measured: how many people, how many of them are sought, and where our index lies. */
export interface SizeOptions {
  readonly people: number;
  readonly questions: number;
  readonly place: MatchIndexPlace;
  /** The PostgreSQL of the other side. */
  readonly postgres: string;
}

interface Sought {
  readonly key: string;
  readonly name: string;
  /** Whether the other spelling is in another script than what is indexed. */
  readonly crosses: boolean;
}

function builtIn(ready: unknown): Built {
  return ready as Built;
}

/** People, of whom some are noted to be sought by another country's spelling of their names. */
function* noting(people: Iterable<BenchPerson>, every: number, sought: Sought[]): Generator<BenchPerson> {
  let since = 0;
  for (const person of people) {
    since += 1;
    if (since >= every && person.variant !== null) {
      since = 0;
      const crosses = mainScript(person.variant) !== mainScript(person.name);
      sought.push({ key: person.key, name: person.variant, crosses });
    }
    yield person;
  }
}

interface Answer extends Sought {
  readonly ours: Found;
  readonly theirs: Found;
}

function recallOf(answers: readonly Answer[], side: 'ours' | 'theirs'): number {
  const found = answers.filter((answer) => answer[side].keys.includes(answer.key)).length;
  return figure(found / answers.length);
}

function figuresOf(answers: readonly Answer[], side: 'ours' | 'theirs') {
  const ms = answers.map((answer) => answer[side].ms);
  return {
    p50Ms: figure(percentile(ms, 0.5)),
    p99Ms: figure(percentile(ms, 0.99)),
    recall: recallOf(answers, side),
    recallSameScript: recallOf(
      answers.filter(({ crosses }) => !crosses),
      side,
    ),
    recallOtherScript: recallOf(
      answers.filter(({ crosses }) => crosses),
      side,
    ),
  };
}

/** Builds both sides with the same people, and asks both in turn for some of them in another spelling. */
export async function measureSize({ people, questions, place, postgres }: SizeOptions) {
  const config: IndexConfig = { place, seed: SEED, people };
  const ours = await startBenchProcess('index/index-process.js', config, builtIn);
  try {
    const sought: Sought[] = [];
    const everyone = benchPeople(SEED, people, listedPeople());
    const every = Math.floor(people / (2 * questions));
    const theirs = await fillTrigrams(postgres, `people_${people}`, noting(everyone, every, sought));
    const answers: Answer[] = [];
    for (const [number, question] of sought.slice(0, questions).entries()) {
      const ask = async () => (await ours.ask('find', question.name)) as Found;
      const first = number % 2 === 0 ? await ask() : null;
      const other = await theirs.find(question.name);
      answers.push({ ...question, ours: first ?? (await ask()), theirs: other });
    }
    await theirs.close();
    const { buildSeconds, sourceSeconds, rssMiB } = ours.ready;
    return {
      ratio: figure(median(answers.map((answer) => answer.ours.ms / answer.theirs.ms))),
      ours: {
        buildSeconds: figure(buildSeconds),
        sourceSeconds: figure(sourceSeconds),
        rssMiB: Math.round(rssMiB),
        ...figuresOf(answers, 'ours'),
      },
      trigrams: { buildSeconds: figure(theirs.buildSeconds), ...figuresOf(answers, 'theirs') },
      questions: answers.length,
    };
  } finally {
    await ours.stop();
  }
}
