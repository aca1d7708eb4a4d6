import anyAscii from 'any-ascii';
import { alphanumeric } from '../identifier-forms.ts';
import type { Cell, Draft } from '../reading.ts';
import { LATIN_PLATES, LONGEST_PLATE, SCRIPT_PLATES } from './plate-formats.ts';

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
];

/** Letters and digits of a text in its own script, digits of ASCII, without tatweel and the dots of empty places. */
function inOwnScript(text: string): string {
  return Array.from(text, (letter) => (/\p{Nd}/u.test(letter) ? anyAscii(letter) : letter))
    .filter((letter) => letter !== '\u0640' && /[\p{L}\p{N}]/u.test(letter))
    .join('');
}

function draft(value: string, countries: readonly string[], remarks: readonly string[]): Draft {
  return { kind: 'plate', value, evidence: 'formed', title: 'registration plate', countries, remarks };
}

/** Plates of the countries that write them in Arabic or Japanese, one reading for each way in which the parts are kept. */
function inScript(text: string): readonly Draft[] {
  const own = inOwnScript(text);
  const byValue = new Map<string, string[]>();
  for (const { country, form, order } of SCRIPT_PLATES) {
    const parts = form.exec(own);
    if (!parts) continue;
    const value = alphanumeric(order(parts));
    byValue.set(value, [...(byValue.get(value) ?? []), country]);
  }
  return [...byValue].map(([value, countries]) =>
    draft(value, countries, value === alphanumeric(own) ? [] : ['letters written before the digits']),
  );
}

/** Latin plates by their form, and plates of letters that look Latin: countries that use the script written come first. */
function inLatin(compact: string, text: string): readonly Draft[] {
  const scripts = SCRIPTS.filter(([, pattern]) => pattern.test(text)).map(([script]) => script);
  const fitting = LATIN_PLATES.filter(({ form }) => form.test(compact));
  if (fitting.length === 0) return [];
  const usesScript = ({ script }: { readonly script: string | null }) => script !== null && scripts.includes(script);
  const countries = [...fitting.filter(usesScript), ...fitting.filter((format) => !usesScript(format))];
  const remarks = scripts.length > 0 ? ['letters that look like Latin ones written as those'] : [];
  return [draft(compact, [...new Set(countries.map(({ country }) => country))], remarks)];
}

/** A registration plate, by the forms of the countries whose plates are known here. */
export function readPlate({ text, compact }: Cell): readonly Draft[] {
  if (compact.length > LONGEST_PLATE || !/\d/u.test(compact)) return [];
  return /[\p{Script=Arabic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text.replace(/\p{Nd}/gu, ''))
    ? inScript(text)
    : inLatin(compact, text);
}
