/** Longest name that is looked at, in UTF-16 units; what follows is cut before anything else is done. */
export const LONGEST_NAME = 200;

/** Marks that stand above or below a letter and are no letter themselves, in scripts where a name is written without. */
const POINTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
/** Format characters (right-to-left marks, zero width), controls, lone surrogates, private and unassigned characters. */
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;
const APOSTROPHES = /[\u2018\u2019\u201b\u2032\u02b9-\u02bf\u02c8\u05f3\u055a`\u00b4\uff07]/gu;
const NEITHER_LETTER_NOR_MARK = /[^\p{L}\p{M}\p{Nd}'.,]+/gu;

/**
 * A name without what no clerk means to write: cut at `LONGEST_NAME`, compatibility forms folded (NFKC), invisible
 * characters and points removed; only letters, marks, digits, apostrophes, full stops and commas are left, with single
 * spaces between. Linear in the length of the cut text.
 */
export function cleanse(text: string): string {
  return text
    .slice(0, LONGEST_NAME)
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .slice(0, LONGEST_NAME)
    .replace(INVISIBLE, '')
    .replace(POINTS, '')
    .replace(APOSTROPHES, "'")
    .replace(NEITHER_LETTER_NOR_MARK, ' ')
    .trim();
}
