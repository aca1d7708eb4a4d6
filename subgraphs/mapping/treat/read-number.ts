import { latinDigits } from './digits.ts';
import { convert, type Unit } from './units.ts';

const FEET = /^(\d)\s*(?:['’′-]|ft)?\s*(\d{1,2})\s*(?:["”″]|in)?$/;

function plain(text: string, decimal: '.' | ','): number | null {
  const grouping = decimal === ',' ? /[.\s'](?=\d{3})/g : /[,\s'](?=\d{3})/g;
  const bare = text.replace(grouping, '').replace(decimal, '.');
  return /^[+-]?\d+(?:\.\d+)?$/.test(bare) ? Number(bare) : null;
}

function inches(text: string): number | null {
  const match = FEET.exec(text);
  return match && Number(match[2]) < 12 ? Number(match[1]) * 12 + Number(match[2]) : null;
}

/** The number in a text, in the unit `as`; a unit written behind the number is let pass. Null where there is none. */
export function readNumber(text: string, decimal: '.' | ',', unit: Unit | null, as: Unit | null): number | null {
  const ascii = latinDigits(text).trim();
  const amount = unit === 'ft-in' ? inches(ascii) : plain(ascii.replace(/\s*[a-z]+\.?$/i, ''), decimal);
  if (amount === null || unit === null || as === null) return amount;
  return Math.round(convert(amount, unit, as));
}
