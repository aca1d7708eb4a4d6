import fc from 'fast-check';
import { MOST_KEYS, nameKeys } from '../../subgraphs/matching/keys.ts';
import { normaliseName } from '../../subgraphs/matching/normalise.ts';

const keys = (name: string) => new Set(nameKeys(normaliseName(name)).map(({ key }) => key));
const shared = (left: string, right: string) => [...keys(left)].filter((key) => keys(right).has(key));

describe('keys of a name', () => {
  it.each([
    ['Mohamed', 'محمد'],
    ['Mohamed', 'Мухаммад'],
    ['Mohamed', 'ムハンマド'],
    ['Petrov', 'ペトロフ'],
    ['Hnatiuk', 'Гнатюк'],
    ['Mychailo', 'Михайло'],
    ['Schumacher', 'シューマッハ'],
    ['Habibollah', 'حبيب الله'],
    ['Chan-hwan', '찬환'],
    ['Kato', '加藤'],
    ['Spektor', 'ספקטור'],
    ['Walid', 'Valid'],
    ['Yury', 'Jüri'],
  ])('%s and %s share one', (left, right) => {
    expect(shared(left, right)).not.toEqual([]);
  });

  it.each([
    ['Mohamed', 'Peter'],
    ['Ivanov', 'Schmidt'],
  ])('%s and %s share none', (left, right) => {
    expect(shared(left, right)).toEqual([]);
  });

  it('come from particles only where a name has nothing else', () => {
    expect(keys('de la')).not.toEqual(new Set());
    expect([...keys('de la Fuente')].filter((key) => keys('de la').has(key))).toEqual([]);
  });

  it('are bounded, and weigh more the more of a word they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(nameKeys(normaliseName(name)).length).toBeLessThanOrEqual(MOST_KEYS);
      }),
    );
    const [short, long] = [nameKeys(normaliseName('Lee'))[0], nameKeys(normaliseName('Kravchenko'))[0]];
    expect(long?.weight).toBeGreaterThan(short?.weight ?? Infinity);
  });
});
