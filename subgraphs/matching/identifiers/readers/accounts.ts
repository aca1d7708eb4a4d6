import { countrySpecs, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import type { Cell, Draft } from '../reading.ts';

/** What may fail in an IBAN that is of its country's form: its own check digits, and those that a country has inside it. */
const CHECKSUMS: ReadonlySet<ValidationErrorsIBAN> = new Set([
  ValidationErrorsIBAN.WrongIBANChecksum,
  ValidationErrorsIBAN.WrongAccountBankBranchChecksum,
]);

/** An IBAN (ISO 13616): of its country's length and form (the registry, in `ibantools`), with or without right check digits. */
export function readAccount({ compact }: Cell): readonly Draft[] {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(compact)) return [];
  const country = compact.slice(0, 2);
  const { valid, errorCodes } = validateIBAN(compact);
  const isOfForm = errorCodes.every((code) => CHECKSUMS.has(code));
  if (!isOfForm || !Object.hasOwn(countrySpecs, country)) return [];
  return [
    {
      kind: 'iban',
      value: compact,
      evidence: valid ? 'proven' : 'formed',
      title: 'IBAN',
      countries: [country],
      checks: [{ name: 'check digits', holds: valid, note: null }],
    },
  ];
}
