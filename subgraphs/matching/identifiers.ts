import { isIban, isImo, isLei, isLuhn } from './check-digits.ts';
import { alphanumeric, digits, domain, email, handle, ip, phone, wallet } from './identifier-forms.ts';

/** One kind of identifier (code list `IdentifierKindCode`): its one written form, and how sure a text is to be of it. */
interface IdentifierKind {
  readonly kind: string;
  readonly form: (value: string) => string;
  /** From 0 (is none) to 1 (certainly is); `form` is the result of `form`, `value` the text as pasted. */
  readonly likelihood: (form: string, value: string) => number;
}

const when = (condition: boolean, likelihood: number) => (condition ? likelihood : 0);
const separated = (value: string) => /^[\p{L}\p{N}\p{M}\s./_-]+$/u.test(value.trim());
const hasDigit = (form: string) => /\d/u.test(form);

const imeiForm = (value: string) => digits(value).replace(/^(\d{14})\d{2}$/u, '$1');

/** Every kind, the most certain to recognise first: equal likelihoods are told in this order. */
const KINDS: readonly IdentifierKind[] = [
  { kind: 'email', form: email, likelihood: (form) => when(/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(form), 1) },
  {
    kind: 'mac',
    form: alphanumeric,
    likelihood: (form, value) => when(/^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/iu.test(value.trim()) && form !== '', 1),
  },
  { kind: 'ip', form: ip, likelihood: (form, value) => when(form !== '' && /[.:].*[.:]/u.test(value), 1) },
  { kind: 'iban', form: alphanumeric, likelihood: (form) => when(isIban(form), 1) },
  { kind: 'lei', form: alphanumeric, likelihood: (form) => when(isLei(form), 1) },
  {
    kind: 'wallet',
    form: wallet,
    likelihood: (form) =>
      when(/^(?:0x[0-9a-f]{40}|bc1[02-9ac-hj-np-z]{20,87}|[13][1-9A-HJ-NP-Za-km-z]{25,34})$/u.test(form), 1),
  },
  {
    kind: 'vin',
    form: alphanumeric,
    likelihood: (form) => when(/^[A-HJ-NPR-Z0-9]{17}$/u.test(form) && hasDigit(form), 0.95),
  },
  {
    kind: 'imei',
    form: imeiForm,
    likelihood: (form, value) =>
      when(form.length === 15 && separated(value) && digits(value) === alphanumeric(value), isLuhn(form) ? 0.95 : 0.5),
  },
  {
    kind: 'imo',
    form: digits,
    likelihood: (form, value) => when(isImo(form), /^imo/iu.test(value.trim()) ? 1 : when(separated(value), 0.5)),
  },
  {
    kind: 'phone',
    form: phone,
    likelihood: (form, value) =>
      when(/^\+?\d{6,15}$/u.test(form) && /^[\p{Nd}\s()+./-]+$/u.test(value.trim()), form.startsWith('+') ? 1 : 0.5),
  },
  {
    kind: 'domain',
    form: domain,
    likelihood: (form, value) =>
      when(/^(?:[a-z0-9-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/u.test(form) && !value.includes('@'), 0.9),
  },
  {
    kind: 'interpol-id',
    form: alphanumeric,
    likelihood: (form, value) => when(/^\d{4}\s*\/\s*\d{1,6}$/u.test(value.trim()) && form !== '', 0.9),
  },
  {
    kind: 'mmsi',
    form: digits,
    likelihood: (form, value) => when(/^[2-7]\d{8}$/u.test(form) && /^[\p{Nd}\s]+$/u.test(value.trim()), 0.4),
  },
  {
    kind: 'plate',
    form: alphanumeric,
    likelihood: (form, value) =>
      when(
        /^[A-Z0-9]{2,12}$/u.test(form) && hasDigit(form) && separated(value),
        /[A-Z]/u.test(form) && form.length <= 9 ? 0.7 : 0.3,
      ),
  },
  {
    kind: 'document',
    form: alphanumeric,
    likelihood: (form, value) =>
      when(
        /^[A-Z0-9]{5,14}$/u.test(form) && hasDigit(form) && separated(value),
        /^[A-Z]{1,3}\d{5,9}$/u.test(form) ? 0.7 : 0.4,
      ),
  },
  {
    kind: 'national-id',
    form: alphanumeric,
    likelihood: (form, value) =>
      when(/^[A-Z0-9]{6,20}$/u.test(form) && hasDigit(form) && separated(value), /^\d{9,14}$/u.test(form) ? 0.6 : 0.3),
  },
  {
    kind: 'registration-number',
    form: alphanumeric,
    likelihood: (form, value) => when(/^[A-Z0-9]{5,20}$/u.test(form) && hasDigit(form) && separated(value), 0.3),
  },
  {
    kind: 'serial',
    form: alphanumeric,
    likelihood: (form, value) => when(/^[A-Z0-9]{3,24}$/u.test(form) && hasDigit(form) && separated(value), 0.3),
  },
  {
    kind: 'case',
    form: alphanumeric,
    likelihood: (form, value) => when(form.length >= 4 && hasDigit(form) && /\d[-/.]\d|[A-Z][-/]/iu.test(value), 0.4),
  },
  {
    kind: 'property',
    form: alphanumeric,
    likelihood: (form, value) => when(form.length >= 4 && form.length <= 30 && hasDigit(form) && separated(value), 0.2),
  },
  {
    kind: 'handle',
    form: handle,
    likelihood: (form, value) =>
      when(/^@?[\p{L}\p{N}._-]{2,40}$/u.test(value.trim()) && form !== '', value.trim().startsWith('@') ? 1 : 0.2),
  },
];

const BY_KIND = new Map(KINDS.map((kind) => [kind.kind, kind]));

/** A kind that a pasted text may be of. */
export interface DetectedIdentifier {
  readonly kind: string;
  /** The text in the one written form of that kind. */
  readonly value: string;
  /** From 0 to 1: how sure the form alone makes it. */
  readonly likelihood: number;
}

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

/** The kinds that a pasted text may be of, the most likely first. */
export function detectIdentifier(value: string): readonly DetectedIdentifier[] {
  const bounded = value
    .slice(0, 300)
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .normalize('NFKC');
  return KINDS.map(({ kind, form, likelihood }) => {
    const written = form(bounded);
    return { kind, value: written, likelihood: written === '' ? 0 : likelihood(written, bounded) };
  })
    .filter((detected) => detected.likelihood > 0)
    .sort((a, b) => b.likelihood - a.likelihood);
}
