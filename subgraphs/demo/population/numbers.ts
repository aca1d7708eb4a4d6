/** Check digits and serial numbers as registers issue them. */

/** `serial` as digits, spread over all numbers of that length so that neighbours do not look alike; no two are equal. */
export function spread(serial: number, length: number): string {
  const modulus = 10 ** length;
  // The multiplier is coprime to 10 and near the golden ratio, so the map is a permutation without runs.
  const multiplier = BigInt(Math.floor((modulus * 0.618) / 10) * 10 + 3);
  const value = (BigInt(serial) * multiplier + BigInt(7 * length)) % BigInt(modulus);
  return value.toString().padStart(length, '0');
}

/** The sum of digits, each times its weight; weights repeat from the first. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    sum += Number(digits[index]) * (weights[index % weights.length] ?? 0);
  }
  return sum;
}

/** The Luhn check digit of a number. */
export function luhn(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** The remainder modulo 97 of a number of any length, letters standing for 10 to 35 (ISO 7064, as IBAN and LEI use it). */
export function mod97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** The IBAN of an account (ISO 13616). */
export function iban(country: string, account: string): string {
  const check = String(98 - mod97(`${account}${country}00`)).padStart(2, '0');
  return `${country}${check}${account}`;
}

/** A Legal Entity Identifier (ISO 17442) of a made-up issuer. */
export function lei(serial: number): string {
  const body = `999900${spread(serial, 12)}`;
  return body + String(98 - mod97(`${body}00`)).padStart(2, '0');
}

const VIN_VALUES: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
};
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** A vehicle identification number (ISO 3779) with the check digit of 49 CFR 565. */
export function vin(maker: string, attributes: string, serial: string): string {
  const body = `${maker}${attributes}0${serial}`;
  let sum = 0;
  for (let index = 0; index < 17; index++) {
    const character = body.charAt(index);
    sum += (VIN_VALUES[character] ?? Number(character)) * (VIN_WEIGHTS[index] ?? 0);
  }
  const check = sum % 11;
  return `${body.slice(0, 8)}${check === 10 ? 'X' : String(check)}${body.slice(9)}`;
}
