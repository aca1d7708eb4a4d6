import { arabicSpelling } from '../../subgraphs/demo/population/names/arabic.ts';
import { cyrillicSpelling } from '../../subgraphs/demo/population/names/cyrillic.ts';
import { katakanaSpelling } from '../../subgraphs/demo/population/names/katakana.ts';
import { latinSpelling, umlautsWrittenOut, withoutMarks } from '../../subgraphs/demo/population/names/latin.ts';
import { patronymic } from '../../subgraphs/demo/population/names/patronymic.ts';
import {
  estonianSound,
  germanSound,
  kanaSound,
  portugueseSound,
  ukrainianSound,
} from '../../subgraphs/demo/population/names/sounds.ts';
import { withSlip } from '../../subgraphs/demo/population/names/slips.ts';
import { seededRandom } from '../../subgraphs/demo/population/random.ts';

describe('how a name sounds', () => {
  it.each([
    ['Estonian', estonianSound, 'Jüri Põder', 'jüri pyder'],
    ['Estonian', estonianSound, 'Tšernov', 'černov'],
    ['German', germanSound, 'Schneider', 'šnajdR'],
    ['German', germanSound, 'Zimmermann', 'cimerman'],
    ['German', germanSound, 'Weiß', 'vajs'],
    ['Portuguese', portugueseSound, 'Nogueira', 'nogejra'],
    ['Portuguese', portugueseSound, 'Guimarães', 'gimaranes'],
    ['Ukrainian', ukrainianSound, 'Шевченко', 'ševčenko'],
    ['Japanese', kanaSound, 'リョウタ', 'rjo:ta'],
    ['Japanese', kanaSound, 'シュンスケ', 'šunsuke'],
  ])('is told by %s spelling', (_language, sound, name, expected) => {
    expect(sound(name)).toBe(expected);
  });
});

describe('a name abroad', () => {
  it.each([
    ['ševčenko', 'EE', 'ševtšenko'],
    ['ševčenko', 'DE', 'schewtschenko'],
    ['ševčenko', 'FR', 'chevtchenko'],
    ['ševčenko', 'US', 'shevchenko'],
    ['jusef', 'FR', 'yousef'],
    ['serhij', 'DE', 'serhi'],
    ['mahmud', 'FR', 'mahmoud'],
  ] as const)('%s is for %s %s', (sound, habit, expected) => {
    expect(latinSpelling(sound, habit)).toBe(expected);
  });

  it.each([
    ['mohamed', false, 'мохамед'],
    ['ǧonson', true, 'джонсон'],
    ['viljam', true, 'вільям'],
    ['šulc', true, 'шульц'],
    ['marjam', false, 'мар’ям'],
    ['hans', true, 'ганс'],
  ])('%s (European: %p) is in Ukrainian %s', (sound, european, expected) => {
    expect(cyrillicSpelling(sound, european)).toBe(expected);
  });

  it.each([
    ['oleksandr', 'أولكسندر'],
    ['ševčenko', 'شيفتشينكو'],
    ['santos', 'سانتوس'],
    ['marija', 'ماريا'],
  ])('%s is in Arabic %s', (sound, expected) => {
    expect(arabicSpelling(sound)).toBe(expected);
  });

  it.each([
    ['mohamed', 'モハメド'],
    ['abdala', 'アブダラ'],
    ['vo:kR', 'ヴォーカー'],
    ['kampbel', 'カンプベル'],
    ['rjo:ta', 'リョータ'],
    ['žan-pjer', 'ジャン・ピェル'],
  ])('%s is in katakana %s', (sound, expected) => {
    expect(katakanaSpelling(sound)).toBe(expected);
  });

  it('loses its marks, or has its umlauts written out', () => {
    expect(withoutMarks('Müller-Strauß João Lætitia')).toBe('Muller-Strauss Joao Laetitia');
    expect(umlautsWrittenOut('Müller-Strauß Öztürk')).toBe('Mueller-Strauss Oeztuerk');
  });
});

describe('a Ukrainian patronymic', () => {
  it.each([
    ['Олександр', 'Олександрович', 'Олександрівна'],
    ['Сергій', 'Сергійович', 'Сергіївна'],
    ['Микола', 'Миколайович', 'Миколаївна'],
    ['Василь', 'Васильович', 'Василівна'],
    ['Петро', 'Петрович', 'Петрівна'],
    ['Ілля', 'Ілліч', 'Іллівна'],
  ])('of %s is %s or %s', (father, son, daughter) => {
    expect([patronymic(father, true), patronymic(father, false)]).toEqual([son, daughter]);
  });
});

describe('a slip of a clerk', () => {
  it.each([
    ['Thomas Schmitt', 'Latn'],
    ['Шевченко', 'Cyrl'],
    ['شيفتشينكو', 'Arab'],
    ['ヴォーカー', 'Kana'],
  ])('changes one place of %s', (name, script) => {
    for (let turn = 0; turn < 20; turn++) {
      const slipped = withSlip(name, script, seededRandom(`slip ${turn}`));
      expect(slipped).not.toBe(name);
      expect(Math.abs(slipped.length - name.length)).toBeLessThanOrEqual(2);
    }
  });

  it('leaves a name as it is where no slip is known', () => {
    expect(withSlip('佐藤', 'Hani', seededRandom('slip'))).toBe('佐藤');
  });
});
