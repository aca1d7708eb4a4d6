import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { buildSchema, GraphQLError, OperationTypeNode } from 'graphql';
import type { Fields } from '../../../../gateway/plan/json-object.ts';
import { compilePlan } from '../../../../gateway/plan/run/compile-plan.ts';
import type { Source, SourceAnswer } from '../../../../gateway/plan/run/source.ts';

const schema = buildSchema(`
  interface Member { code: String! }
  type AA implements Member { code: String! count: Int on: Boolean text: String }
  type BB implements Member { code: String! count: Int }
  type Query { members: [Member] }
`);

function fetchOf(serviceName: string, over: Partial<FetchNode> = {}): FetchNode {
  return {
    kind: 'Fetch',
    serviceName,
    operation: serviceName,
    operationName: undefined,
    operationKind: OperationTypeNode.QUERY,
    ...over,
  };
}

function about(type: string, over: Partial<FetchNode> = {}): PlanNode {
  const selections = [
    { kind: 'Field' as const, name: '__typename' },
    { kind: 'Field' as const, name: 'code' },
  ];
  const requires = [{ kind: 'InlineFragment' as const, typeCondition: type, selections }];
  return { kind: 'Flatten', path: ['members', '@'], node: fetchOf(type.toLowerCase(), { requires, ...over }) };
}

function planOf(...after: readonly PlanNode[]): QueryPlan {
  return {
    kind: 'QueryPlan',
    node: { kind: 'Sequence', nodes: [fetchOf('hub'), { kind: 'Parallel', nodes: [...after] }] },
  };
}

function member(type: string): Fields {
  return { __typename: type, code: type };
}

/** Runs a plan over sources that answer always the same; gives what came of it, and the calls. */
async function run(plan: QueryPlan, answers: Readonly<Record<string, SourceAnswer | Error>>, variables: Fields = {}) {
  const calls: { readonly service: string; readonly representations: unknown }[] = [];
  const source =
    (service: string): Source<null> =>
    ({ representations }) => {
      calls.push({ service, representations });
      const answer = answers[service];
      return answer instanceof Error || answer === undefined
        ? Promise.reject(answer ?? new Error('none'))
        : Promise.resolve({ ...answer, data: structuredClone(answer.data) });
    };
  const sources = Object.fromEntries(Object.keys(answers).map((service) => [service, source(service)]));
  const { data, errors } = await compilePlan<null>(schema, plan)({ sources, variables, context: null });
  return { data, errors, calls };
}

const HUB: SourceAnswer = { data: { members: [null, member('AA'), member('BB'), null, member('AA')] } };

function entities(...list: readonly unknown[]): SourceAnswer {
  return { data: { _entities: list } };
}

