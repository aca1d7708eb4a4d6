import fc from 'fast-check';
import { buildSchema, executeSync, getOperationAST, getVariableValues, isObjectType, parse } from 'graphql';
import { conditionsIn, conditionVariables, underConditions } from '../../../../gateway/plan/conditions.ts';
import { isFields, ownValue } from '../../../../gateway/plan/json-object.ts';
import { responseShape } from '../../../../gateway/plan/shape/response-shape.ts';
import { randomOf } from '../random.ts';
import { randomOperation } from '../random-operation.ts';
import { randomData } from './random-data.ts';

const schema = buildSchema(`
  scalar Date
  enum Kind { A B C }
  interface Node { id: ID! parent: Node }
  interface Named implements Node { id: ID! parent: Node name: String! }
  type Town implements Named & Node { id: ID! parent: Town name: String! size: Size! since: Date kinds: [Kind!]! near: [Place] }
  type Ship implements Node { id: ID! parent: Node! crew: [Named!] kind: Kind! grid: [[Place!]!]! logs: [[Date]!] }
  type Size { width: Float! height: Float unit: String constructor: Int }
  union Place = Town | Size
  type Query {
    node(id: Int): Node
    nodes: [Node!]!
    town: Town
    places(of: Kind, near: [Int!]): [[Place]]
    ship: Ship!
    count: Int
    is: Boolean!
  }
`);
for (const type of Object.values(schema.getTypeMap())) {
  if (!isObjectType(type) || type.name.startsWith('__')) continue;
  // An object that is none, or that says that it is something else, is no answer.
  type.isTypeOf = (value) => isFields(value) && (ownValue(value, '__typename') ?? type.name) === type.name;
}

/** What graphql-js makes of the same data: its own completion over fields that are there already. */
function completed(text: string, data: unknown, variableValues: Readonly<Record<string, unknown>>) {
  return executeSync({
    schema,
    document: parse(text),
    rootValue: data,
    variableValues,
    fieldResolver: (source, _args, _context, { path }) =>
      isFields(source) ? ownValue(source, String(path.key)) : undefined,
    typeResolver: (value) => (isFields(value) ? (ownValue(value, '__typename') as string) : undefined),
  });
}

function shaped(text: string, data: object, given: Readonly<Record<string, unknown>> = {}) {
  const written = parse(text);
  const { coerced = {} } = getVariableValues(schema, getOperationAST(written)?.variableDefinitions ?? [], given);
  const conditions = conditionsIn(conditionVariables(written) ?? [], coerced);
  const document = conditions === null ? written : underConditions(written, conditions);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('there is no operation');
  return responseShape(schema, document, operation)({ ...data }, coerced);
}

function pathsOf(errors: readonly { readonly path?: readonly (string | number)[] | undefined }[] = []) {
  return errors.map(({ path }) => path);
}

describe('the shape of a response', () => {
  it.each([
    ['sound data', 0],
    ['data with a few faults', 0.02],
    ['data with many faults', 0.2],
  ])('is what graphql-js completes, of %s', (_name, faults) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { text, variables } = randomOperation(schema, String(seed), { values: {}, widens: true });
        const data = randomData(schema, parse(text), randomOf(`data ${seed}`), faults);
        const theirs = completed(text, data, variables);
        const ours = shaped(text, data, variables);
        expect({ text, data: JSON.stringify(ours.data) }).toEqual({ text, data: JSON.stringify(theirs.data) });
        expect(pathsOf(ours.errors)).toEqual(pathsOf(theirs.errors));
      }),
      { numRuns: 250 },
    );
  });

  const ID = '{ node { id } }';
  it.each([
    [
      'an object that does not say its type has the fields that all have',
      '{ node { id ... on Town { name } } }',
      { node: { id: 'a', name: 'b' } },
      { node: { id: 'a' } },
      [],
    ],
    [
      'an object of an interface has the fields that all have',
      '{ node { id ... on Named { name } ... on Town { size { width } } } }',
      { node: { __typename: 'Named', id: 'a', name: 'b' } },
      { node: { id: 'a', name: 'b' } },
      [],
    ],
    [
      'the type of an object that is not known is no answer',
      '{ node { id __typename } }',
      { node: { __typename: 'Named', id: 'a' } },
      { node: null },
      [['node', '__typename']],
    ],
    [
      'an object of another interface is no answer',
      '{ places { __typename } }',
      { places: [[{ __typename: 'Node' }]] },
      { places: [[null]] },
      [['places', 0, 0]],
    ],
    [
      'a list in the place of an object is no answer',
      ID,
      { node: [{ __typename: 'Town', id: 'a' }] },
      { node: null },
      [['node']],
    ],
    [
      'an object in the place of a list is no answer',
      '{ places { __typename } }',
      { places: {} },
      { places: null },
      [['places']],
    ],
    [
      'the type of the root is what the schema calls it',
      '{ a: __typename }',
      { __typename: 'Other' },
      { a: 'Query' },
      [],
    ],
    ['a root field that may not be null leaves nothing', '{ is count }', { count: 1 }, null, [['is']]],
  ])('%s', (_name, text, data, expected, paths) => {
    const ours = shaped(text, data);
    expect(ours.data).toEqual(expected);
    expect(pathsOf(ours.errors)).toEqual(paths);
  });

  it('holds what is inherited for no data, and sets nothing that is inherited', () => {
    const ours = shaped(
      '{ constructor: count __proto__: town { toString: name } count }',
      JSON.parse('{"__proto__":{"toString":"b"},"count":3}') as object,
    );
    expect(JSON.stringify(ours.data)).toBe('{"constructor":null,"__proto__":{"toString":"b"},"count":3}');
    expect(Object.getPrototypeOf(ours.data)).toBe(Object.prototype);
  });

  it('repeats no value in what it says of one', () => {
    const ours = shaped('{ count town { kinds } }', { count: 'Tamm, Mari', town: { kinds: ['Kask, Jaan'] } });
    expect(ours.errors).toHaveLength(2);
    expect(JSON.stringify(ours.errors)).not.toMatch(/Tamm|Kask/u);
  });

  it('answers what is asked of the schema itself, at its place', () => {
    const text = `query($name: String!, $all: Boolean = true) {
      count
      __type(name: $name) { ...T enumValues(includeDeprecated: $all) { name } }
      is
      schema: __schema { queryType { name } }
    }
    fragment T on __Type { kind @include(if: $all) }`;
    const ours = shaped(text, { is: true }, { name: 'Kind' });
    expect(JSON.stringify(ours.data)).toBe(
      '{"count":null,"__type":{"kind":"ENUM","enumValues":[{"name":"A"},{"name":"B"},{"name":"C"}]},"is":true,"schema":{"queryType":{"name":"Query"}}}',
    );
  });
});
