/** Numbers under which the register keeps its elements; each collection counts from a start of its own. */
const STARTS = {
  osoba: 2_300_000,
  orh: 710_000,
  dokument: 9_000_000,
  transport: 5_200_000,
  zbroia: 640_000,
  rich: 130_000,
  biometriia: 8_800_000,
  foto: 3_100_000,
  provadzhennia: 12_000_000,
  pravoporushennia: 15_000_000,
  ukhvala: 450_000,
  vyrok: 990_000,
  oriientuvannia: 77_000,
  aktyv: 6_600_000,
  zapyt: 21_000,
  adresa: 17_000_000,
  kontakt: 27_000_000,
  prystrii: 4_400_000,
  oblikovyi_zapys: 1_900_000,
  zviazok: 2_700_000,
  vyluchennia: 350_000,
} as const;

/** The number of the element at a position of the population. */
export function nomer(kind: keyof typeof STARTS, index: number): number {
  return STARTS[kind] + index;
}

/** The same where the position may be missing. */
export function nomerOrNull(kind: keyof typeof STARTS, index: number | null): number | null {
  return index === null ? null : nomer(kind, index);
}
