import fc from 'fast-check';
import {
  ALLOW,
  DENY,
  HIT_ONLY,
  join,
  meet,
  onChain,
  outcomeCode,
  outcomeName,
  outcomeOf,
} from '../../../policies/engine/outcome.ts';
import { MASK_CHAINS, MASKS } from '../../../schema/masks.ts';

const mask = (name: (typeof MASKS)[number]['name']) => outcomeCode({ kind: 'mask', mask: name });
const CODES = [DENY, HIT_ONLY, ...MASKS.map(({ name }) => mask(name)), ALLOW];
const code = fc.constantFrom(...CODES);

describe('outcomes', () => {
  it('have a code each, from which they are read back', () => {
    expect(new Set(CODES).size).toBe(CODES.length);
    expect(CODES.map((each) => outcomeCode(outcomeOf(each)))).toEqual(CODES);
    expect(outcomeName(outcomeOf(mask('year')))).toBe('year');
    expect(outcomeName(outcomeOf(77))).toBe('deny');
  });

  it.each(Object.entries(MASK_CHAINS))('are ordered along the chain of %s, between hit-only and allow', (_, chain) => {
    const order = [DENY, HIT_ONLY, ...chain.map(mask), ALLOW];
    expect(order.toSorted((left, right) => left - right)).toEqual(order);
    for (const [place, left] of order.entries()) {
      for (const right of order.slice(place)) {
        expect([meet(left, right), meet(right, left), join(left, right)]).toEqual([left, left, right]);
      }
    }
  });

  it('of different chains meet at hit-only', () => {
    expect(meet(mask('year'), mask('last-four'))).toBe(HIT_ONLY);
    expect(meet(mask('surname'), mask('month'))).toBe(HIT_ONLY);
  });

  it('meet alike in any order and any grouping', () => {
    fc.assert(
      fc.property(code, code, code, (a, b, c) => {
        expect(meet(a, b)).toBe(meet(b, a));
        expect(meet(meet(a, b), c)).toBe(meet(a, meet(b, c)));
        expect(meet(a, a)).toBe(a);
      }),
    );
  });

  it('join alike in any order and any grouping, to nothing but one of those joined', () => {
    fc.assert(
      fc.property(code, code, code, (a, b, c) => {
        expect(join(a, b)).toBe(join(b, a));
        expect(join(join(a, b), c)).toBe(join(a, join(b, c)));
        expect([a, b]).toContain(join(a, b));
      }),
    );
  });

  it('hide a value that their mask cannot coarsen', () => {
    expect(onChain(mask('year'), 'number')).toBe(HIT_ONLY);
    expect(onChain(mask('year'), null)).toBe(HIT_ONLY);
    expect([onChain(mask('year'), 'date'), onChain(ALLOW, null), onChain(DENY, 'name')]).toEqual([
      mask('year'),
      ALLOW,
      DENY,
    ]);
  });
});
