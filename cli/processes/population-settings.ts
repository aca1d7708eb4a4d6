import { ComityError } from '../../schema/errors.ts';

/** Which synthetic population is made: equal settings make equal populations. */
export interface PopulationSettings {
  readonly seed: string;
  /** Persons a country. */
  readonly size: number;
}

const SMALLEST = 50;
const LARGEST = 200_000;

/** The settings in `COMITY_SEED` (default `comity`) and `COMITY_POPULATION` (default 5,000). */
export function populationSettings(environment: NodeJS.ProcessEnv = process.env): PopulationSettings {
  const size = Number(environment['COMITY_POPULATION'] ?? '5000');
  if (!Number.isInteger(size) || size < SMALLEST || size > LARGEST) {
    throw new ComityError('USAGE', `COMITY_POPULATION must be a whole number from ${SMALLEST} to ${LARGEST}`);
  }
  return { seed: environment['COMITY_SEED'] ?? 'comity', size };
}
