import { generatePopulation } from '../../../subgraphs/demo/population/generate-population.ts';
import { nameKeys } from '../../../subgraphs/matching/keys.ts';
import { NAME_THRESHOLD } from '../../../subgraphs/matching/matcher.ts';
import { normaliseName } from '../../../subgraphs/matching/normalise.ts';
import { scoreNames } from '../../../subgraphs/matching/score-names.ts';
import { expectOneName, spellings } from './one-name.ts';

describe('what two registers make of one name', () => {
  it.each(
    spellings(`
Jevgen Koval = يفهين كوفال
Iwanna Stezenko = إيفانا ستيتسينكو
Abdelaziz Basjuni = アブデラジズ・バシュニ
Jusef Abdelhamid = يوسف عبد الحميد
Mohamed Abdelrahman = ムハンマド・アブドゥルラフマーン | Магомед Абдурахман | Mukhammad Abdurakhman
Georges Boyer = ジョルジュ・ボワイエ | Жорж Буайе | جورج بويي
Laurent Rousseau = ローラン・ルソー | Лоран Руссо | لوران روسو
Сергій Щербина = セルヒー・シチェルビナ | سيرجي شتشيربينا | Serguei Chtcherbina
Megumi Ogawa = ميجومي اوجاوا | Мегумі Огава | 小川 恵
Wolfgang Jäger = فولفجنج ياجر | ヴォルフガング・イェーガー | Вольфганг Егер
Triin Kivi = ترين كيفي | トリーン・キヴィ | Трийн Киви
김철수 = キム・チョルス | Ким Чхоль Су | كيم تشول سو
`),
  )('%s is %s', expectOneName);

  it('is found and recognised in the demonstration, whichever two countries it is', () => {
    const pairs = ['one', 'two', 'three', 'four'].flatMap((seed) =>
      generatePopulation({ seed, size: 300 }).truth.flatMap(({ records }) =>
        records.flatMap((left, index) =>
          records
            .slice(index + 1)
            .filter(({ jurisdiction }) => jurisdiction !== left.jurisdiction)
            .map((right) => [normaliseName(left.name), normaliseName(right.name)] as const),
        ),
      ),
    );
    const found = pairs.filter(([left, right]) => {
      const keys = new Set(nameKeys(left).map(({ key }) => key));
      return nameKeys(right).some(({ key }) => keys.has(key));
    });
    const alike = pairs.filter(([left, right]) => scoreNames(left, right) >= NAME_THRESHOLD);
    expect(pairs.length).toBeGreaterThan(200);
    expect(found.length / pairs.length).toBeGreaterThanOrEqual(0.995);
    expect(alike.length / pairs.length).toBeGreaterThanOrEqual(0.98);
  });
});
