import type { Part } from './name-token.ts';
import type { Script } from './scripts.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Articles, prepositions and words of kinship inside names: often left out, set apart or joined. As romanised, of any script. */
const PARTICLES = words(
  'al el ul ibn bin ben bint binti bt ould wuld walad ap ab abu abou abo aboo bu um umm oum ' +
    'de del della dela da das do dos di du des le la las los van der den ter te von vom zu zum zur af av ' +
    'oglu ogly oglou ogli qizi kizi kyzy gizi gyzy uulu ' +
    'y e i und and et of the ed ad as ash an ar at az bar bat ha fon pon',
);
/** The same where vowels are not written: ابن, بنت, ولد, أبو, أم; פון, ון, בן. */
const UNVOWELLED_PARTICLES: Partial<Record<Script, ReadonlySet<string>>> = {
  Arab: words('bn abn bnt wld abw aby am fwn fan dy dw dws das'),
  Hebr: words('bn bt abw fwn fn pwn wn'),
};

/** Forms of address and legal forms: they tell little about who is meant. */
const TITLES = words(
  'mr mrs ms miss dr prof eng sir lord sheikh shaikh sheik shaykh haji hajji hadji hajj mullah mawlawi maulvi ' +
    'maulana mufti qari qazi sayyid sayed syed seyed sayyed sri shri smt pan pani captain colonel general brigadier ' +
    'lieutenant major sergeant corporal commander commandant admiral marshal commodore lt gen col maj brig sgt capt cmdr ' +
    'agha akhund akhond akhundzada sahib saheb effendi molvi mulla captain shaykhah ' +
    'llc ltd limited gmbh ooo oao zao inc corp plc sarl srl ltda company jsc pjsc',
);

/** The same where vowels are not written: حاج, حاجی, شیخ, ملا, مولوی, سید, قاری, مفتی, آخوند, دکتر. */
const UNVOWELLED_TITLES: Partial<Record<Script, ReadonlySet<string>>> = {
  Arab: words('haj hajy alhaj shykh mla mwlwy mwlana syd sydh qary mfty akhwnd akhwndzadh dktwr dktr mhnds sahb agha'),
};

/** Patronymics of Russian, Ukrainian, Belarusian and of Turkic languages, however romanised: shared by many who are no kin. */
const PATRONYMIC = /(?:[oeiay]v[iy]ch|[oeiay]vic|[oeiya]vn[ay]|a[uv]una|inichna|ilyich|[qkg][iy]z[iy]|uly)$/u;
const SHORTEST_PATRONYMIC = 7;

/** The part that a word of a script plays, by its Latin letters. */
export function partOf(word: string, script: Script): Part {
  if (PARTICLES.has(word) || UNVOWELLED_PARTICLES[script]?.has(word) === true) return 'particle';
  if (TITLES.has(word) || UNVOWELLED_TITLES[script]?.has(word) === true) return 'title';
  if (word.length === 1) return 'initial';
  return word.length >= SHORTEST_PATRONYMIC && PATRONYMIC.test(word) ? 'patronymic' : 'name';
}
