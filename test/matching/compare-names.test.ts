import fc from 'fast-check';
import { rememberedSimilarity } from '../../subgraphs/matching/align-tokens.ts';
import { compareNames } from '../../subgraphs/matching/compare-names.ts';
import { scoreNames } from '../../subgraphs/matching/score-names.ts';
import { NAME_THRESHOLD } from '../../subgraphs/matching/matcher.ts';
import { normaliseName } from '../../subgraphs/matching/normalise.ts';
import { readNormalised, writeNormalised } from '../../subgraphs/matching/normalised-text.ts';

const score = (left: string, right: string) => scoreNames(normaliseName(left), normaliseName(right));

describe('comparing names', () => {
  it.each([
    ['the order of words', 'Anna Maria Schmidt', 'SCHMIDT, Anna Maria'],
    ['diacritics', 'José Peña', 'Jose Pena'],
    ['German umlauts spelt out', 'Jürgen Müller', 'Juergen Mueller'],
    ['Arabic', 'Mohamed Jalali', 'محمد جلالی'],
    ['an Arabic article', 'Faisal Alzahrani', 'فيصل الزهراني'],
    ['Abd joined and apart', 'Abdelrahman Hassan', 'عبد الرحمن حسن'],
    ['Hebrew', 'Yitzchak Spektor', 'יצחק ספקטור'],
    ['Cyrillic', 'Alexei Didenko', 'Алексей Диденко'],
    ['Belarusian and Russian', 'Aliaksandr Lukashenka', 'Александр Лукашенко'],
    ['a patronymic left out', 'Serhii Kravchenko', 'Кравченко Сергій Володимирович'],
    ['Korean surnames', 'Park Chan-hwan', '박찬환'],
    ['a foreign name in Hangul', 'Christian Clark', '크리스천 클라크'],
    ['Chinese', 'Xi Jinping', '习近平'],
    ['Chinese turned round', 'Jinping Xi', '習近平'],
    ['katakana', 'Ivan Petrov', 'イワン・ペトロフ'],
    ['kanji', 'Isamu Kato', '加藤 勇'],
    ['Arabic against katakana', 'محمد حسن', 'ムハンマド・ハサン'],
    ['Cyrillic against Arabic', 'Ибрагим Омар', 'إبراهيم عمر'],
    ['a hyphen', 'Marie-Claire Dupont', 'Marieclaire Dupont'],
    ['an initial', 'J. Rodriguez Gomez', 'Jorge Rodriguez Gomez'],
    ['a slip of the pen', 'Margaret Hamilton', 'Margraet Hamilton'],
    ['confusables', 'Pаvеl Novаk', 'Pavel Novak'],
    ['a short form', 'Bill Clinton', 'William Clinton'],
    ['a form in another language', 'Yevhen Kovalenko', 'Eugene Kovalenko'],
    ['a Cantonese surname', 'Cheung Wai', '張偉'],
    ['a Korean surname that few spell alike', 'Rhee Syngman', '이승만'],
    ['a rank', 'Brigadier General Mohammed Bilal', 'Muhammad Bilal'],
    ['a word that Arabic writes as three', 'Shamsuddin Haqqani', 'شمس الدين حقانى'],
    ['a name given twice', 'Abdullah Sindhi', 'عبدالله السندي (Abdullah Sindhi)'],
    ['a German romanisation', 'Dalja Atija', 'Dalya Atiya'],
    ['articles joined', 'Elshafee el Sheikh', 'El Shafee Elsheikh'],
    ['Armenian', 'Aram Khachaturian', 'Արամ Խաչատրյան'],
    ['Georgian', 'Shota Rustaveli', 'შოთა რუსთაველი'],
    ['Greek', 'Georgios Papadopoulos', 'Γεώργιος Παπαδόπουλος'],
    ['Devanagari', 'Narendra Modi', 'नरेन्द्र मोदी'],
    ['Thai', 'Somchai Srisuk', 'สมชาย ศรีสุข'],
    ['Persian', 'Mahmoud Ahmadinejad', 'محمود احمدی‌نژاد'],
  ])('sees one name through %s', (_, left, right) => {
    expect(score(left, right)).toBeGreaterThanOrEqual(NAME_THRESHOLD);
    expect(score(right, left)).toBeGreaterThanOrEqual(NAME_THRESHOLD);
  });

  it.each([
    ['another surname', 'Oleg Vladimirovich Garin', 'Олег Владимирович Цепкин'],
    ['another given name', 'Luis Enrique Calle', 'Ricardo Arreola Calle'],
    ['a shared patronymic alone', 'Vitaliy Vasilevich Kushnarev', 'Аляксандр Васiльевiч Шакуцін'],
    ['a shared particle', 'Abu Bakr', 'Abu Hamza'],
    ['a shared article', 'Al-Hasan', 'Al-Bakri'],
    ['other people in Hangul', 'Paul Bremer', '폴 앵카'],
    ['another Chinese name', 'Zhang Yimou', '张作霖'],
    ['nothing in common', 'Taufik Rifki', 'Yacub Eric'],
    ['a brother', 'Hassan Mahmoud Saleh', 'Nabil Mahmoud Saleh'],
    ['father and son', 'Abdullah bin Omar al-Muhammad', 'Omar bin Abdullah al-Muhammad'],
    ['another patronymic', 'Murad Khasanovich Margoshvili', 'Murad Iraklievich Margoshvili'],
  ])('tells names apart: %s', (_, left, right) => {
    expect(score(left, right)).toBeLessThan(NAME_THRESHOLD);
  });

  it('says less of one equal word than of two', () => {
    expect(score('Schmidt', 'Schmidt')).toBeLessThan(score('Anna Schmidt', 'Anna Schmidt'));
  });

  it('gives an empty name no likeness', () => {
    expect(score('', 'Anna')).toBe(0);
    expect(score('', '')).toBe(0);
    expect(compareNames(normaliseName(''), normaliseName('Anna')).explanation).toBe('no letters to compare');
  });

  it('explains each word', () => {
    const { explanation } = compareNames(normaliseName('Mohamed Ali Jalali'), normaliseName('جلالی محمد رضا'));
    expect(explanation).toContain('Mohamed ≈ محمد, same skeleton');
    expect(explanation).toContain('only in the first: Ali');
    expect(explanation).toContain('only in the second: رضا');
  });

  it.each([
    ['BERG, Bill', 'Berg, William', 'given name: Bill ≈ William, forms of one name'],
    ['Lee, Jae', '이재', 'surname: Lee ≈ 이, forms of one name'],
    ['J. Berg', 'Jorge Berg', 'J ≈ Jorge, same initial'],
    ['Margaret Berg', 'Margot Berg', 'Margaret ≈ Margot, near in sound'],
  ])('says how words of %s and %s are alike', (left, right, expected) => {
    expect(compareNames(normaliseName(left), normaliseName(right)).explanation).toContain(expected);
  });

  it('explains with the score that it gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        const [a, b] = [normaliseName(left), normaliseName(right)];
        expect(compareNames(a, b).score).toBe(scoreNames(a, b));
      }),
    );
  });

  const names = fc
    .array(
      fc.constantFrom('ali', 'al', 'x', 'محمد', 'Мария', '박', '찬환', '林', 'van', 'Jean', 'Smith', 'smyth', 'abd'),
      {
        maxLength: 8,
      },
    )
    .map((list) => list.join(' '));

  it('stays between 0 and 1, and is the same from both sides', () => {
    fc.assert(
      fc.property(names, names, (left, right) => {
        expect(score(left, right)).toBeGreaterThanOrEqual(0);
        expect(score(left, right)).toBeLessThanOrEqual(1);
        expect(score(left, right)).toBeCloseTo(score(right, left), 9);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the same score where words are remembered, and for names read back from where they were stored', () => {
    const compare = rememberedSimilarity();
    fc.assert(
      fc.property(names, names, (left, right) => {
        const [query, stored] = [normaliseName(left), readNormalised(writeNormalised(normaliseName(right)))];
        expect(scoreNames(query, stored, compare)).toBe(score(left, right));
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives a name itself the best score of all', () => {
    fc.assert(
      fc.property(names, names, (left, right) => {
        expect(score(left, left)).toBeGreaterThanOrEqual(score(left, right) - 1e-9);
      }),
    );
  });
});
