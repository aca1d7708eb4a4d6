import fc from 'fast-check';
import {
  buildSchema,
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  OperationTypeNode,
  parse,
} from 'graphql';
import {
  conditionsIn,
  conditionVariables,
  underConditions,
  withoutEmptySets,
} from '../../../gateway/plan/conditions.ts';
import { isFields } from '../../../gateway/plan/json-object.ts';
import { prepareOperation } from '../../../gateway/plan/prepare-operation.ts';
import type { Source } from '../../../gateway/plan/run/source.ts';
import { drawnType, drawnValues, type Faults } from './federated/drawn-values.ts';
import { testSupergraph } from './federated/federation.ts';
import { testSources, type Failure, type TestSources } from './federated/sources.ts';
import { stockAnswer } from './federated/stock-gateway.ts';
import { randomOf } from './random.ts';
import { randomOperation, type RandomOperation } from './random-operation.ts';

const federation = testSupergraph();
const { schema } = federation;
const VALUES = {
  code: ['AA', 'BB', 'CC'],
  in: ['AA', 'BB', 'CC'],
  id: ['AA.1', 'BB.2', 'CC.3', 'AA.4'],
  ids: ['AA.1', 'BB.2', 'CC.3', 'AA.4', 'AA.1'],
  lang: ['en', 'et'],
  name: ['Tamm'],
};
const RUNS = { numRuns: 80 };

interface Result {
  readonly data: unknown;
  readonly paths: readonly (readonly (string | number)[] | undefined)[];
}

/** The operation under its conditions, with its plan. */
function planned({ document: written, variables: given }: RandomOperation) {
  const variables = getVariableValues(schema, getOperationAST(written)?.variableDefinitions ?? [], given).coerced ?? {};
  const conditions = conditionsIn(conditionVariables(written) ?? [], variables);
  if (conditions === null) throw new Error('a condition is not decided');
  const document = underConditions(written, conditions);
  return { variables, document, plan: federation.plan(withoutEmptySets(document)) };
}

async function ours({ document, plan, variables }: ReturnType<typeof planned>, from: TestSources): Promise<Result> {
  const source =
    (service: string): Source<null> =>
    ({ text, representations, variables: used }) =>
      from.answer(service, text, representations === null ? used : { ...used, representations });
  const sources = Object.fromEntries(from.names.map((name) => [name, source(name)]));
  const { data, errors } = await prepareOperation<null>(
    schema,
    document,
    null,
    plan,
  )({ sources, variables, context: null });
  return { data, paths: errors.map(({ path }) => path) };
}

async function oneServer({ document, variables }: RandomOperation, seed: string, faults: Faults): Promise<Result> {
  const { data, errors = [] } = await execute({
    schema,
    document,
    variableValues: variables,
    fieldResolver: drawnValues(seed, faults),
    typeResolver: drawnType,
  });
  return { data, paths: errors.map(({ path }) => path) };
}

/** Where in the data the nulls are that errors tell of. */
function nullsOf({ data, paths }: Result): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    let value = data;
    const steps: (string | number)[] = [];
    for (const step of path ?? []) {
      if (Array.isArray(value)) value = value[Number(step)] as unknown;
      else if (isFields(value)) value = value[step];
      else break;
      steps.push(step);
    }
    if (value == null) found.add(steps.join('.'));
  }
  return [...found].sort();
}

describe('an operation that is run over several sources', () => {
  it.each([
    ['all values are there', { nulls: 0, errors: 0 }],
    ['values are null', { nulls: 0.1, errors: 0 }],
    ['fields fail', { nulls: 0.03, errors: 0.06 }],
  ])('answers as one server with all data does, where %s', async (_name, faults) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (number) => {
        const seed = String(number);
        const operation = randomOperation(schema, seed, { values: VALUES, widens: true });
        const { text } = operation;
        const theirs = await oneServer(operation, seed, faults);
        const mine = await ours(planned(operation), testSources(federation, seed, faults));
        expect({ text, data: JSON.stringify(mine.data) }).toEqual({ text, data: JSON.stringify(theirs.data) });
        expect({ text, nulls: nullsOf(mine) }).toEqual({ text, nulls: nullsOf(theirs) });
      }),
      RUNS,
    );
  });

  it.each([
    ['values are null', { nulls: 0.1, errors: 0 }, 0],
    ['fields fail', { nulls: 0.03, errors: 0.06 }, 0],
    ['sources fail', { nulls: 0.03, errors: 0.03 }, 0.3],
  ])('asks and answers as the stock gateway does, where %s', async (_name, faults, share) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (number) => {
        const seed = String(number);
        // The stock gateway loses a fragment on a type within one on its interface, where the object does not say its type.
        const operation = randomOperation(schema, seed, { values: VALUES, widens: false });
        const failure: Failure = (service, text) => {
          const random = randomOf(`${seed} ${service} ${text}`);
          return random.chance(share) ? random.pick(['throws', 'nothing', 'nulls'] as const) : 'none';
        };
        const [mineFrom, theirsFrom] = [1, 2].map(() => testSources(federation, seed, faults, failure));
        if (mineFrom === undefined || theirsFrom === undefined) throw new Error('there are no sources');
        const { document, ...rest } = planned(operation);
        const one = { ...rest, document: withoutEmptySets(document) };
        const mine = await ours(one, mineFrom);
        const data = await stockAnswer(federation, one, theirsFrom);
        // It puts the fields of some fragments in another order than GraphQL does: the order is not compared.
        expect({ text: operation.text, data: mine.data }).toEqual({ text: operation.text, data });
        expect(mineFrom.called()).toEqual(theirsFrom.called());
      }),
      RUNS,
    );
  });

  it.each([
    ['an error where it stands', [['a', 'b']], [['a', 'b']]],
    ['an error above it', [['a']], [['a']]],
    ['an error below it', [['a', 'b', 'c', 0]], [['a', 'b', 'c', 0]]],
    [
      'no error at another place',
      [['a', 'c']],
      [
        ['a', 'c'],
        ['a', 'b'],
      ],
    ],
    ['no error without a place', [undefined], [undefined, ['a', 'b']]],
  ])('tells of a null that may be none, unless the source does: %s', async (_name, given, told) => {
    const nested = buildSchema('type Query { a: A } type A { b: B! c: Int } type B { c: [Int!]! }');
    const document = parse('{ a { b { c } c } }');
    const plan = {
      kind: 'QueryPlan' as const,
      node: {
        kind: 'Fetch' as const,
        serviceName: 'one',
        operation: '',
        operationName: undefined,
        operationKind: OperationTypeNode.QUERY,
      },
    };
    const errors = given.map((path) => new GraphQLError('failed', path === undefined ? {} : { path }));
    const sources = { one: () => Promise.resolve({ data: { a: { b: null, c: 1 } }, errors }) };
    const result = await prepareOperation<null>(
      nested,
      document,
      null,
      plan,
    )({ sources, variables: {}, context: null });
    expect(result.data).toEqual({ a: null });
    expect(result.errors.map(({ path }) => path)).toEqual(told);
  });
});
