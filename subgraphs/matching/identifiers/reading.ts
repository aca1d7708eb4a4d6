/** What a check says of a text: of check digits, or of a register's list of what may be issued. */
export interface Check {
  readonly name: string;
  readonly holds: boolean;
  /** What the result does not say, or null. */
  readonly note: string | null;
}

/** How sure a reading is: `certain` by check digits, or by a form that nothing else has; `possible` by form. */
export type Confidence = 'certain' | 'possible';

/** A state or organisation as a travel document names it. */
export interface DocumentState {
  /** Of ICAO Doc 9303 part 3 section 5: `EST`, `D`, `UNO`. */
  readonly code: string;
  /** The member's code, or null where no member issues it. */
  readonly member: string | null;
  /** What the code stands for where it is no country's, or null. */
  readonly title: string | null;
}

/** What a machine readable zone says; null where it says nothing, or nothing that can be. */
export interface TravelDocument {
  /** Of ICAO Doc 9303 parts 4 to 7; `IDFRA` is the French identity card of 1988 to 2021, which has a form of its own. */
  readonly format: 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B' | 'IDFRA';
  /** Of the code list `DocumentTypeCode`. */
  readonly type: string;
  readonly issuer: DocumentState;
  readonly nationality: DocumentState | null;
  readonly surname: string | null;
  readonly givenNames: string | null;
  /** Texts of `PartialDate`. */
  readonly birthDate: string | null;
  readonly expiresOn: string | null;
  /** Of the code list `SexCode`. */
  readonly sex: string | null;
  /** Optional data: in many passports the national identity number. */
  readonly optional: string | null;
}

/** One reading of a pasted text. */
export interface Reading {
  /** Of the code list `IdentifierKindCode`. */
  readonly kind: string;
  /** In the one written form of its kind (`normaliseIdentifier`). */
  readonly value: string;
  readonly confidence: Confidence;
  /** What it is, in words. */
  readonly title: string;
  /** ISO 3166-1 alpha-2 codes of the countries that it may be of, the most likely first; empty where none is known. */
  readonly countries: readonly string[];
  readonly checks: readonly Check[];
  /** What was read otherwise than pasted, dropped, or supposed. */
  readonly remarks: readonly string[];
  readonly document: TravelDocument | null;
}

/**
 * How much speaks for a reading: `proven` by check digits that fewer than one in twenty texts of its shape would pass, or by a
 * form that nothing else has; `checked` by weaker ones; `formed` by a form that a country or register prescribes.
 */
export type Evidence = 'proven' | 'checked' | 'formed';

/** A reading before it is weighed against the others of its text. */
export interface Draft {
  readonly kind: string;
  readonly value: string;
  readonly evidence: Evidence;
  readonly title: string;
  readonly countries?: readonly string[];
  readonly checks?: readonly Check[];
  readonly remarks?: readonly string[];
  readonly document?: TravelDocument;
}

/** One identifier of a pasted list, cleaned. */
export interface Cell {
  /** The line of the list that it begins on, from 1. */
  readonly line: number;
  /** As pasted, without what separates it from others. */
  readonly pasted: string;
  /** Without label, bullet, quotes and invisible characters; compatibility forms folded. */
  readonly text: string;
  /** Letters and digits alone, of ASCII (`alphanumeric`). */
  readonly compact: string;
  /** The kinds that it may be of by its shape alone (`kindsOf`). */
  readonly kinds: readonly string[];
  /** The kind that its label names, or null. */
  readonly kind: string | null;
  /** ISO 3166-1 alpha-2 code of the country that its label, or brackets after it, name, or null. */
  readonly country: string | null;
}

/** Reads one kind of identifier: every reading that a text allows, none where it allows none. */
export type Reader = (cell: Cell, country: string | null) => readonly Draft[];
