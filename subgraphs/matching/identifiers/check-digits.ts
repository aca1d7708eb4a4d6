/** Luhn's check digit (ISO/IEC 7812-1 annex B), as IMEIs carry it. */
export function isLuhn(text: string): boolean {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) {
    const digit = Number(text.charAt(text.length - 1 - index));
    const doubled = index % 2 === 1 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Digits with Luhn's check digit after them. */
export function withLuhn(digits: string): string {
  const check = Array.from('0123456789').find((digit) => isLuhn(digits + digit)) ?? '';
  return digits + check;
}

/** The remainder modulo 97 of a text whose letters count from A = 10 (ISO/IEC 7064). */
function modulo97(text: string): number {
  let remainder = 0;
  for (const letter of text) {
    const value = parseInt(letter, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** Whether the check digits of an IBAN (ISO 13616) hold. */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(text) && modulo97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** Whether the check digits of a Legal Entity Identifier (ISO 17442) hold. */
export function isLei(text: string): boolean {
  return /^[A-Z0-9]{18}\d{2}$/u.test(text) && modulo97(text) === 1;
}

/** Whether the check digit of an IMO ship number holds. */
export function isImo(text: string): boolean {
  if (!/^\d{7}$/u.test(text)) return false;
  const sum = Array.from(text.slice(0, 6), Number).reduce((total, digit, index) => total + digit * (7 - index), 0);
  return sum % 10 === Number(text.charAt(6));
}

/** What each letter of a VIN counts in its check digit: A to H, J to R and S to Z (49 CFR 565.15, table III). */
const VIN_VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from('ABCDEFGH.JKLMN.P.R', (letter, index): readonly [string, number] => [letter, (index % 9) + 1]).concat(
    Array.from('STUVWXYZ', (letter, index): readonly [string, number] => [letter, index + 2]),
  ),
);
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** Whether the ninth place of a VIN is the check digit that 49 CFR 565.15 makes mandatory in North America. */
export function isVinCheckDigit(vin: string): boolean {
  const sum = VIN_WEIGHTS.reduce((total, weight, place) => {
    const letter = vin.charAt(place);
    return total + weight * (VIN_VALUES[letter] ?? Number(letter));
  }, 0);
  return vin.charAt(8) === '0123456789X'.charAt(sum % 11);
}

/** Whether the check digit of a Japanese individual number holds (ordinance of the Ministry of Internal Affairs 85 of 2014, article 5). */
export function isJapaneseIndividualNumber(text: string): boolean {
  if (!/^\d{12}$/u.test(text)) return false;
  let sum = 0;
  for (let place = 1; place <= 11; place += 1)
    sum += Number(text.charAt(11 - place)) * (place <= 6 ? place + 1 : place - 5);
  const rest = sum % 11;
  return Number(text.charAt(11)) === (rest <= 1 ? 0 : 11 - rest);
}
