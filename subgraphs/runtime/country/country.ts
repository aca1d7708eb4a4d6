import type { CompiledPolicy } from '../../../policies/engine/contract.ts';
import type { FieldCatalogue } from '../../../schema/fields.ts';
import type { MemberCode } from '../../../schema/ids.ts';
import type { StandingAuthorisations } from '../../authorisations/standing-authorisations.ts';
import type { MappedSystem } from '../../mapping/mapped-system.ts';
import type { NameFrequencies } from '../../matching/frequencies/name-frequencies.ts';
import type { MatchIndex } from '../../match-index/match-index.ts';
import type { RecordIds } from './record-ids.ts';

/** How a country compares names. */
export interface CountryMatching {
  /** How common the words of names are: the table that it released, or the one that is shipped. */
  readonly frequencies: NameFrequencies;
  /** The match score below which it tells of no hit. */
  readonly floor: number;
}

/** Everything of one country that answering a question needs. */
export interface Country {
  readonly member: MemberCode;
  readonly catalogue: FieldCatalogue;
  readonly systems: readonly MappedSystem[];
  readonly index: MatchIndex;
  readonly matching: CountryMatching;
  readonly ids: RecordIds;
  /** What the country's officers have authorised; absent where it authorises nothing. */
  readonly authorisations?: StandingAuthorisations;
  /** The policy in force now: a process without a valid one denies everything. */
  policy(): CompiledPolicy;
  /** The clock, injected in tests. */
  now(): Date;
}

/** The systems of a country that hold records of a type. */
export function systemsHolding(country: Country, type: string): readonly MappedSystem[] {
  return country.systems.filter((system) => system.holds.has(type));
}