describe('a compiled plan', () => {
  it('asks each source once about the objects of its type, and puts what it gives in their places', async () => {
    const { data, calls, errors } = await run(planOf(about('AA'), about('BB'), about('CC')), {
      hub: HUB,
      aa: entities({ count: 1 }, { count: 2 }),
      bb: entities({ count: 3 }),
      cc: entities(),
    });
    expect(errors).toEqual([]);
    expect(data['members']).toEqual([
      null,
      { ...member('AA'), count: 1 },
      { ...member('BB'), count: 3 },
      null,
      { ...member('AA'), count: 2 },
    ]);
    expect(calls.map(({ service }) => service)).toEqual(['hub', 'aa', 'bb']);
    expect(calls[1]?.representations).toEqual([member('AA'), member('AA')]);
  });

  it('looks at the nodes of types that occur alone, and once', async () => {
    const reads: string[] = [];
    const node = (type: string): PlanNode => {
      const flat = about(type);
      if (flat.kind !== 'Flatten') throw new Error('there is no fetch');
      Object.defineProperty(flat.node, 'operation', {
        get() {
          reads.push(type);
          return type;
        },
      });
      return flat;
    };
    const compiled = compilePlan<null>(schema, planOf(node('AA'), node('BB'), node('CC')));
    const answer: Source<null> = ({ representations }) =>
      Promise.resolve(representations === null ? { data: { members: [member('AA')] } } : entities({ count: 1 }));
    const sources = { hub: answer, aa: answer, bb: answer, cc: answer };
    await compiled({ sources, variables: {}, context: null });
    await compiled({ sources, variables: {}, context: null });
    expect(reads).toEqual(['AA']);
  });

  it('places errors by the object that they are about', async () => {
    const failed = new GraphQLError('no', { path: ['_entities', 1, 'count'] });
    const whole = new GraphQLError('refused');
    const { errors } = await run(planOf(about('AA'), about('BB')), {
      hub: HUB,
      aa: { ...entities({ count: 1 }, { count: null }), errors: [failed] },
      bb: { data: null, errors: [whole] },
    });
    expect(errors.map(({ path }) => path)).toEqual([['members', 4, 'count'], undefined]);
  });

  it.each([
    ['rejects', new Error('no connection')],
    ['answers with another number of objects', entities({})],
    ['answers without objects', { data: {} }],
  ])('costs the answer of a source alone where that %s', async (_name, aa) => {
    const { data, errors } = await run(planOf(about('AA'), about('BB')), { hub: HUB, aa, bb: entities({ count: 3 }) });
    expect(errors).toHaveLength(1);
    expect(data['members']).toEqual([null, member('AA'), { ...member('BB'), count: 3 }, null, member('AA')]);
  });

  it('renames what a plan has renamed, be it false, empty or null', async () => {
    const fields = ['count', 'on', 'text', 'code'];
    const outputRewrites = fields.map((field) => ({
      kind: 'KeyRenamer' as const,
      path: ['... on AA', `${field}__0`],
      renameKeyTo: `x_${field}`,
    }));
    const { data } = await run(planOf(about('AA', { outputRewrites })), {
      hub: { data: { members: [member('AA')] } },
      aa: entities({ count__0: 0, on__0: false, text__0: '', code__0: null }),
    });
    expect(data['members']).toEqual([{ ...member('AA'), x_count: 0, x_on: false, x_text: '', x_code: null }]);
  });

  it('changes what is sent as the plan has it', async () => {
    const inputRewrites = [{ kind: 'ValueSetter' as const, path: ['... on AA', '__typename'], setValueTo: 'Member' }];
    const { calls } = await run(planOf(about('AA', { inputRewrites })), { hub: HUB, aa: entities(null, null) });
    expect(calls[1]?.representations).toEqual([
      { __typename: 'Member', code: 'AA' },
      { __typename: 'Member', code: 'AA' },
    ]);
  });

  it.each([
    ['first', [{ data: { at: { a: 1 }, list: [{ a: 1 }, null] } }, { data: { at: null, list: [{ b: 2 }, { b: 3 }] } }]],
    ['last', [{ data: { at: null, list: [{ b: 2 }, { b: 3 }] } }, { data: { at: { a: 1 }, list: [{ a: 1 }, null] } }]],
  ] as const)('keeps what one source gave %s, whatever another says is null', async (_name, [one, other]) => {
    const nodes = [fetchOf('one'), fetchOf('other')];
    const { data } = await run({ kind: 'QueryPlan', node: { kind: 'Parallel', nodes } }, { one, other });
    expect(data).toEqual({ at: { a: 1 }, list: [{ a: 1, b: 2 }, { b: 3 }] });
  });

  it('sets nothing that objects inherit', async () => {
    const polluting = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    ) as Fields;
    const { data } = await run(
      { kind: 'QueryPlan', node: { kind: 'Parallel', nodes: [fetchOf('one'), fetchOf('two')] } },
      {
        one: { data: polluting },
        two: { data: polluting },
      },
    );
    expect(Object.hasOwn(data, '__proto__')).toBe(true);
    expect(({} as Fields)['polluted']).toBeUndefined();
  });

  it('takes the branch that a variable decides', async () => {
    const node: PlanNode = { kind: 'Condition', condition: 'if', ifClause: fetchOf('one'), elseClause: fetchOf('two') };
    const answers = { one: { data: { a: 1 } }, two: { data: { a: 2 } } };
    const results = await Promise.all(
      [true, false].map((value) => run({ kind: 'QueryPlan', node }, answers, { if: value })),
    );
    expect(results.map(({ data }) => data)).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it.each<[string, QueryPlan]>([
    ['a subscription', { kind: 'QueryPlan', node: { kind: 'Subscription', primary: fetchOf('hub') } }],
    ['`@defer`', { kind: 'QueryPlan', node: { kind: 'Defer', primary: {}, deferred: [] } }],
    [
      '`@fromContext`',
      {
        kind: 'QueryPlan',
        node: fetchOf('hub', { contextRewrites: [{ kind: 'KeyRenamer', path: ['a'], renameKeyTo: 'b' }] }),
      },
    ],
  ])('refuses %s', (name, plan) => {
    expect(() => compilePlan(schema, plan)).toThrow(`${name} is not offered`);
  });
});
