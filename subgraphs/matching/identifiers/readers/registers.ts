import { isImo, isLei } from '../check-digits.ts';
import { digits } from '../identifier-forms.ts';
import type { Cell, Draft } from '../reading.ts';

const HOLDS = [{ name: 'check digits', holds: true, note: null }];

/** A Legal Entity Identifier (ISO 17442) or an IMO ship number, by check digits, and a reference of INTERPOL's by its form. */
export function readRegister({ text, compact, kind }: Cell): readonly Draft[] {
  const found: Draft[] = [];
  if (isLei(compact)) {
    found.push({ kind: 'lei', value: compact, evidence: 'proven', title: 'Legal Entity Identifier', checks: HOLDS });
  }
  const ship = digits(text);
  if (isImo(ship) && /^(?:IMO)?\d{7}$/u.test(compact)) {
    const evidence = compact.startsWith('IMO') || kind === 'imo' ? 'proven' : 'checked';
    found.push({ kind: 'imo', value: ship, evidence, title: 'IMO ship number', checks: HOLDS });
  }
  if (/^\d{4}\s?\/\s?\d{1,6}$/u.test(text)) {
    found.push({ kind: 'interpol-id', value: compact, evidence: 'formed', title: 'INTERPOL identifier' });
  }
  return found;
}
