import path from 'node:path';

/** Where what a member's officers need lies: the store of versions, the ring, and, in the demonstration, their keys. */
export interface OfficePlace {
  readonly store: string;
  readonly ring: string;
  readonly keys: string;
}

/** The places of a member in the data folder of an embedded federation. */
export function embeddedOffice(dataFolder: string, member: string): OfficePlace {
  const country = path.join(dataFolder, 'countries', member);
  return {
    store: path.join(country, 'policy'),
    ring: path.join(dataFolder, 'officers', `${member}.yaml`),
    keys: path.join(dataFolder, 'officers', member),
  };
}
