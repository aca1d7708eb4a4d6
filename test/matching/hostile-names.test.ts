import fc from 'fast-check';
import { alignTokens } from '../../subgraphs/matching/align-tokens.ts';
import { LONGEST_NAME } from '../../subgraphs/matching/cleanse.ts';
import { compareNames } from '../../subgraphs/matching/compare-names.ts';
import { MOST_KEYS, nameKeys } from '../../subgraphs/matching/keys.ts';
import { NAME_THRESHOLD } from '../../subgraphs/matching/matcher.ts';
import { formsOf, MOST_TOKENS, normaliseName } from '../../subgraphs/matching/normalise.ts';
import { readNormalised, writeNormalised } from '../../subgraphs/matching/normalised-text.ts';
import { scoreNames } from '../../subgraphs/matching/score-names.ts';

const words = (text: string) => normaliseName(text).tokens.map((token) => token.text);
const score = (left: string, right: string) => scoreNames(normaliseName(left), normaliseName(right));

/** What names are made of, and what is made to break readers of names. */
const PIECES = [
  ...['Anna', 'محمد', 'عبد', 'ال', 'الدين', 'Мария', 'Иванович', 'כהן', "ג'", '박', '찬환', '林', '佐々木', 'さくら'],
  ...['Μπ', 'ντ', 'რუს', 'Պետ', 'रमेश', 'ทักษิณ', 'van', 'née', 'geb.', 'alias', 'Đorđe', 'abdul', 'din', 'ss', 'a', '7'],
  ...[
    ' ',
    ' ',
    ' ',
    ',',
    ';',
    '(',
    ')',
    '/',
    '-',
    "'",
    '.',
    '\u200b',
    '\u200f',
    '\u202e',
    '\ufeff',
    '\u0301',
    '\u0e4c',
  ],
  ...['\ud83d', '\ude00', '😀', '👩‍👩‍👧', '1️⃣', '\u0000', '\ufdfa', 'ﬃ', '𝐀', 'а', 'е', 'о', '\u{e0041}', '\u{10ffff}'],
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

describe('names that nobody should write', () => {
  it.each([
    ['empty', '', []],
    ['one letter', 'Ж', ['zh']],
    ['only white space', ' \t\u3000\n', []],
    ['only marks', '\u0301\u0308\u20dd', []],
    ['only invisible characters', '\u200b\u200f\u2066\ufeff', []],
    ['digits only', '12 ٣٤', ['12', '34']],
    ['emoji', '👩🏽‍🚀 Anna 🇪🇪', ['anna']],
    ['a lone surrogate', 'An\ud800na \udfffBerg', ['anna', 'berg']],
    ['right-to-left marks', '\u202eAnna\u202c \u2067Berg\u2069', ['anna', 'berg']],
    ['zero-width characters', 'A\u200bn\u200cn\u200da\u2060 Berg', ['anna', 'berg']],
    ['tag characters', 'Anna\u{e0042}\u{e0065} Berg', ['anna', 'berg']],
    ['mixed scripts in one word', 'Ваrtlеу', ['bartley']],
    ['a word in two scripts that look alike', 'Сорроlа', ['coppola']],
    ['Cyrillic words that look Latin beside a Latin one', 'Сара Сосо Berg', ['capa', 'coco', 'berg']],
    ['Greek capitals that look Latin beside a Latin word', 'ΑΝΝΑ BERG', ['anna', 'berg']],
    ['Cyrillic words that look Latin beside a Cyrillic one', 'Сара Яковлева', ['sara', 'yakovleva']],
    ['mathematical letters', '𝐀𝐧𝐧𝐚 𝔅𝔢𝔯𝔤', ['anna', 'berg']],
    ['a ligature that stands for a sentence', '\ufdfa', ['sla', 'allh', 'al', 'yh', 'wslm']],
  ])('reads %s', (_, name, expected) => {
    expect(words(name)).toEqual(expected);
  });

  it.each([
    ['combining marks on one letter', (name: string) => name.replace('o', `o${'\u0301'.repeat(1_500)}`)],
    [
      'a few marks on every letter',
      (name: string) => Array.from(name, (letter) => `${letter}\u0335\u0489\u0301\u0330`).join(''),
    ],
    ['invisible characters between', (name: string) => Array.from(name).join('\u200b\u202e\u{e0041}')],
    ['invisible characters before', (name: string) => '\u2060'.repeat(1_500) + name],
  ])('finds a name under %s', (_, hide) => {
    expect(words(hide('Zoe Bergmann'))).toEqual(['zoe', 'bergmann']);
    expect(score(hide('Zoe Bergmann'), 'Zoe Bergmann')).toBe(1);
  });

  it.each([
    ['10,000 letters', 'x'.repeat(10_000)],
    ['10,000 words', 'ab '.repeat(10_000)],
    ['10,000 combining marks on one letter', `o${'\u0301'.repeat(10_000)} Bergmann`],
    ['10,000 marks that are letters', `क${'\u0941'.repeat(10_000)}`],
    ['10,000 Korean syllables', '박'.repeat(10_000)],
    ['10,000 ligatures of 18 letters', '\ufdfa'.repeat(10_000)],
    ['10,000 brackets', '(a'.repeat(10_000)],
    ['10,000 words for `born`', 'née '.repeat(10_000)],
    ['10,000 aliases', 'a b alias '.repeat(10_000)],
    ['a word that nearly matches a pattern many times', `abdul${'du'.repeat(5_000)}x`],
  ])('holds %s within bounds', (_, text) => {
    const name = normaliseName(text);
    expect(formsOf(name).length).toBeLessThanOrEqual(8);
    for (const { tokens } of formsOf(name)) {
      expect(tokens.length).toBeLessThanOrEqual(MOST_TOKENS);
      for (const { codes } of tokens) expect(codes.length).toBeLessThanOrEqual(48);
    }
    expect(nameKeys(name).length).toBeLessThanOrEqual(MOST_KEYS);
    // All that stands beyond the longest text makes no difference: nothing of it is looked at.
    expect(writeNormalised(normaliseName(text.slice(0, 2_000)))).toBe(writeNormalised(name));
  });

  it('compares no more words than two names of the greatest length have, each of bounded length', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.integer({ min: 1, max: 50 }), (left, right, times) => {
        const [a, b] = [normaliseName(left.repeat(times)), normaliseName(right.repeat(times))];
        let compared = 0;
        let cells = 0;
        for (const x of formsOf(a)) {
          for (const y of formsOf(b)) {
            alignTokens(x.tokens, y.tokens, (one, other) => {
              compared += 1;
              cells += one.codes.length * other.codes.length;
              return 0;
            });
          }
        }
        const forms = formsOf(a).length * formsOf(b).length;
        expect(compared).toBeLessThanOrEqual(forms * MOST_TOKENS * MOST_TOKENS);
        // A name's words together are no longer than a few times the letters that are looked at.
        expect(cells).toBeLessThanOrEqual(forms * (8 * LONGEST_NAME) ** 2);
      }),
      { numRuns: 150 },
    );
  });

  it('reads back what it stored as it stored it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const stored = writeNormalised(normaliseName(text));
        expect(writeNormalised(readNormalised(stored))).toBe(stored);
      }),
      { numRuns: 400 },
    );
  });

  it('is the same from both sides, between 0 and 1, and says why', () => {
    fc.assert(
      fc.property(hostile, hostile, (left, right) => {
        const [a, b] = [normaliseName(left), normaliseName(right)];
        const one = scoreNames(a, b);
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(1);
        expect(Math.abs(one - scoreNames(b, a))).toBeLessThanOrEqual(1e-9);
        expect(compareNames(a, b).score).toBe(one);
      }),
      { numRuns: 400 },
    );
  });

  it('gives equal names 1 where they say enough, and less where one common word is all there is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const name = normaliseName(text);
        const best = scoreNames(name, name);
        if (formsOf(name).some(({ weight }) => weight >= 1.6)) expect(best).toBeCloseTo(1, 9);
        else if (formsOf(name).every(({ weight }) => weight < 1.5)) expect(best).toBeLessThan(1);
      }),
      { numRuns: 400 },
    );
    expect(score('Muhammad', 'Muhammad')).toBeLessThan(NAME_THRESHOLD);
  });

  it('is not drawn by what stands between letters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('\u200b', '\u200f', '\u202e', '\ufeff', '\u2066', '\u0301'), { maxLength: 40 }),
        (marks) => {
          const noise = marks.join('');
          expect(words(`An${noise}na Bergm${noise}ann`)).toEqual(words('Anna Bergmann'));
        },
      ),
    );
  });
});
