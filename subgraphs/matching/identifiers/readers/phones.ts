import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { digits, phone } from '../identifier-forms.ts';
import type { Cell, Draft } from '../reading.ts';

function countryOf(code: string | null): CountryCode | undefined {
  return code !== null && isSupportedCountry(code) ? code : undefined;
}

/** A number as RFC 3966 gives it (`tel:512345;phone-context=+372`), its context before it. */
function withContext(text: string): string {
  const [, number = '', context = ''] = /^tel:([^;]*);(?:[^;]*;)?phone-context=(\+[\d()-]+)/iu.exec(text) ?? [];
  return number === '' ? text : context + number;
}

/**
 * A telephone number, by the numbering plans (libphonenumber): in full (E.164) where it has its country code, or the country is given.
 * An extension is dropped, since it is the subscriber's own.
 */
export function readPhone({ text, kind }: Cell, country: string | null): readonly Draft[] {
  if (!/^(?:tel:)?[\p{Nd}\s()+./-]{4,40}(?:(?:;|ext|x|#|,).{0,40})?$/iu.test(text)) return [];
  const given = phone(withContext(text));
  const parsed = parsePhoneNumberFromString(given, countryOf(country));
  const extension = /(?:ext\.?=?|x|#)\s*(\p{Nd}{1,7})$/iu.exec(text)?.[1];
  const dropped = extension === undefined ? [] : [`extension ${digits(extension)} dropped`];
  if (!parsed?.isPossible()) {
    if (kind !== 'phone' || given === '') return [];
    const remarks = given.startsWith('+') ? [] : ['no country code: name the country to have the number in full'];
    return [
      { kind: 'phone', value: given, evidence: 'formed', title: 'telephone number', remarks: [...remarks, ...dropped] },
    ];
  }
  const isValid = parsed.isValid();
  const isInFull = given.startsWith('+');
  return [
    {
      kind: 'phone',
      value: parsed.number,
      evidence: isInFull && isValid ? 'proven' : 'formed',
      title: `telephone number${parsed.getType() === 'MOBILE' ? ', mobile' : ''}`,
      countries: parsed.country === undefined ? [] : [parsed.country],
      checks: [{ name: 'numbering plan', holds: isValid, note: null }],
      remarks: [...(isInFull ? [] : [`country code +${parsed.countryCallingCode} added`]), ...dropped],
    },
  ];
}

/** A telephone number with its country code, which is nothing else. */
export function readFullPhone(cell: Cell, country: string | null): readonly Draft[] {
  return readPhone(cell, country).filter(({ evidence }) => evidence === 'proven');
}
