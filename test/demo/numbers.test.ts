import { profileOf } from '../../subgraphs/demo/population/members/members.ts';
import { iban, lei, luhn, mod97, spread, vin } from '../../subgraphs/demo/population/numbers.ts';
import { seededRandom } from '../../subgraphs/demo/population/random.ts';

const BORN = { birthDate: '1979-03-14', male: true };

describe('numbers of the population', () => {
  it('spreads serial numbers without ever giving one twice', () => {
    const given = new Set(Array.from({ length: 10_000 }, (_, serial) => spread(serial, 4)));
    expect(given.size).toBe(10_000);
    expect([...given].every((number) => /^\d{4}$/.test(number))).toBe(true);
  });

  it('has the check digits of published examples', () => {
    expect(luhn('7992739871')).toBe('3');
    expect(iban('GB', 'WEST12345698765432')).toBe('GB82WEST12345698765432');
    expect(iban('DE', '370400440532013000')).toBe('DE89370400440532013000');
    expect(vin('1M8', 'GDM9A', 'KP042788').slice(8, 9)).toBe('X');
  });

  it('makes identifiers whose check digits hold', () => {
    expect(mod97(lei(17))).toBe(1);
    const account = profileOf('FR').iban(5)?.iban ?? '';
    expect(account).toHaveLength(27);
    expect(mod97(account.slice(4) + account.slice(0, 4))).toBe(1);
  });

  it.each([
    ['EE', 20],
    ['DE', 22],
    ['FR', 27],
    ['UA', 29],
    ['BR', 29],
    ['EG', 29],
  ])('gives accounts in %s the length of its IBANs', (member, length) => {
    expect(profileOf(member).iban(123)?.iban).toHaveLength(length);
  });

  it.each([
    ['EE', /^3790314\d{4}$/],
    ['DE', /^[1-9]\d{10}$/],
    ['FR', /^17903\d{10}$/],
    ['UA', /^28927\d{5}$/],
    ['US', /^9\d{2}-\d{2}-\d{4}$/],
    ['BR', /^\d{11}$/],
    ['EG', /^2790314\d{7}$/],
    ['JP', /^\d{12}$/],
  ])('gives persons in %s a national number of its form', (member, form) => {
    expect(profileOf(member).nationalId({ ...BORN, serial: 42 })).toMatch(form);
  });
});

describe('seeded randomness', () => {
  it('gives the values that it has always given', () => {
    const random = seededRandom('comity');
    expect([random.int(1_000_000), random.int(1_000_000), random.digits(8)]).toEqual([467_330, 861_044, '30093240']);
  });

  it('is drawn apart in each fork', () => {
    const random = seededRandom('comity');
    const before = random.fork('part').digits(12);
    random.digits(100);
    expect(random.fork('part').digits(12)).toBe(before);
    expect(random.fork('other').digits(12)).not.toBe(before);
  });

  it('prefers the front of a list by frequency, and reaches its end', () => {
    const random = seededRandom('ranks');
    const list = Array.from({ length: 20 }, (_, index) => index);
    const drawn = Array.from({ length: 10_000 }, () => random.ranked(list));
    const times = (rank: number) => drawn.filter((value) => value === rank).length;
    expect(times(0)).toBeGreaterThan(3 * times(15));
    expect(times(19)).toBeGreaterThan(0);
  });

  it('has nothing to pick from an empty list', () => {
    expect(() => seededRandom('x').pick([])).toThrow('nothing to pick from');
  });
});
