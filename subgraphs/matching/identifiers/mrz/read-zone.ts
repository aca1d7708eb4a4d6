import { parse, type Details, type ParseResult } from 'mrz';
import { alphanumeric } from '../identifier-forms.ts';
import type { Check, Draft, TravelDocument } from '../reading.ts';
import { documentState } from './states.ts';
import { birthDateOf, expiryOf } from './two-digit-years.ts';

type Field = NonNullable<Details['field']>;

/** What each check digit covers, in words; those that a zone does not have are left out. */
const CHECKED: readonly (readonly [Field, string])[] = [
  ['documentNumberCheckDigit', 'document number'],
  ['birthDateCheckDigit', 'birth date'],
  ['expirationDateCheckDigit', 'expiry'],
  ['personalNumberCheckDigit', 'personal number'],
  ['compositeCheckDigit', 'all together'],
];
/** Visas have optional data where passports have these (ICAO Doc 9303 part 7). */
const NOT_OF_VISAS: ReadonlySet<Field> = new Set<Field>([
  'personalNumber',
  'personalNumberCheckDigit',
  'compositeCheckDigit',
  'optional',
]);
/** Check digits that must hold before a zone is taken for proven. */
const PROVING = 3;

/** The places of a field, slips of optical reading corrected, fillers and all. */
function places(detail: Details | undefined, rows: readonly string[]): string {
  if (!detail) return '';
  const range = detail.ranges[0] ?? detail;
  const letters = Array.from((rows[range.line] ?? '').slice(range.start, range.end));
  for (const { column, corrected } of detail.autocorrect) letters[column - range.start] = corrected;
  return letters.join('');
}

function words(detail: Details | undefined): string | null {
  const text = (detail?.value ?? '').replace(/ +/gu, ' ').trim();
  return text === '' ? null : text;
}

function typeOf(code: string): string {
  if (code.startsWith('P')) return 'passport';
  if (code.startsWith('V')) return 'visa';
  if (/^(?:AR|IR|CR)/u.test(code)) return 'residence-permit';
  return /^[AIC]/u.test(code) ? 'identity-card' : 'other';
}

function sexOf(place: string): string | null {
  return { M: 'male', F: 'female', X: 'other' }[place] ?? null;
}

/** What a year of two digits was taken for; empty where none was read. */
function supposed(places: string, date: string | null, what: string, rule: string): readonly string[] {
  if (date === null) return /^<*$/u.test(places) ? [] : [`\`${places}\` is no ${what}`];
  return [`${what}: year \`${places.slice(0, 2)}\` read as ${date.slice(0, 4)}, ${rule}`];
}

function formatOf(parsed: ParseResult['format'], isVisa: boolean): TravelDocument['format'] | null {
  switch (parsed) {
    case 'TD1':
      return parsed;
    case 'TD2':
      return isVisa ? 'MRV-B' : parsed;
    case 'TD3':
      return isVisa ? 'MRV-A' : parsed;
    case 'FRENCH_NATIONAL_ID':
      return isVisa ? 'MRV-B' : 'IDFRA';
    case 'FRENCH_DRIVING_LICENSE':
    case 'SWISS_DRIVING_LICENSE':
      return null;
  }
}

/** The reading of a machine readable zone; null where it has no document number, or is of none of the formats. */
export function readZone(rows: readonly string[], today: Date): Draft | null {
  const isVisa = rows[0]?.startsWith('V') === true;
  const parsed = parse(rows, { autocorrect: true });
  const format = formatOf(parsed.format, isVisa);
  if (format === null) return null;
  const byField = new Map(
    parsed.details.flatMap((detail) =>
      detail.field === null || (isVisa && NOT_OF_VISAS.has(detail.field)) ? [] : [[detail.field, detail] as const],
    ),
  );
  const at = (field: Field) => places(byField.get(field), rows);
  const number = alphanumeric(
    (format === 'IDFRA' ? parsed.documentNumber : byField.get('documentNumber')?.value) ?? '',
  );
  if (number === '') return null;

  const checks = CHECKED.flatMap(([field, name]): readonly Check[] => {
    const detail = byField.get(field);
    return detail ? [{ name, holds: detail.valid, note: null }] : [];
  });
  const isProven = checks[0]?.holds === true && checks.filter(({ holds }) => holds).length >= PROVING;
  const birthDate = birthDateOf(at('birthDate'), today);
  const expiresOn = expiryOf(at('expirationDate'), today);
  const corrections = [...byField.values()].flatMap(({ autocorrect }) => autocorrect);
  const issuer = documentState(at('issuingState')) ?? { code: '', member: null, title: null };
  const hasGivenNames = format === 'IDFRA' || places(byField.get('lastName'), rows).replace(/<+$/u, '').includes('<<');
  const document: TravelDocument = {
    format,
    type: typeOf(at('documentCode')),
    issuer,
    nationality: documentState(at('nationality')),
    surname: words(byField.get('lastName')),
    givenNames: hasGivenNames ? words(byField.get('firstName')) : null,
    birthDate,
    expiresOn,
    sex: sexOf(at('sex')),
    optional: isVisa
      ? alphanumeric((rows[1] ?? '').slice(28)) || null
      : words(byField.get('personalNumber') ?? byField.get('optional') ?? byField.get('optional1')),
  };
  return {
    kind: 'document',
    value: number,
    evidence: isProven ? 'proven' : 'formed',
    title: `${document.type.replace('-', ' ')} by its machine readable zone (${format})`,
    countries: issuer.member === null ? [] : [issuer.member],
    checks,
    remarks: [
      ...corrections.map(
        ({ line, column, original, corrected }) =>
          `line ${line + 1}, place ${column + 1}: \`${original}\` read as \`${corrected}\``,
      ),
      ...supposed(at('birthDate'), birthDate, 'birth date', 'the latest that is not in the future'),
      ...supposed(at('expirationDate'), expiresOn, 'expiry', 'at most fifty years ahead'),
    ],
    document,
  };
}
