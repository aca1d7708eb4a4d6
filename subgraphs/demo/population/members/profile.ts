import type { Random } from '../random.ts';
import type { NamePool } from '../names/pool.ts';

/** A town with its region and the first digits of its postal codes. */
export interface Town {
  readonly name: string;
  readonly region: string;
  readonly postal: string;
}

/** An offence in national law. */
export interface Statute {
  readonly text: string;
  /** ICCS level 1. */
  readonly iccs: string;
  /** Maximum penalty in months. */
  readonly months: number;
}

/** Goods that are seized or sought, in the country's words. */
export interface Goods {
  readonly kind: string;
  readonly description: string;
  /** The unit of a quantity, or the maker of an item. */
  readonly detail: string;
}

/** What makes up the habits of one member: its names, its words, and the forms of its numbers. */
export interface MemberProfile {
  readonly member: string;
  /** ISO 15924. */
  readonly script: string;
  /** Communities with their share of the population; the shares sum to 1. */
  readonly communities: readonly { readonly share: number; readonly pool: NamePool }[];
  readonly towns: readonly Town[];
  readonly streets: readonly string[];
  /** Street and house number in the order of the country. */
  addressLine(street: string, random: Random): string;
  postalCode(town: Town, random: Random): string;
  readonly occupations: readonly string[];
  readonly eyeColours: readonly string[];
  readonly courts: readonly string[];
  readonly authorities: readonly string[];
  readonly statutes: readonly Statute[];
  /** A sentence of so many months of imprisonment, or a fine of so many days where months is 0. */
  sentence(months: number, days: number): string;
  readonly organisations: {
    readonly words: readonly string[];
    readonly trades: readonly string[];
    readonly forms: readonly string[];
    name(word: string, trade: string, form: string): string;
  };
  /** What special categories of data read like, by code of the list. */
  readonly special: readonly { readonly kind: string; readonly value: string }[];
  /** Action to take, by what an alert is for. */
  readonly actions: {
    readonly arrest: string;
    readonly locate: string;
    readonly check: string;
    readonly missing: string;
    readonly refuse: string;
    readonly assets: string;
  };
  /** The role of the person related to, by kind of relation. */
  readonly roles: Readonly<Record<RelationKind, string>>;
  readonly assistance: readonly string[];
  readonly seizures: readonly Goods[];
  readonly items: readonly Goods[];
  readonly repositories: readonly string[];
  readonly mailDomains: readonly string[];
  readonly plateMakes: readonly string[];
  nationalId(person: { readonly birthDate: string; readonly male: boolean; readonly serial: number }): string;
  plate(serial: number): string;
  documentNumber(type: string, serial: number): string;
  caseNumber(year: number, serial: number): string;
  registrationNumber(serial: number): string;
  phone(mobile: boolean, random: Random): string;
  /** An account number of the country with correct check digits, and the bank's BIC; null where IBANs are not used. */
  iban(serial: number): { readonly iban: string; readonly bic: string } | null;
  propertyReference(serial: number): string;
}

/** Kinds of relation that the population has. */
export type RelationKind =
  | 'associate'
  | 'relative'
  | 'spouse'
  | 'parent'
  | 'sibling'
  | 'co-accused'
  | 'employer'
  | 'owner'
  | 'director'
  | 'member';

/** Words of a text, separated by commas. */
export function list(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}

/** Towns in the notation `name/region/postal`, separated by commas, the largest first. */
export function towns(text: string): Town[] {
  return list(text).map((entry) => {
    const [name = '', region = '', postal = ''] = entry.split('/');
    return { name, region, postal };
  });
}

/** Statutes in the notation `iccs months text`, a line each. */
export function statutes(text: string): Statute[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [iccs = '', months = '', ...words] = line.trim().split(' ');
      return { iccs, months: Number(months), text: words.join(' ') };
    });
}

/** Goods in the notation `kind/description/detail`, separated by commas. */
export function goods(text: string): Goods[] {
  return list(text).map((entry) => {
    const [kind = '', description = '', detail = ''] = entry.split('/');
    return { kind, description, detail };
  });
}
