import type { MemberPopulation, TrueIdentity } from './population.ts';

type KnownRecord = TrueIdentity['records'][number];

/** Who is who: the person whom all members know, then the others whom several know, then the rest by member. */
export function truthOf(members: ReadonlyMap<string, MemberPopulation>): readonly TrueIdentity[] {
  const records = new Map<string, KnownRecord[]>();
  for (const [jurisdiction, { persons }] of members) {
    for (const { truthId, names, birthDate } of persons) {
      const known = { jurisdiction, name: names[0].full, birthDate };
      const earlier = records.get(truthId);
      if (earlier) earlier.push(known);
      else records.set(truthId, [known]);
    }
  }
  const identities = [...records].map(([truthId, known]) => ({ truthId, records: known }));
  const rank = ({ records: known }: TrueIdentity) => (known.length === members.size ? 0 : known.length > 1 ? 1 : 2);
  return identities.sort((one, other) => rank(one) - rank(other));
}
