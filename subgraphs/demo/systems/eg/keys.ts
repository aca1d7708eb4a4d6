/** Digits before the number of an entry, by the book that it stands in. */
const BOOKS = {
  person: 1,
  company: 2,
  document: 3,
  vehicle: 4,
  firearm: 5,
  item: 6,
  biometric: 7,
  photograph: 8,
  case: 9,
  offence: 10,
  warrant: 11,
  conviction: 12,
  alert: 13,
  asset: 14,
  request: 15,
  address: 16,
  contact: 17,
  device: 18,
  online: 19,
  relation: 20,
  seizure: 21,
} as const;

/** The number of the entry at a position of the population: book, stroke, number. */
export function entry(book: keyof typeof BOOKS, index: number): string {
  return `${BOOKS[book]}/${index + 1}`;
}

/** The same where the position may be missing. */
export function entryOrNull(book: keyof typeof BOOKS, index: number | null): string | null {
  return index === null ? null : entry(book, index);
}
