import { countrySpecs, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import type { Cell, Draft } from '../reading.ts';

/** An IBAN (ISO 13616): of its country's length and form (the registry, in `ibantools`), with or without right check digits. */
export function readAccount({ compact }: Cell): readonly Draft[] {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/u.test(compact)) return [];
  const country = compact.slice(0, 2);
  const { valid, errorCodes } = validateIBAN(compact);
  const isOfForm = errorCodes.every((code) => code === ValidationErrorsIBAN.WrongIBANChecksum);
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
