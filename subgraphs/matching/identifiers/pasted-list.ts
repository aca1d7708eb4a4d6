import { alphanumeric, withoutInvisible } from './identifier-forms.ts';
import { kindsOf } from './identifier-kinds.ts';
import { unlabelled } from './labels.ts';
import type { Cell } from './reading.ts';

/** Longest identifier with its label that is looked at, in UTF-16 units; what is longer is told as not looked at. */
export const LONGEST_CELL = 200;

const SEPARATORS = new Set([
  '\t',
  '\n',
  '\r',
  '\v',
  '\f',
  '\u0085',
  '\u2028',
  '\u2029',
  ';',
  '；',
  ',',
  '，',
  '،',
  '、',
  '|',
]);
/** Parameters of a telephone number (RFC 3966), whose semicolon separates nothing. */
const PARAMETER = /^;(?:ext|isub|phone-context)=/iu;
const QUOTES = new Set('"\'“”„‟«»‹›‘’‚‛`´「」『』＂＇');
/** `(11) 91234-5678` is a telephone number: a numeral in brackets is a bullet only where letters follow. */
const BULLET = /^(?:[•‣⁃∙●○◦▪■□*·–—-]\s*|\d{1,3}[.)]\s+|\(\d{1,3}\)\s+(?=.*\p{L})|[a-z][.)]\s+)/iu;

/** No identifier has a blank between two groups of so many characters: what has is several. */
const LONGEST_GROUP = 14;

function splitAtBlanks(part: string): readonly string[] {
  const groups = part.split(/\s+/u).filter((group) => group !== '');
  const isSeveral = groups.every(
    (group) => (group.length >= LONGEST_GROUP && /\d/u.test(group)) || group.includes('@'),
  );
  return isSeveral ? groups : [part];
}

/** The parts of a line between separators, those that hold nothing left out. Linear in the length of the line. */
export function splitLine(line: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at <= line.length; at += 1) {
    const letter = line.charAt(at);
    if (letter !== '' && !SEPARATORS.has(letter)) continue;
    if (letter === ';' && PARAMETER.test(line.slice(at, at + 16))) continue;
    parts.push(...splitAtBlanks(line.slice(from, at).trim()));
    from = at + 1;
  }
  return parts;
}

function unquoted(text: string): string {
  const letters = Array.from(text);
  let [from, to] = [0, letters.length];
  while (from < to && (QUOTES.has(letters[from] ?? '') || letters[from] === ' ')) from += 1;
  while (to > from && (QUOTES.has(letters[to - 1] ?? '') || letters[to - 1] === ' ')) to -= 1;
  return letters.slice(from, to).join('');
}

/** One part of a line as a cell; null where nothing is left of it once it is cleaned. */
export function cellOf(pasted: string, line: number): Cell | null {
  const visible = unquoted(withoutInvisible(pasted).replace(/\s+/gu, ' '));
  const { text, kind, country } = unlabelled(unquoted(visible.replace(BULLET, '')));
  const bare = unquoted(text);
  if (bare === '') return null;
  return { line, pasted, text: bare, compact: alphanumeric(bare), kinds: kindsOf(bare), kind, country };
}
