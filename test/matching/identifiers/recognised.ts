import type { Reading } from '../../../subgraphs/matching/identifiers/reading.ts';
import { entriesOf, recognise, type Recognised } from '../../../subgraphs/matching/identifiers/recognise.ts';

/** What a list of these lines is recognised as on one day, for a country or for none. */
export function recognised(lines: readonly string[], country: string | null = null): readonly Recognised[] {
  return entriesOf(lines).map((entry) => recognise(entry, { country, today: new Date('2026-11-30') }));
}

/** The readings of one text. */
export function readingsOf(text: string, country: string | null = null): readonly Reading[] {
  return recognised([text], country).flatMap(({ readings }) => readings);
}
