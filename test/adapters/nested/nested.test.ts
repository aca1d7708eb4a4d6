import { projectionOf } from '../../../subgraphs/adapters/nested/column-path.ts';
import { Discovery, declaredAndFound } from '../../../subgraphs/adapters/nested/discovery.ts';
import { jsonView } from '../../../subgraphs/adapters/nested/json-view.ts';
import { pick } from '../../../subgraphs/adapters/nested/pick.ts';
import { project } from '../../../subgraphs/adapters/nested/project.ts';

const NODE = {
  id: 1,
  birth: { place: 'Oslo', day: null },
  alias: [{ name: 'A', more: { x: [1, 2] } }, { name: 'B' }],
  tags: ['p', 'q'],
  rest: true,
};

describe('a column path', () => {
  it.each([
    ['a plain value', ['id'], { id: 1 }],
    ['a value further in', ['birth.place'], { 'birth.place': 'Oslo' }],
    ['nothing', ['birth.day', 'birth.hour.minute'], { 'birth.day': null, 'birth.hour.minute': null }],
    ['plain values', ['tags[]'], { tags: ['p', 'q'] }],
    ['rows', ['alias[].name'], { alias: [{ name: 'A' }, { name: 'B' }] }],
    [
      'rows with values in them',
      ['alias[].name', 'alias[].more.x[]'],
      {
        alias: [
          { name: 'A', 'more.x': [1, 2] },
          { name: 'B', 'more.x': [] },
        ],
      },
    ],
    ['rows that are not there', ['other[].name', 'others[]'], { other: [], others: [] }],
  ])('leads to %s', (_, columns, row) => {
    expect(project(jsonView, projectionOf(columns), NODE)).toEqual(row);
    expect(pick(project(jsonView, projectionOf([...columns, 'rest']), NODE), projectionOf(columns))).toEqual(row);
  });

  it.each([
    ['a value that is an object', ['birth']],
    ['a value that repeats', ['tags']],
    ['a value within rows that are not declared as such', ['alias.name']],
    ['a plain value among rows', ['alias[]']],
  ])('refuses %s', (_, columns) => {
    expect(() => project(jsonView, projectionOf(columns), NODE)).toThrow(/declared/);
  });

  it('cannot be both a value and rows', () => {
    expect(() => projectionOf(['alias[]', 'alias[].name'])).toThrow('`alias` is declared as a value and as rows');
  });
});

describe('the discovery of columns', () => {
  it('finds every path once, with its marks, and leaves out what is declared', () => {
    const discovery = new Discovery();
    discovery.add(jsonView, NODE);
    discovery.add(jsonView, { id: 2, birth: null, alias: [{ name: 'C' }], extra: '' });
    expect(discovery.paths()).toEqual([
      'id',
      'birth.place',
      'birth.day',
      'alias[].name',
      'alias[].more.x[]',
      'tags[]',
      'rest',
      'extra',
    ]);
    expect(declaredAndFound({ id: 'integer', 'alias[].name': 'text' }, ['id', 'alias.name', 'extra'])).toEqual([
      { name: 'id', type: 'integer' },
      { name: 'alias[].name', type: 'text' },
      { name: 'extra', type: 'text' },
    ]);
  });
});
