import { drawPool } from '../identities.ts';
import { fullName, spellName } from '../names/spelling.ts';
import type { TrueName } from '../names/true-name.ts';
import { withSlip } from '../names/slips.ts';
import type { SyntheticName } from '../population.ts';
import type { Random } from '../random.ts';

const WITH_MAIDEN_NAMES = new Set(['EE', 'DE', 'FR', 'UA', 'US', 'JP']);

function weakAlias(primary: SyntheticName, foreign: boolean, member: string): SyntheticName {
  const parts = { given: primary.given, middle: '', surname: '' };
  const reading = primary.reading.split(' ').at(-1) ?? '';
  return { ...primary, ...parts, kind: 'weak-alias', full: fullName(member, parts, foreign), reading };
}

/** An alias: for a foreigner another spelling, for a national another given name or a slip of the pen. */
function alias(name: TrueName, member: string, random: Random): SyntheticName {
  if (name.origin !== member) return spellName(name, member, 'alias', random, 'ordinary');
  const pool = drawPool(member, random);
  const given = random.ranked(name.male ? pool.male : pool.female);
  const spelled = spellName({ ...name, given }, member, 'alias', random, 'careful');
  if (random.chance(0.6)) return spelled;
  const slipped = { ...spelled, surname: withSlip(spelled.surname, spelled.script, random) };
  return { ...slipped, full: fullName(member, slipped, false) };
}

function otherSurname(name: TrueName, kind: 'maiden' | 'former', member: string, random: Random): SyntheticName {
  const surname = random.ranked(drawPool(member, random).surnames);
  const changed = { ...name, surname: name.male ? surname.masculine : surname.feminine };
  return spellName(changed, member, kind, random, 'careful');
}

/** Names beside the primary one; `aliases` is the share of persons who have an alias. */
export function otherNames(
  name: TrueName,
  primary: SyntheticName,
  member: string,
  aliases: number,
  random: Random,
): readonly SyntheticName[] {
  const names: SyntheticName[] = [];
  const home = name.origin === member;
  if (random.chance(aliases)) names.push(alias(name, member, random));
  if (random.chance(aliases / 4)) names.push(weakAlias(primary, !home, member));
  if (home && !name.male && WITH_MAIDEN_NAMES.has(member) && random.chance(0.14)) {
    names.push(otherSurname(name, 'maiden', member, random));
  }
  if (home && random.chance(0.01)) names.push(otherSurname(name, 'former', member, random));
  return names.filter((other) => other.full !== primary.full);
}
