import { interleaved, medianRatio } from './measure.ts';
import { figure, median, percentile } from './statistics.ts';

describe('the statistics of a benchmark', () => {
  it.each([
    [0.5, [3, 1, 2], 2],
    [0.99, Array.from({ length: 200 }, (_, index) => index + 1), 198],
    [1, [5, 9], 9],
    [0, [5, 9], 5],
  ])('take the percentile %d of values in any order', (share, values, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
  ])('take the middle of %j', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('show three digits', () => {
    expect([figure(1234.5), figure(0.012345)]).toEqual([1230, 0.0123]);
  });
});

describe('an interleaved measurement', () => {
  it('measures both sides in turn, and lets each go first as often', async () => {
    const order: string[] = [];
    const side = (name: string) => () => {
      order.push(name);
      return Promise.resolve(name);
    };
    const pairs = await interleaved(3, side('ours'), side('theirs'));
    expect(order).toEqual(['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs']);
    expect(pairs).toEqual({ ours: ['ours', 'ours', 'ours'], theirs: ['theirs', 'theirs', 'theirs'] });
  });

  it('gives the median of the ratios, pair by pair', () => {
    expect(medianRatio({ ours: [2, 30, 4], theirs: [1, 10, 4] }, (ms) => ms)).toBe(2);
  });
});
