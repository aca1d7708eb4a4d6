/** Letters before the number of an element, by what it is. */
const PREFIXES = {
  person: 'P',
  organization: 'O',
  document: 'D',
  conveyance: 'V',
  firearm: 'F',
  item: 'I',
  biometric: 'B',
  image: 'IM',
  case: 'C',
  charge: 'CH',
  warrant: 'W',
  conviction: 'CV',
  alert: 'AL',
  asset: 'AS',
  assistance: 'AR',
  location: 'L',
  contact: 'CT',
  device: 'DV',
  account: 'OA',
  association: 'RL',
  seizure: 'SZ',
} as const;

/** What the exchange has numbers for. */
export type Numbered = keyof typeof PREFIXES;

/** The identifier of the element at a position of the population. */
export function elementId(kind: Numbered, index: number): string {
  return `${PREFIXES[kind]}${String(index + 1).padStart(8, '0')}`;
}

/** A reference to another element, or null where the position is missing. */
export function reference(kind: Numbered, index: number | null): { readonly '@s:ref': string } | null {
  return index === null ? null : { '@s:ref': elementId(kind, index) };
}
