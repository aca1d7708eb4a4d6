/** A name as its country writes it, with what other countries need to spell it. */
export interface PoolName {
  readonly native: string;
  /** How it sounds, in the alphabet of `phonemes.ts`. */
  readonly sound: string;
  /** Reading aid of a name in kanji, else empty. */
  readonly reading: string;
  /** Spellings that are settled by custom, by the member that writes them. */
  readonly settled: ReadonlyMap<string, string>;
}

/** A surname, in the two forms that some languages have. */
export interface PoolSurname {
  readonly masculine: PoolName;
  readonly feminine: PoolName;
}

/** The names of one community of a member, the commonest first. */
export interface NamePool {
  readonly male: readonly PoolName[];
  readonly female: readonly PoolName[];
  readonly surnames: readonly PoolSurname[];
  /** What stands between given name and surname. */
  readonly middle: 'none' | 'second-given' | 'patronymic' | 'second-surname' | 'father';
}

function parseName(entry: string, sound: (native: string) => string): PoolName {
  const [spelling = '', ...customs] = entry.split(';');
  const [native = '', given] = spelling.split('=');
  const settled = new Map<string, string>();
  for (const custom of customs) settled.set(custom.slice(0, 2), custom.slice(3));
  return { native, sound: given ?? sound(native), reading: '', settled };
}

function entries(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/**
 * Names in the notation of the pools: `native=sound;XX=spelling by XX`, separated by commas. Where no sound is given,
 * `sound` derives it from the spelling.
 */
export function poolNames(text: string, sound: (native: string) => string): PoolName[] {
  return entries(text).map((entry) => parseName(entry, sound));
}

/** Surnames in the same notation; `masculine|feminine` where a language has two forms. */
export function poolSurnames(text: string, sound: (native: string) => string): PoolSurname[] {
  return entries(text).map((entry) => {
    const [first = '', second] = entry.split('|');
    const masculine = parseName(first, sound);
    return { masculine, feminine: second === undefined ? masculine : parseName(second, sound) };
  });
}
