import type { MemberPopulation } from '../../population/population.ts';

/** The database that a national system is written into. */
export interface FillTarget {
  /** `postgresql://…`, `mariadb://…` with an account that may create tables and roles, or `sqlite:/path`. */
  readonly url: string;
  /** A read-only account to make for the subgraph; SQLite has none. */
  readonly reader?: { readonly username: string; readonly password: string };
}

/** Writes a population into a national system in place of what stood there; one that fails can be run again. */
export type Fill = (population: MemberPopulation, target: FillTarget) => Promise<void>;
