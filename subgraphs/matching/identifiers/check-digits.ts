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
