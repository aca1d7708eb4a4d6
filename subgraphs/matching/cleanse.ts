/** Longest name that is looked at, in UTF-16 units; what follows is cut. */
export const LONGEST_NAME = 200;
/** Longest text that a name is looked for in, however many marks and invisible characters it holds. */
export const LONGEST_TEXT = 2_000;

/** Marks that stand above or below a letter and are no letter themselves, in scripts where a name is written without. */
const POINTS =
  /[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\p{Me}\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
/** Format characters (right-to-left marks, zero width), controls, lone surrogates, private and unassigned characters. */
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;
/** Letters that are whole and none of them invisible: ASCII, Latin-1 and more of Latin, Cyrillic, most of Hangul and Han. */
const PLAIN = /^[ -~\u00c0-\u017f\u0400-\u0482\u048a-\u052f\u4e00-\u9fff\uac00-\ud7a3]*$/u;
/** Half of a character that the cut went through. */
const HALF = /\p{Cs}/gu;
const APOSTROPHES = /[\u2018\u2019\u201b\u2032\u02b9-\u02bf\u02c8\u05f3\u055a`\u00b4\uff07]/gu;
const NEITHER_LETTER_NOR_MARK = /[^\p{L}\p{M}\p{Nd}'.,]+/gu;

/**
 * A text without what nobody sees or means to write, cut at `LONGEST_TEXT` before and at `LONGEST_NAME` after: invisible
 * characters and points are removed (a storm of them hides nothing that follows), compatibility forms folded (NFKC).
 */
export function legible(text: string): string {
  if (text.length <= LONGEST_NAME && PLAIN.test(text)) return text;
  return text
    .slice(0, LONGEST_TEXT)
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .slice(0, LONGEST_TEXT)
    .replace(POINTS, '')
    .replace(INVISIBLE, '')
    .slice(0, LONGEST_NAME)
    .replace(HALF, '');
}

/**
 * A legible text with only what names are written with: letters, marks, digits, apostrophes, full stops and commas, with
 * single spaces between. Linear in the length of the text.
 */
export function cleanse(text: string): string {
  return text.replace(APOSTROPHES, "'").replace(NEITHER_LETTER_NOR_MARK, ' ').trim();
}
