import { withBirthSurname } from './birth-surnames.ts';
import { legible } from './cleanse.ts';
import { scriptOfText } from './read-words.ts';

/** Most forms of one name that are looked at. */
const MOST_FORMS = 4;

const BETWEEN_FORMS = /[;/；]/u;
const BRACKETS = /[()[\]（）]/u;
const HOLDS_LETTERS = /\p{L}.*\p{L}/u;
/** Scripts in which a whole name may be one word. */
const OF_ONE_WORD: ReadonlySet<string> = new Set(['Hang', 'Hani']);

/** A name in Latin and in another script, each whole, as two; any other as it is. */
function byScript(text: string): readonly string[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const latin = words.filter((word) => scriptOfText(word) === 'Latn');
  const others = words.filter((word) => !['Latn', 'Zyyy'].includes(scriptOfText(word)));
  const scripts = new Set(others.map(scriptOfText));
  const [script = ''] = scripts;
  const isWhole = scripts.size === 1 && (others.length > 1 || OF_ONE_WORD.has(script));
  return latin.length > 1 && isWhole ? [latin.join(' '), others.join(' ')] : [text];
}

/**
 * The forms in a text that gives one name several times: with semicolons, strokes or brackets between, in two scripts, or
 * with the surname of birth.
 * At most `MOST_FORMS`, each legible; the text itself where it gives one.
 */
export function nameForms(text: string): readonly string[] {
  const cut = legible(text);
  const parts = cut
    .split(BETWEEN_FORMS)
    .flatMap((part) => withBirthSurname(part) ?? part.split(BRACKETS))
    .filter((part) => HOLDS_LETTERS.test(part));
  return parts.length === 0 ? [cut] : parts.flatMap(byScript).slice(0, MOST_FORMS);
}
