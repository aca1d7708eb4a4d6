import type { Random } from '../random.ts';
import type { NamePool, PoolName } from './pool.ts';

/** A name as it was given, before any register wrote it down. */
export interface TrueName {
  /** The member whose custom the name follows. */
  readonly origin: string;
  readonly male: boolean;
  readonly given: PoolName;
  readonly middleKind: NamePool['middle'];
  /** A second given name, the father's name, or the mother's surname, by `middleKind`; else null. */
  readonly middle: PoolName | null;
  readonly surname: PoolName;
}

/** A name drawn from a pool; with `family` given, that surname. */
export function drawName(pool: NamePool, origin: string, male: boolean, random: Random, family?: PoolName): TrueName {
  const given = random.ranked(male ? pool.male : pool.female);
  const surname = random.ranked(pool.surnames);
  return {
    origin,
    male,
    given,
    middleKind: pool.middle,
    middle: drawMiddle(pool, male, random),
    surname: family ?? (male ? surname.masculine : surname.feminine),
  };
}

function drawMiddle(pool: NamePool, male: boolean, random: Random): PoolName | null {
  switch (pool.middle) {
    case 'none':
      return null;
    case 'second-given':
      return random.chance(0.75) ? random.ranked(male ? pool.male : pool.female) : null;
    case 'patronymic':
    case 'father':
      return random.ranked(pool.male);
    case 'second-surname':
      return random.ranked(pool.surnames).masculine;
  }
}
