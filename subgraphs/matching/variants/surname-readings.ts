import { HAN_SURNAMES, HANGUL_SURNAMES } from './surnames.ts';

const readings = new Map<string, string>();
for (const list of [HANGUL_SURNAMES, HAN_SURNAMES]) {
  const words = list.trim().split(/\s+/u);
  for (let index = 0; index + 1 < words.length; index += 2) readings.set(words[index] ?? '', words[index + 1] ?? '');
}

/** A surname in Hangul or Han in the spelling most use; null where it has no other than letter by letter. */
export function surnameReading(written: string): string | null {
  return readings.get(written) ?? null;
}
