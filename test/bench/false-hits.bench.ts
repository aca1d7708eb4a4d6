import { generateMember } from '../../subgraphs/demo/population/generate-population.ts';
import type { Bench } from './bench.ts';
import { measurePopulation, type Inhabitant } from './false-hits/measure-population.ts';
import { listedPeople } from './index/listed-people.ts';

const MEMBERS = ['EE', 'DE', 'FR', 'UA', 'EG', 'JP', 'US', 'BR'];
const SEED = 'false hits';
const SIZE = 5_000;

/** How many strangers a search by name finds, beside how many were foretold, in each population. */
export const falseHitsBench: Bench = ({ quick, progress }) => {
  const ratio: Record<string, number> = {};
  const detail: Record<string, unknown> = {};
  const measure = (of: string, people: readonly Inhabitant[], searches: number) => {
    progress(`${searches} searches among ${people.length} people: ${of}`);
    const { name, born } = measurePopulation(people, searches);
    ratio[of] = name.ratio;
    detail[of] = { name, born };
  };
  for (const member of quick ? MEMBERS.slice(0, 2) : MEMBERS) {
    const { persons } = generateMember({ seed: SEED, size: SIZE }, member);
    const people = persons.map(({ names, birthDate }) => ({ names: names.map(({ full }) => full), birthDate }));
    measure(member, people, quick ? 40 : 100);
  }
  const listed = listedPeople().map(({ full, birthDate }) => ({
    names: [full],
    birthDate: birthDate === '' ? null : birthDate,
  }));
  if (listed.length > 0 && !quick) measure('list', listed, 200);
  return Promise.resolve({ ratio, detail });
};
