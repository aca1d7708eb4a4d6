import { generatePopulation } from '../../../subgraphs/demo/population/generate-population.ts';
import { normaliseName, type NormalisedName } from '../../../subgraphs/matching/normalise.ts';
import type { ComparedPerson } from '../../../subgraphs/matching/compare-persons.ts';

const SEED = 'matching';
const SIZE = 400;

/** A person as one member writes him. */
export interface Spelt {
  readonly name: string;
  readonly person: ComparedPerson & { readonly names: readonly [NormalisedName] };
}

function spelt(name: string, birthDate: string | null): Spelt {
  const birthDates = birthDate === null ? [] : [birthDate];
  const person = { birthDates, nationalities: [], sex: null, identifiers: [], names: [normaliseName(name)] as const };
  return { name, person };
}

/** Persons of the synthetic population as their members write them, by who they are. */
export function speltPeople(): readonly (readonly Spelt[])[] {
  return generatePopulation({ seed: SEED, size: SIZE }).truth.map(({ records }) =>
    records.map(({ name, birthDate }) => spelt(name, birthDate)),
  );
}
