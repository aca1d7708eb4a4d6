import { open } from 'node:fs/promises';
import { ComityError } from '../../../schema/errors.ts';
import { frequenciesOf, MOST_TABLE_BYTES, parseFrequencyTable } from '../../matching/frequencies/frequency-table.ts';
import { SHIPPED_FREQUENCIES, type NameFrequencies } from '../../matching/frequencies/name-frequencies.ts';
import { DEFAULT_FLOOR } from '../../matching/matcher.ts';
import type { CountryMatching } from '../country/country.ts';

/** What a configuration file says of comparing names. */
export interface WrittenMatching {
  /** A file that `comity subgraph frequencies` wrote. */
  readonly nameFrequencies?: string;
  readonly matchFloor: number;
}

/** The shape of the floor: lower than the default would tell of records that no rule of scoring was chosen for. */
export const matchFloorShape = { type: 'number', minimum: DEFAULT_FLOOR, maximum: 1, default: DEFAULT_FLOOR } as const;

async function readBounded(file: string): Promise<string> {
  const handle = await open(file).catch((cause: unknown) => {
    throw new ComityError('CONFIGURATION_INVALID', `the table of frequencies \`${file}\` cannot be read`, { cause });
  });
  try {
    // One byte more than a table may have, which then is too long.
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_TABLE_BYTES + 1), 0, MOST_TABLE_BYTES + 1, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function frequencies(file: string | undefined): Promise<NameFrequencies> {
  return file === undefined ? SHIPPED_FREQUENCIES : frequenciesOf(parseFrequencyTable(await readBounded(file)));
}

/** How a country compares names, as its configuration says; throws `CONFIGURATION_INVALID` where its table has faults. */
export async function countryMatching({ nameFrequencies, matchFloor }: WrittenMatching): Promise<CountryMatching> {
  return { frequencies: await frequencies(nameFrequencies), floor: matchFloor };
}
