import { isLuhn } from '../check-digits.ts';
import { alphanumeric, digits, imei } from '../identifier-forms.ts';
import type { Cell, Draft } from '../reading.ts';

/** Reporting bodies that allocate type allocation codes (GSMA TS.06): the first two digits of an IMEI. */
const REPORTING_BODIES = /^(?:0[01]|10|3[035]|4[459]|5[0-4]|86|91|9[89])/u;

/** An IMEI of 15 digits, one of 14 without its check digit, or an IMEISV of 16, whose software version is dropped. */
export function readImei({ text, compact, kind }: Cell): readonly Draft[] {
  if (!/^\d{14,16}$/u.test(compact) || digits(text) !== compact) return [];
  if (!REPORTING_BODIES.test(compact) && kind !== 'imei') return [];
  const hasCheck = compact.length === 15;
  const holds = hasCheck && isLuhn(compact);
  const remarks = hasCheck
    ? []
    : [
        compact.length === 14
          ? 'check digit added'
          : `IMEISV: software version ${compact.slice(14)} dropped, check digit added`,
      ];
  return [
    {
      kind: 'imei',
      value: imei(compact),
      evidence: holds ? 'proven' : 'formed',
      title: `IMEI, type allocation code ${compact.slice(0, 8)}`,
      checks: hasCheck ? [{ name: 'check digit', holds, note: null }] : [],
      remarks,
    },
  ];
}

/** A MAC address (IEEE 802): six octets by colons or hyphens, or three groups by full stops. */
export function readMac({ text }: Cell): readonly Draft[] {
  const isMac =
    /^[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/iu.test(text) ||
    /^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/iu.test(text);
  return isMac ? [{ kind: 'mac', value: alphanumeric(text), evidence: 'proven', title: 'MAC address' }] : [];
}
