import anyAscii from 'any-ascii';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { withLuhn } from './check-digits.ts';

/** Longest identifier that is looked at, in UTF-16 units. */
export const LONGEST_IDENTIFIER = 300;

function letterPairs(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));
}

/** Letters of plates and documents by the Latin capital that stands for each. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  // Cyrillic and Greek letters by what they look like: only such letters are used where plates cross borders.
  ...letterPairs('АA ВB ЕE ІI ЇI КK МM НH ОO РP СC ТT УY ХX'),
  ...letterPairs('ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX'),
  // Arabic letters of plates, each by a capital of its own, so that two plates never become one.
  ...letterPairs('اA أA بB جJ دD رR سS صX طT عE فF قQ كK لL مM نN هH وW ىY يY'),
]);

/** A text as it is looked at: cut, without characters that nobody sees, compatibility forms folded (NFKC). */
export function withoutInvisible(value: string): string {
  return value
    .slice(0, LONGEST_IDENTIFIER)
    .replace(/[\p{Cf}\p{Cs}\p{Cc}\p{Cn}\p{Co}]/gu, '')
    .normalize('NFKC')
    .trim();
}

/** Letters and digits of any script as capitals and digits of ASCII, separators left out. */
export function alphanumeric(value: string): string {
  const capitals = withoutInvisible(value).toUpperCase();
  const letters = Array.from(capitals, (letter) => LETTERS.get(letter) ?? letter).filter((letter) =>
    /[\p{L}\p{N}\p{M}]/u.test(letter),
  );
  return anyAscii(letters.join(''))
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '');
}

/** The digits of a text, of any script, as digits of ASCII. */
export function digits(value: string): string {
  return Array.from(withoutInvisible(value), (letter) => (/\p{Nd}/u.test(letter) ? anyAscii(letter) : ''))
    .join('')
    .replace(/[^0-9]/gu, '');
}

/**
 * An IMEI of 15 digits (3GPP TS 23.003, 6.2): of 14, or of the 16 of an IMEISV, whose last two are the software's
 * version, the check digit is reckoned; other digits as they are.
 */
export function imei(value: string): string {
  const number = digits(value);
  return number.length === 14 || number.length === 16 ? withLuhn(number.slice(0, 14)) : number;
}

/** A telephone number: digits, with `+` where it was given (or `00`), without a trunk zero in brackets or an extension. */
export function phone(value: string): string {
  const text = withoutInvisible(value)
    .replace(/^tel:/iu, '')
    .replace(/\(0\)/u, '')
    .replace(/(?:ext|x|#|;).*$/isu, '');
  const number = digits(text);
  if (number === '') return '';
  if (/^[^\d]*\+/u.test(text)) return `+${number}`;
  return number.startsWith('00') ? `+${number.slice(2)}` : number;
}

/** A domain in lower case and ASCII (punycode), without a scheme, path or final dot. */
export function domain(value: string): string {
  const host = withoutInvisible(value)
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//u, '')
    .replace(/[/?#].*$/su, '')
    .replace(/:\d+$/u, '')
    .replace(/\.$/u, '');
  return domainToASCII(host);
}

/** An address for electronic mail in lower case, its domain in ASCII. */
export function email(value: string): string {
  const text = withoutInvisible(value)
    .replace(/^mailto:/iu, '')
    .toLowerCase();
  const at = text.lastIndexOf('@');
  if (at <= 0) return '';
  const host = domain(text.slice(at + 1));
  return host === '' ? '' : `${text.slice(0, at)}@${host}`;
}

/** An IP address in its shortest form; empty where it is none, which a shortened one of version 4 (`30.11.2026`) is not. */
export function ip(value: string): string {
  const text = withoutInvisible(value).replace(/^\[|\]$/gu, '');
  const version = isIP(text);
  if (version === 0) return '';
  return version === 4 ? text : new URL(`http://[${text.replace(/%.*$/u, '')}]/`).hostname.slice(1, -1);
}

/** A crypto wallet's address: case counts in Base58, and in nothing else. */
export function wallet(value: string): string {
  const text = withoutInvisible(value).replace(/\s+/gu, '');
  return /^(?:0x[0-9a-f]+|[a-z]{2,10}1[02-9ac-hj-np-z]{20,})$/iu.test(text) ? text.toLowerCase() : text;
}

/** A handle in lower case, without the `@` before it. */
export function handle(value: string): string {
  return withoutInvisible(value).toLowerCase().replace(/^@/u, '').replace(/\s+/gu, ' ');
}
