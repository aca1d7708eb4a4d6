import { isIban, isImo, isLei } from './check-digits.ts';
import {
  alphanumeric,
  digits,
  domain,
  email,
  handle,
  imei,
  ip,
  phone,
  wallet,
  withoutInvisible,
} from './identifier-forms.ts';

/** One kind of identifier (code list `IdentifierKindCode`): its one written form, and which texts may be of it. */
interface IdentifierKind {
  readonly kind: string;
  readonly form: (value: string) => string;
  /** Whether a text may be one; `form` is the result of `form`, never empty, `text` what was pasted, without invisible characters. */
  readonly mayBe: (form: string, text: string) => boolean;
}

const isSeparated = (text: string) => /^[\p{L}\p{N}\p{M}\s./_-]+$/u.test(text);

/** Letters and digits of which at least one is a digit, of so many places. */
function isNumber(form: string, text: string, least: number, most: number): boolean {
  return form.length >= least && form.length <= most && /\d/u.test(form) && isSeparated(text);
}

const KINDS: readonly IdentifierKind[] = [
  { kind: 'email', form: email, mayBe: (form) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u.test(form) },
  { kind: 'mac', form: alphanumeric, mayBe: (_form, text) => /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/iu.test(text) },
  { kind: 'ip', form: ip, mayBe: (_form, text) => /[.:].*[.:]/u.test(text) },
  { kind: 'iban', form: alphanumeric, mayBe: isIban },
  { kind: 'lei', form: alphanumeric, mayBe: isLei },
  {
    kind: 'wallet',
    form: wallet,
    mayBe: (form) => /^(?:0x[0-9a-f]{40}|bc1[02-9ac-hj-np-z]{20,87}|[13][1-9A-HJ-NP-Za-km-z]{25,34})$/u.test(form),
  },
  { kind: 'vin', form: alphanumeric, mayBe: (form) => /^[A-HJ-NPR-Z0-9]{17}$/u.test(form) && /\d/u.test(form) },
  {
    kind: 'imei',
    form: imei,
    mayBe: (form, text) => form.length === 15 && isSeparated(text) && digits(text) === alphanumeric(text),
  },
  { kind: 'imo', form: digits, mayBe: (form, text) => isImo(form) && (/^imo/iu.test(text) || isSeparated(text)) },
  {
    kind: 'phone',
    form: phone,
    mayBe: (form, text) => /^\+?\d{6,15}$/u.test(form) && /^[\p{Nd}\s()+./-]+$/u.test(text),
  },
  {
    kind: 'domain',
    form: domain,
    mayBe: (form, text) => /^(?:[a-z0-9-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/u.test(form) && !text.includes('@'),
  },
  { kind: 'interpol-id', form: alphanumeric, mayBe: (_form, text) => /^\d{4}\s{0,3}\/\s{0,3}\d{1,6}$/u.test(text) },
  { kind: 'mmsi', form: digits, mayBe: (form, text) => /^[2-7]\d{8}$/u.test(form) && /^[\p{Nd}\s]+$/u.test(text) },
  { kind: 'plate', form: alphanumeric, mayBe: (form, text) => isNumber(form, text, 2, 12) },
  { kind: 'document', form: alphanumeric, mayBe: (form, text) => isNumber(form, text, 5, 14) },
  { kind: 'national-id', form: alphanumeric, mayBe: (form, text) => isNumber(form, text, 6, 20) },
  { kind: 'registration-number', form: alphanumeric, mayBe: (form, text) => isNumber(form, text, 5, 20) },
  { kind: 'serial', form: alphanumeric, mayBe: (form, text) => isNumber(form, text, 3, 24) },
  {
    kind: 'case',
    form: alphanumeric,
    mayBe: (form, text) => form.length >= 4 && /\d/u.test(form) && /\d[-/.]\d|[A-Z][-/]/iu.test(text),
  },
  { kind: 'property', form: alphanumeric, mayBe: (form, text) => isNumber(form, text, 4, 30) },
  { kind: 'handle', form: handle, mayBe: (_form, text) => /^@?[\p{L}\p{N}._-]{2,40}$/u.test(text) },
];

const BY_KIND = new Map(KINDS.map((kind) => [kind.kind, kind]));

/** Every kind of identifier that has a form here. */
export const IDENTIFIER_KINDS: readonly string[] = KINDS.map((kind) => kind.kind);

/**
 * The one written form of an identifier of a kind, so that the same identifier pasted otherwise is equal; null where
 * nothing of the text can be one, or the kind is unknown.
 */
export function normaliseIdentifier(kind: string, value: string): string | null {
  const form = BY_KIND.get(kind)?.form(value) ?? '';
  return form === '' ? null : form;
}

/** The kinds that a pasted text may be of by its shape alone; `recognise.ts` says which of them it is. */
export function kindsOf(value: string): readonly string[] {
  const text = withoutInvisible(value);
  return KINDS.filter(({ form, mayBe }) => {
    const written = form(text);
    return written !== '' && mayBe(written, text);
  }).map(({ kind }) => kind);
}
