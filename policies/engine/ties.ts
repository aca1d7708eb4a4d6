import type { TransferWord } from '../language/rows.ts';

/** Since when and until when a member is bound; days (`YYYY-MM-DD`, UTC), both included. */
export interface Party {
  readonly member: string;
  readonly from: string;
  /** The last day before a denunciation takes effect. */
  readonly until: string | null;
  /** Not checked at its source: uncertain means deny, so it binds nobody. */
  readonly unverified: boolean;
}

/** A reservation of one party: for what it excludes, the instrument binds neither that party nor anybody towards it. */
export interface Reservation {
  readonly member: string;
  readonly text: string;
  readonly purpose: readonly string[];
  /** ICCS categories, level 1. */
  readonly offence: readonly string[];
}

/** A legal instrument, and the codes of `LegalBasisCode` that rest on it. */
export interface Instrument {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly bases: readonly string[];
  /** The day of entry into force; null where it is not in force. */
  readonly from: string | null;
  readonly until: string | null;
  readonly parties: readonly Party[];
  readonly reservations: readonly Reservation[];
}

/** Categories that a member gives to others, if they give it those of `inReturnFor`. */
export interface DeclarationClause {
  readonly give: readonly string[];
  readonly toMember: readonly string[];
  readonly toGroup: readonly string[];
  /** Empty where the gift is unconditional. */
  readonly inReturnFor: readonly string[];
}

/** What a member has declared and published; only declarations whose signature was verified may stand in `Ties`. */
export interface Declaration {
  readonly member: string;
  /** Of several by one member in force on a day, the highest number stands alone. */
  readonly number: number;
  readonly from: string;
  readonly until: string | null;
  readonly clauses: readonly DeclarationClause[];
}

/** A ground on which the owner may transfer data to some members (Directive (EU) 2016/680, Art 35 to 38). */
export interface TransferGround {
  readonly ground: TransferWord;
  readonly toMember: readonly string[];
  readonly toGroup: readonly string[];
  /** The cases for which alone it holds, or empty: a derogation is documented for a case. */
  readonly case: readonly string[];
  readonly from: string | null;
  readonly until: string | null;
}

/** A joint investigation team: its members, and the cases that it conducts. */
export interface JointTeam {
  readonly member: readonly string[];
  /** Agencies whose officers belong to it, or empty where all do. */
  readonly agency: readonly string[];
  readonly case: readonly string[];
  readonly from: string;
  readonly until: string;
}

/** What ties members to one another, as data: treaties and declarations of all, grounds and teams of one owner. */
export interface Ties {
  readonly instruments: readonly Instrument[];
  readonly declarations: readonly Declaration[];
  /** By the purpose that data were collected for: the purposes that are compatible with it, besides itself. */
  readonly compatible: ReadonlyMap<string, ReadonlySet<string>>;
  readonly transfers: readonly TransferGround[];
  readonly teams: readonly JointTeam[];
}

/** No ties: no legal basis binds, nothing is reciprocal, every purpose is compatible with itself alone. */
export const NO_TIES: Ties = { instruments: [], declarations: [], compatible: new Map(), transfers: [], teams: [] };
