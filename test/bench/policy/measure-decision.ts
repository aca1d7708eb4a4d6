import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import { LogicEngine } from 'json-logic-engine';
import { compilePolicy } from '../../../policies/engine/compile.ts';
import { divideIntoLanes } from '../../../policies/engine/lanes.ts';
import { ALLOW, DENY } from '../../../policies/engine/outcome.ts';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import type { BenchOptions } from '../bench.ts';
import { interleaved, medianRatio, timed } from '../measure.ts';
import { figure, median } from '../statistics.ts';
import { decisionTable } from './decision-table.ts';
import { recordFacts, requestFacts, type Facts } from './facts.ts';
import { OWNER, recordClasses, requests } from './situations.ts';
import { cedarPolicies } from './to-cedar.ts';
import { laneRule } from './to-json-logic.ts';

const HEAD = { member: OWNER, title: 'bench', language: 'en', from: '2026-01-01', until: null };
/** Cedar is asked only every so many decisions: it takes a thousand times as long. */
const CEDAR_EVERY = 97;

/** A lane that is compared, with the field of it whose outcome is looked at. */
interface Compared {
  readonly lane: number;
  readonly field: number;
}

async function prepare() {
  const table = await decisionTable();
  const lanes = divideIntoLanes(CANONICAL_FIELDS, table.permissions, table.restrictions);
  const compared: readonly Compared[] = lanes.lanes.flatMap((lane, index) => {
    const first = CANONICAL_FIELDS.fields.find(
      (field) => lanes.laneOf[field.index] === index && field.type === 'Person',
    );
    // Quality goes with the value and special categories need a text, whatever the table says: no rule decides them.
    return first && lane.category !== 'quality' && lane.category !== 'special'
      ? [{ lane: index, field: first.index }]
      : [];
  });
  const { permissions, restrictions, groups } = table;
  const policy = compilePolicy({ head: HEAD, permissions, restrictions, groups });
  const engine = new LogicEngine();
  const rules = compared.map(({ lane }) => {
    const of = lanes.lanes[lane];
    if (!of) throw new Error('a lane is missing');
    // The package says no more of what it builds than that it is a function.
    return engine.build(laneRule(table, of)) as (facts: Facts) => unknown;
  });
  preparsePolicySet('table', { staticPolicies: cedarPolicies(table, lanes.lanes) });
  const asked = requests();
  const classes = recordClasses();
  const records = classes.map(recordFacts);
  const situations = asked.map((context) => {
    const facts = requestFacts(context, groups);
    return records.map((record): Facts => ({ ...facts, ...record }));
  });
  return { policy, rules, compared, asked, classes, situations, rows: permissions.length + restrictions.length };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** Every decision by the compiled tables: each request is settled once, as in production, and each class once. */
function decideOurs({ policy, compared, asked, classes }: Prepared, answers: Uint8Array): void {
  let at = 0;
  for (const context of asked) {
    const settled = policy.forRequester(context);
    for (const record of classes) {
      const { outcomes } = settled.vector(record);
      for (const { field } of compared) answers[at++] = outcomes[field] ?? DENY;
    }
  }
}

/** Every decision by json-logic-engine, its rules compiled, one a lane; rows that do not cover a lane are not in its rule. */
function decideTheirs({ rules, situations }: Prepared, answers: Uint8Array): void {
  let at = 0;
  for (const records of situations) {
    for (const facts of records) for (const rule of rules) answers[at++] = Number(rule(facts));
  }
}

type CedarContext = Parameters<typeof statefulIsAuthorized>[0]['context'];

/** The same facts, in lists that Cedar's types let be changed. */
function cedarContext(facts: Facts): CedarContext {
  const entries = Object.entries(facts).map(([name, value]): [string, CedarContext[string]] =>
    typeof value === 'object' ? [name, [...value]] : [name, value],
  );
  return Object.fromEntries(entries);
}

function decideCedar({ compared, situations }: Prepared, answers: Uint8Array): number {
  let at = 0;
  let count = 0;
  for (const context of situations.flat()) {
    for (const { lane } of compared) {
      const index = at++;
      if (index % CEDAR_EVERY !== 0) continue;
      const answer = statefulIsAuthorized({
        principal: { type: 'Officer', id: 'one' },
        action: { type: 'Action', id: String(lane) },
        resource: { type: 'Record', id: 'one' },
        context: cedarContext(context),
        preparsedPolicySetId: 'table',
        entities: [],
      });
      if (answer.type !== 'success') throw new Error('cedar could not decide');
      if ((answer.response.decision === 'allow') !== (answers[index] === ALLOW)) {
        throw new Error(`cedar decides otherwise: lane ${lane} of ${JSON.stringify(context)}`);
      }
      count += 1;
    }
  }
  return count;
}

function compare(prepared: Prepared, ours: Uint8Array, theirs: Uint8Array): void {
  const index = ours.findIndex((answer, at) => answer !== theirs[at]);
  if (index === -1) return;
  const facts = prepared.situations.flat()[Math.floor(index / prepared.compared.length)];
  const { lane = -1 } = prepared.compared[index % prepared.compared.length] ?? {};
  throw new Error(
    `json-logic decides otherwise: lane ${lane} of ${JSON.stringify(facts)}: ${ours[index]}, ${theirs[index]}`,
  );
}

/** What one decision costs by the compiled tables, against json-logic-engine on the same rows; Cedar beside them. */
export async function measureDecision({ quick, progress }: BenchOptions) {
  progress('decisions: compiling 40 rows for each engine');
  const prepared = await prepare();
  const count = prepared.asked.length * prepared.classes.length * prepared.compared.length;
  const ours = new Uint8Array(count);
  const theirs = new Uint8Array(count);
  for (let warm = 0; warm < 3; warm += 1) {
    decideOurs(prepared, ours);
    decideTheirs(prepared, theirs);
  }
  compare(prepared, ours, theirs);
  progress(`decisions: ${count} a round, answers equal; measuring`);
  const pairs = await interleaved(
    quick ? 7 : 25,
    () => timed(() => decideOurs(prepared, ours)),
    () => timed(() => decideTheirs(prepared, theirs)),
  );
  progress('decisions: cedar');
  let asked = 0;
  const cedarMs = await timed(() => (asked = decideCedar(prepared, ours)));
  const nanoseconds = (ms: number, of: number): number => figure((ms * 1e6) / of);
  const tally = (wanted: (code: number) => boolean): number => ours.filter(wanted).length;
  return {
    ratio: { decision: figure(medianRatio(pairs, (ms) => ms)) },
    detail: {
      decision: {
        rows: prepared.rows,
        decisions: count,
        opened: tally((code) => code === ALLOW),
        denied: tally((code) => code === DENY),
        oursNs: nanoseconds(median(pairs.ours), count),
        jsonLogicNs: nanoseconds(median(pairs.theirs), count),
        cedarNs: nanoseconds(cedarMs, asked),
      },
    },
  };
}
