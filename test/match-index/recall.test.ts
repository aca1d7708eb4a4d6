import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openMatchIndex } from '../../subgraphs/match-index/open-match-index.ts';
import { KEY, pages, person, readAt } from './entries.ts';

/** Persons, each in the spelling of several countries; the names of the second list are put together from the first. */
const SPELLINGS: readonly (readonly string[])[] = [
  ['Mohamed Hassan', 'محمد حسن', 'Мухаммад Хасан', 'ムハンマド・ハサン', 'HASSAN Mohammed'],
  [
    'Oleksandr Kravchenko',
    'Олександр Кравченко',
    'أولكسندر كرافشينكو',
    'オレクサンドル・クラフチェンコ',
    'Aleksandr Kravtschenko',
  ],
  ['Kristjan Tamm', 'Крістьян Тамм', 'كريستيان تام', 'クリスチャン・タム', 'TAMM, KRISTJAN'],
  ['Jürgen Schumacher', 'Юрген Шумахер', 'يورغن شوماخر', 'ユルゲン・シューマッハー', 'JUERGEN SCHUMACHER'],
  ['Françoise Dupont', 'Франсуаза Дюпон', 'فرانسواز دوبون', 'フランソワーズ・デュポン', 'DUPONT Francoise'],
  ['João Oliveira', 'Жоан Олівейра', 'جواو أوليفيرا', 'ジョアン・オリベイラ', 'OLIVEIRA, JOAO'],
  ['Takashi Yamamoto', 'Такаші Ямамото', 'تاكاشي ياماموتو', '山本 隆', 'YAMAMOTO Takashi'],
  ['Margaret Thompson', 'Маргарет Томпсон', 'مارغريت تومسون', 'マーガレット・トンプソン', 'THOMPSON, MARGARET'],
  ['Ibrahim Mansour', 'إبراهيم منصور', 'Ібрагім Мансур', 'イブラヒム・マンスール', 'MANSUR Ibrahim'],
  ['Yulia Shevchenko', 'Юлія Шевченко', 'يوليا شيفتشينكو', 'ユリア・シェフチェンコ', 'Julija Schewtschenko'],
];
const FILLERS = ['Anna Berg', 'Петро Іваненко', 'أحمد السيد', '佐藤 健', 'Luis Souza', 'Marie Petit', 'John Hill'];
const LETTERS = 'bdfgklmnprstvz';

/** A made-up word, another for each number. */
function filler(number: number): string {
  const letter = (shift: number) => LETTERS.charAt(Math.floor(number / LETTERS.length ** shift) % LETTERS.length);
  return `${letter(0)}a${letter(1)}i${letter(2)}o${letter(3)}`;
}

describe('candidates across scripts', () => {
  it('hold at least 8 in 10 of the persons sought in another spelling, at most 100 for each question', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'comity-recall-'));
    const index = await openMatchIndex({ place: { kind: 'sqlite', folder }, key: KEY });
    try {
      const held = SPELLINGS.flatMap((names, who) => names.map((name, where) => person(`${who}/${where}`, [name])));
      const others = Array.from({ length: 3_000 }, (_, number) =>
        person(`other/${number}`, [`${FILLERS[number % FILLERS.length] ?? ''} ${filler(number)}`]),
      );
      await index.rebuild(pages([...held, ...others]), readAt('2026-01-02T03:04:05.000Z'));
      let [asked, found] = [0, 0];
      for (const [who, names] of SPELLINGS.entries()) {
        for (const [from, name] of names.entries()) {
          const keys = new Set((await index.byName('Person', name, 100)).map((candidate) => candidate.key));
          expect(keys.size).toBeLessThanOrEqual(100);
          names.forEach((_, where) => {
            if (where === from) return;
            asked += 1;
            if (keys.has(`${who}/${where}`)) found += 1;
          });
        }
      }
      expect(found / asked).toBeGreaterThanOrEqual(0.8);
    } finally {
      await index.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
