import fc from 'fast-check';
import { LONGEST_NAME } from '../../subgraphs/matching/cleanse.ts';
import { formsOf, MOST_TOKENS, normaliseName } from '../../subgraphs/matching/normalise.ts';

const words = (text: string) => normaliseName(text).tokens.map((token) => token.text);

describe('normalising a name', () => {
  it.each([
    ['Latin with diacritics', 'Jürgen Großmann-Łukasz', ['jurgen', 'grossmann', 'lukasz']],
    ['capitals and a comma', "AL-BAKR, Ibrahim 'Isa", ['ibrahim', 'isa', 'al', 'bakr']],
    ['Cyrillic', 'Тетяна Шевченко', ['tetyana', 'shevchenko']],
    ['Arabic', 'محمد جلالی', ['mhmd', 'jlaly']],
    ['Arabic with its article', 'الزهراني', ['al', 'zhrany']],
    ['Arabic with vowel points', 'مُحَمَّد', ['mhmd']],
    ['Arabic presentation forms', 'ﻣﺤﻤﺪ', ['mhmd']],
    ['Hebrew with geresh', "ג'ורג'", ['jwrj']],
    ['Hangul without a space', '김정은', ['kim', 'jeongeun']],
    ['Hangul with a compound surname', '남궁민수', ['namgung', 'minsu']],
    ['Hangul with a space', '르네 파페', ['reune', 'pape']],
    ['Han without a space', '习近平', ['xi', 'jinping']],
    ['Han with a compound surname', '欧阳修', ['ouyang', 'xiu']],
    ['katakana with a middle dot', 'イワン・ペトロフ', ['iwan', 'petorofu']],
    ['half-width katakana', 'ｲﾜﾝ', ['iwan']],
    ['Greek', 'Γεώργιος', ['georgios']],
    ['Georgian', 'გიორგი', ['giorgi']],
    ['full-width Latin', 'Ｉｖａｎ', ['ivan']],
    ['Arabic-Indic digits', '١٢٣', ['123']],
  ])('romanises %s', (_, name, expected) => {
    expect(words(name)).toEqual(expected);
  });

  it.each([
    ['Abdul Rahman', ['abd', 'rahman']],
    ['Abdurrahman', ['abd', 'rahman']],
    ['Abdelkader', ['abd', 'kader']],
    ['عبدالرحمن', ['abd', 'rhmn']],
    ['Abdullah', ['abdullah']],
  ])('sets the words of %s apart', (name, expected) => {
    expect(words(name)).toEqual(expected);
  });

  it.each([
    ['Shamsuddin', ['shams', 'din']],
    ['Seifeddine', ['seif', 'din']],
    ['شمس الدین', ['shms', 'al', 'dyn']],
    ['الحق', ['al', 'hq']],
    ['الله', ['allh']],
  ])('sets the words of %s apart, as Arabic does', (name, expected) => {
    expect(words(name)).toEqual(expected);
  });

  it.each([
    ['이승만', ['lee', 'seungman']],
    ['이 승만', ['lee', 'seungman']],
    ['單田芳', ['shan', 'tianfang']],
  ])('reads the surname of %s as its bearers write it', (name, expected) => {
    expect(words(name)).toEqual(expected);
  });

  it('knows which word is the surname where the writing tells', () => {
    const roles = (text: string) => normaliseName(text).tokens.map(({ written, role }) => [written, role]);
    expect(roles('SALIM, Ahmad')).toEqual([
      ['Ahmad', 'given name'],
      ['SALIM', 'surname'],
    ]);
    expect(roles('김정은')).toEqual([
      ['김', 'surname'],
      ['정은', 'given name'],
    ]);
    expect(roles('Ahmad Salim')).toEqual([
      ['Ahmad', null],
      ['Salim', null],
    ]);
    expect(roles('Salim, Ahmad, Omar').map(([, role]) => role)).toEqual([null, null, null]);
  });

  it('reads a name that is given twice as two forms', () => {
    const forms = (text: string) =>
      formsOf(normaliseName(text)).map(({ tokens }) => tokens.map(({ text: word }) => word));
    expect(forms('عبدالله السندي (Abdullah Sindhi)')).toEqual([
      ['abd', 'allh', 'al', 'sndy'],
      ['abdullah', 'sindhi'],
    ]);
    expect(forms('Agha Jan Alizai اغا جان عالیزی')).toHaveLength(2);
    expect(forms('Husain Salimi; Hosain Salimi')).toEqual([
      ['husain', 'salimi'],
      ['hosain', 'salimi'],
    ]);
    expect(forms('a; b')).toEqual([['a', 'b']]);
    expect(forms(Array.from({ length: 30 }, () => 'Anna Berg').join(';'))).toHaveLength(4);
  });

  it('reads kanji in Japanese beside Chinese', () => {
    const name = normaliseName('加藤勇');
    expect(name.tokens.map((token) => token.text)).toEqual(['jia', 'tengyong']);
    expect(name.alternative?.tokens.map((token) => token.text)).toEqual(['katou', 'isamu']);
  });

  it('puts rarer Japanese names together from their kanji', () => {
    expect(normaliseName('岩沢 美樹').alternative?.tokens.map((token) => token.text)).toEqual(['iwasawa', 'miki']);
  });

  it('gives no Japanese reading to a Chinese name whose characters Japan does not write', () => {
    expect(normaliseName('陈诚').alternative).toBeNull();
  });

  it.each([
    ['empty', '', []],
    ['white space', ' \t\n ', []],
    ['one letter', 'X', ['x']],
    ['punctuation', '-- ., \'" --', []],
    ['emoji', '😀 👩‍👩‍👧 Anna', ['anna']],
    ['a lone surrogate', '\ud800Anna\udc00', ['anna']],
    ['right-to-left marks', '\u200f\u202eAnna\u202c', ['anna']],
    ['zero-width characters', 'An\u200bn\u200da\ufeff', ['anna']],
    ['Cyrillic letters in a Latin name', 'Pаvеl Novаk', ['pavel', 'novak']],
    ['Latin letters in a Cyrillic name', 'Анатолiївна', ['anatoliivna']],
  ])('takes %s', (_, name, expected) => {
    expect(words(name)).toEqual(expected);
  });

  it('cuts a long name and a storm of combining marks', () => {
    expect(words(`Zo${'\u0301'.repeat(10_000)}e`)).toEqual(['zo']);
    expect(words('a b '.repeat(5_000))).toHaveLength(MOST_TOKENS);
    expect(words('x'.repeat(10_000)).join('').length).toBeLessThanOrEqual(LONGEST_NAME);
  });

  it('takes anything, and gives lower-case letters and digits, within bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { tokens } = normaliseName(text);
        expect(tokens.length).toBeLessThanOrEqual(MOST_TOKENS);
        for (const token of tokens) {
          expect(token.text).toMatch(/^[a-z0-9]+$/);
          expect(token.sounds).toMatch(/^[a-zA-Z0-9]+$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
