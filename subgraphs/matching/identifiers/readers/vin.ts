import { isVinCheckDigit } from '../check-digits.ts';
import type { Cell, Draft } from '../reading.ts';
import { countryOfMaker } from './wmi.ts';

/** First places of makers in the United States, Canada, Mexico and what else ISO 3780 counts as North America. */
const NORTH_AMERICA = /^[1-5]/u;

/** Letters that ISO 3779 leaves out, by the digits that they are taken for. */
const MISTAKEN: Readonly<Record<string, string>> = { I: '1', O: '0', Q: '0' };

/**
 * A vehicle identification number (ISO 3779): seventeen capitals and digits without I, O and Q. Its check digit (49 CFR 565.15) is
 * mandatory in North America alone: elsewhere the ninth place is the maker's, and a check that fails says nothing.
 */
export function readVin({ compact }: Cell): readonly Draft[] {
  if (!/^[A-Z0-9]{17}$/u.test(compact) || !/[A-Z]/u.test(compact) || !/\d/u.test(compact)) return [];
  const vin = compact.replace(/[IOQ]/gu, (letter) => MISTAKEN[letter] ?? letter);
  const country = countryOfMaker(vin);
  const holds = isVinCheckDigit(vin);
  const isMandatory = NORTH_AMERICA.test(vin);
  const note = isMandatory ? 'mandatory in North America' : holds ? null : 'advisory: mandatory in North America alone';
  const remarks = Array.from(compact).flatMap((letter, place) =>
    letter === vin.charAt(place) ? [] : [`place ${place + 1}: \`${letter}\` read as \`${vin.charAt(place)}\``],
  );
  return [
    {
      kind: 'vin',
      value: vin,
      evidence: holds && country !== null ? 'proven' : 'formed',
      title: `vehicle identification number, maker ${vin.slice(0, 3)}${country === null ? ', of no region assigned' : ''}`,
      countries: country === null ? [] : [country],
      checks: [{ name: 'check digit', holds, note }],
      remarks,
    },
  ];
}
