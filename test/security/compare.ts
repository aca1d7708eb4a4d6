import type { DecisionContext } from '../../policies/engine/contract.ts';
import type { RecordIds } from '../../subgraphs/runtime/country/record-ids.ts';
import type { Question } from './questions.ts';
import { twinsOf } from './twins.ts';
import type { Rules } from './verdicts.ts';
import type { World } from './world.ts';
import type { Change } from './worlds.ts';

/** One pair of worlds: what changes between them, who may see what, who asks, and what. */
export interface TwinCase {
  readonly world: World;
  readonly changes: readonly Change[];
  readonly rules: Rules;
  readonly asked: DecisionContext;
  readonly questions: readonly Question[];
}

/** The body of a GraphQL request. */
export interface Body {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One of the two sides that are compared: a country, or a hub before it. */
export interface Side {
  readonly ids: RecordIds;
  hold(world: World): Promise<void>;
  rule(rules: Rules): void;
  /** The body that asks a question here. */
  bodyOf(question: Question): Body;
  /** The answer as text, with all that is compared of it. */
  ask(body: Body, asked: DecisionContext): Promise<string>;
  /** What the national system was asked since this was last called. */
  reads(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What in two sides is not alike, as text. */
export interface Difference {
  readonly body: Body;
  readonly left: string;
  readonly right: string;
}

/** What a case came to. */
export interface Comparison {
  /** Null where both sides are alike in everything. */
  readonly difference: Difference | null;
  /** Changes between the two worlds. */
  readonly hidden: number;
  /** Answers compared, and how many of them told of a record. */
  readonly answers: number;
  readonly telling: number;
}

/** The body that asks for the page after the first one of an answer; null where there is none. */
function nextPage({ query, variables }: Body, answer: string): Body | null {
  const cursor = /"endCursor":"([^"]+)"/u.exec(answer)?.[1];
  return cursor === undefined || !query.includes('$after')
    ? null
    : { query, variables: { ...variables, after: cursor } };
}

/** Asks both sides of a case everything, and compares what they say and what they ask of their national systems. */
export async function compareTwins(sides: readonly [Side, Side], given: TwinCase): Promise<Comparison> {
  const { rules, asked } = given;
  const worlds = twinsOf(given.world, given.changes, rules, asked);
  const [left, right] = sides;
  for (const side of sides) side.rule(rules);
  await Promise.all([left.hold(worlds.left), right.hold(worlds.right)]);
  let [answers, telling] = [0, 0];
  const of = async (side: Side, body: Body) => [await side.ask(body, asked), ...(await side.reads())].join('\n');
  for (const question of given.questions) {
    let body: Body | null = left.bodyOf(question);
    for (let pages = 0; body !== null && pages < 2; pages += 1) {
      const [mine, theirs]: readonly [string, string] = [await of(left, body), await of(right, body)];
      answers += 1;
      if (/"(?:node|content)":\{/u.test(mine)) telling += 1;
      if (mine !== theirs) {
        return { difference: { body, left: mine, right: theirs }, hidden: worlds.hidden, answers, telling };
      }
      body = nextPage(body, mine);
    }
  }
  return { difference: null, hidden: worlds.hidden, answers, telling };
}
