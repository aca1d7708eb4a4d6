import type { Script } from './scripts.ts';

/** A word by what its script writes as one (letters, syllables, or the whole word), in Latin letters. */
export type Units = readonly string[];

const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 夏侯 尉迟 尉遲 皇甫 公孙 公孫 慕容 司徒 令狐 ' +
    '남궁 황보 제갈 사공 선우 독고'
  ).split(' '),
);
const LONGEST_UNSPACED = 4;

/** Surname and given name of an unspaced Korean or Chinese name; a longer one is foreign, and stays whole. */
export function splitUnspaced(word: string, units: Units): readonly Units[] {
  const surname = COMPOUND_SURNAMES.has(Array.from(word).slice(0, 2).join('')) ? 2 : 1;
  if (units.length <= surname || units.length > LONGEST_UNSPACED) return [units];
  return [units.slice(0, surname), units.slice(surname)];
}

/** The first word of names like Abdul Rahman, with its article, which takes on the consonant that follows. */
const ABD = /^abd[aeou](?:sh|[lrnsztd])$/u;
const ABD_JOINED = /^abd[aeou](?:sh|[lrnsztd])(?=[a-z]{3})/u;
/** Abdullah, Abdellatif: here the double `l` is a part of the second word. */
const ABD_DOUBLED = /^abd[aeou]ll/u;

/** Shamsuddin, Seifeddine, Nasirudin: what Arabic writes as Shams al-Din. */
const DIN = /^([a-z]{2,}[^aeiouy\W])(?:(?:[aeiu]|ou|oo)d{1,2}|odd)(?:in|een|ine|yn|ien)$/u;
/** Zein el-Abidin, joined: `din` is no word of it. */
const ABIDIN = /abid(?:in|een|ine)$/u;
/** Abdul Rahman in kana: アブドルラフマン, アブデラジズ. */
const ABD_IN_KANA = /^abud[aeou](?:ru|r(?=[aeio]))(?=[a-z]{3})/u;

function splitKana(text: string): readonly Units[] {
  const joined = ABD_IN_KANA.exec(text);
  return joined ? [['abudo'], [text.slice(joined[0].length)]] : [[text]];
}

function splitLatin(text: string): readonly Units[] {
  const din = DIN.exec(text);
  if (din?.[1] !== undefined && !ABIDIN.test(text)) return [[din[1]], ['din']];
  if (ABD.test(text)) return [['abd']];
  const joined = ABD_DOUBLED.test(text) ? null : ABD_JOINED.exec(text);
  return joined ? [['abd'], [text.slice(joined[0].length)]] : [[text]];
}

/** Words that Arabic joins to what follows are set apart, so that both ways of writing come to the same. */
export function splitArabicName(units: Units, script: Script): readonly Units[] {
  const text = units.join('');
  if (script === 'Latn' || script === 'Cyrl') return splitLatin(text);
  if (script === 'Kana') return splitKana(text);
  if (script !== 'Arab') return [units];
  if (text === 'abdallh') return [units.slice(0, 3), units.slice(3)];
  if (text.startsWith('abdal') && units.length > 6) return [units.slice(0, 3), units.slice(5)];
  return text.startsWith('al') && units.length > 3 && text !== 'allh' ? [units.slice(0, 2), units.slice(2)] : [units];
}
