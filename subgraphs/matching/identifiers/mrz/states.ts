import countries from 'i18n-iso-countries';
import { alphanumeric } from '../identifier-forms.ts';
import type { DocumentState } from '../reading.ts';

/**
 * Codes of ICAO Doc 9303 part 3 section 5 that are not ISO 3166-1 alpha-3, with the member where there is one: parts C (the United
 * Kingdom), D (organisations, persons without a nationality), and what section 5 says of Germany, the European Union, Utopia.
 */
const OTHER_CODES: Readonly<Record<string, readonly [member: string | null, title: string]>> = {
  D: ['DE', 'Germany'],
  EUE: ['EU', 'European Union'],
  GBD: ['GB', 'British Overseas Territories citizen'],
  GBN: ['GB', 'British National (Overseas)'],
  GBO: ['GB', 'British Overseas citizen'],
  GBP: ['GB', 'British protected person'],
  GBS: ['GB', 'British subject'],
  RKS: ['XK', 'Kosovo'],
  UNO: ['UN', 'United Nations'],
  UNA: ['UN', 'specialised agency of the United Nations'],
  UNK: ['UN', 'United Nations Interim Administration Mission in Kosovo'],
  XBA: [null, 'African Development Bank'],
  XIM: [null, 'African Export-Import Bank'],
  XCC: [null, 'Caribbean Community'],
  XCE: [null, 'Council of Europe'],
  XCO: [null, 'Common Market for Eastern and Southern Africa'],
  XEC: [null, 'Economic Community of West African States'],
  XPO: [null, 'International Criminal Police Organization'],
  XES: [null, 'Organization of Eastern Caribbean States'],
  XMP: [null, 'Parliamentary Assembly of the Mediterranean'],
  XOM: [null, 'Sovereign Military Order of Malta'],
  XDC: [null, 'Southern African Development Community'],
  XXA: [null, 'stateless person'],
  XXB: [null, 'refugee under the Convention of 1951'],
  XXC: [null, 'refugee, otherwise'],
  XXX: [null, 'person of unspecified nationality'],
  UTO: [null, 'Utopia, of specimens'],
};

/** The state of three places of a machine readable zone, fillers and all; null where they are empty. */
export function documentState(places: string): DocumentState | null {
  const code = alphanumeric(places);
  if (code === '') return null;
  const other = Object.hasOwn(OTHER_CODES, code) ? OTHER_CODES[code] : undefined;
  if (other) return { code, member: other[0], title: other[1] };
  return { code, member: countries.alpha3ToAlpha2(code) ?? null, title: null };
}
