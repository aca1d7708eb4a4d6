import type { MemberPopulation } from '../../population/population.ts';

/** The account that a service asks its callers for: a bearer token, or a name with its password. */
export interface ServiceCredentials {
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
}

/** How a service is started; port 0 lets the system choose one. */
export interface ServeOptions {
  /** The file that `fill` made. */
  readonly path: string;
  readonly port: number;
  /** The address to listen on; by default the loopback address. */
  readonly host?: string;
  readonly credentials?: ServiceCredentials;
}

/** A service that runs; its address is the one on this machine. */
export interface RunningService {
  readonly port: number;
  /** The address that a connection of a mapping is given. */
  readonly url: string;
  close(): Promise<void>;
}

/** A national system that answers over HTTP from a file of its own. */
export interface NationalService {
  /** Writes the population down in the system's own form, whole or not at all. */
  fill(population: MemberPopulation, options: { readonly path: string }): Promise<void>;
  serve(options: ServeOptions): Promise<RunningService>;
}

/** A national system that exports files. */
export interface NationalExport {
  /** Writes every file of the export into the folder; each appears whole or not at all. */
  write(population: MemberPopulation, folder: string): Promise<void>;
}
