import fc from 'fast-check';
import { comparePaths, comparePathTexts } from '../../schema/text-order.ts';

const step = fc.oneof(fc.nat({ max: 120 }), fc.constantFrom('a', 'ab', 'a1', 'a12', 'edges', '_a', 'B'));
/** Paths that often share their beginning; at one place an answer has names or positions, and not both. */
const path = fc
  .array(step, { minLength: 1, maxLength: 4 })
  .map((steps) => steps.map((one, index) => (index % 2 === 0 ? String(one).replace(/^\d/u, 'n$&') : Number(one) || 0)));

describe('paths written as texts', () => {
  it('come in the order of their steps, positions as numbers', () => {
    fc.assert(
      fc.property(path, path, (left, right) => {
        const order = comparePathTexts(left.join('.'), right.join('.'));
        expect(Math.sign(order)).toBe(Math.sign(comparePaths(left, right)));
      }),
    );
  });

  it('are followed at once by what lies below them', () => {
    const paths = ['a.10', 'a.1.b', 'ab', 'a.2', 'a', 'a.1', 'a.1.b.0'];
    expect(paths.toSorted(comparePathTexts)).toEqual(['a', 'a.1', 'a.1.b', 'a.1.b.0', 'a.2', 'a.10', 'ab']);
  });
});
