import type { Bench } from './bench.ts';
import { measureComparing } from './matching/measure-comparing.ts';
import { measureScoring } from './matching/measure-scoring.ts';
import { speltPeople } from './matching/people.ts';

/** What a comparison of two normalised names costs, beside plain Jaro-Winkler; and the scoring of 300 candidates. */
export const matchingBench: Bench = async (options) => {
  const people = speltPeople();
  const comparing = await measureComparing(people, options);
  const scoring = measureScoring(people, options);
  return { ratio: comparing.ratio, detail: { ...comparing.detail, ...scoring.detail } };
};
