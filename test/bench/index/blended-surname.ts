import { arabicSpelling } from '../../../subgraphs/demo/population/names/arabic.ts';
import { cyrillicSpelling } from '../../../subgraphs/demo/population/names/cyrillic.ts';
import { capitalised, latinSpelling } from '../../../subgraphs/demo/population/names/latin.ts';
import type { NamePool, PoolName } from '../../../subgraphs/demo/population/names/pool.ts';
import type { Random } from '../../../subgraphs/demo/population/random.ts';

function spelled(sound: string, origin: string): string | null {
  switch (origin) {
    case 'UA':
      return capitalised(cyrillicSpelling(sound, false));
    case 'EG':
      return arabicSpelling(sound);
    case 'EE':
    case 'DE':
    case 'FR':
    case 'US':
    case 'BR':
      return capitalised(latinSpelling(sound, origin));
    default:
      return null;
  }
}

/** Where a surname's sound is cut: after its first vowel, so that both halves can be said. */
function halves(sound: string): readonly [string, string] {
  const at = sound.search(/[aeiouäöüyə]/u) + 1;
  return [sound.slice(0, at), sound.slice(at)];
}

/**
 * A surname that sounds like the beginning of one of the pool and the end of another, so that a few dozen make some
 * thousands; null for Japan, whose surnames are not written by sound.
 */
export function blendedSurname(pool: NamePool, origin: string, male: boolean, random: Random): PoolName | null {
  const [head, tail] = [random.pick(pool.surnames).masculine, random.pick(pool.surnames)];
  const middle = random.pick(pool.surnames).masculine;
  const [start] = halves(head.sound);
  const [, end] = halves((male ? tail.masculine : tail.feminine).sound);
  const [between] = halves(middle.sound);
  const sound = start + (random.chance(0.5) ? between : '') + end;
  const native = spelled(sound, origin);
  return native === null ? null : { native, sound, reading: '', settled: new Map() };
}
