import { isJapaneseIndividualNumber } from '../check-digits.ts';
import { parsePartialDate } from '../../../../schema/partial-date.ts';
import { alphanumeric } from '../identifier-forms.ts';
import type { Cell, Draft, Evidence } from '../reading.ts';
import { numberingsWith, shareOfShape, type Numbering } from './numberings.ts';

/** Shares of texts of the same shape that would pass, below which a number is proven, and below which it is checked. */
const PROVEN_BELOW = 0.05;
const CHECKED_BELOW = 0.2;
/** Lengths of what `stdnum` is asked about, in letters and digits. */
const [SHORTEST, LONGEST] = [6, 22];

function evidenceOf(numbering: Numbering, text: string): Evidence {
  const share = shareOfShape(numbering, text);
  return share < PROVEN_BELOW ? 'proven' : share < CHECKED_BELOW ? 'checked' : 'formed';
}

function byLibrary(text: string): readonly Draft[] {
  return numberingsWith(text).map((numbering): Draft => {
    const evidence = evidenceOf(numbering, text);
    const { kind, country, title } = numbering;
    const checks = evidence === 'formed' ? [] : [{ name: 'rules of the numbering', holds: true, note: null }];
    return { kind, value: alphanumeric(text), evidence, title, countries: [country], checks };
  });
}

/** Egypt's national number: century, birth date, governorate, serial and a digit whose rule is not published. */
function egyptian(compact: string): readonly Draft[] {
  const [, century = '', year = '', month = '', day = ''] =
    /^([23])(\d{2})(\d{2})(\d{2})(?:0[1-4]|1[1-9]|2[1-9]|3[1-5]|88)\d{5}$/u.exec(compact) ?? [];
  if (parsePartialDate(`${Number(century) + 17}${year}-${month}-${day}`) === null) return [];
  const title = 'Egyptian national number, by its form: its check digit is not published';
  return [{ kind: 'national-id', value: compact, evidence: 'formed', title, countries: ['EG'] }];
}

/** Japan's individual number. */
function japanese(compact: string): readonly Draft[] {
  if (!isJapaneseIndividualNumber(compact)) return [];
  const checks = [{ name: 'check digit', holds: true, note: null }];
  const title = 'Japanese individual number (My Number)';
  return [{ kind: 'national-id', value: compact, evidence: 'checked', title, countries: ['JP'], checks }];
}

/** Identity and register numbers of every country whose numberings are known, one reading a numbering. */
export function readNumber({ text, compact }: Cell): readonly Draft[] {
  if (compact.length < SHORTEST || compact.length > LONGEST || !/\d/u.test(compact)) return [];
  // A sign may be part of a number (Finland's tells the century), or be no part of it.
  const written = byLibrary(text.toUpperCase());
  const found = written.length > 0 || text === compact ? written : byLibrary(compact);
  return [...found, ...egyptian(compact), ...japanese(compact)];
}
