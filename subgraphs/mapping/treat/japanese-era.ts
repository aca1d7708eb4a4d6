/** Japanese eras since 1868: the Gregorian year before their first. */
const ERAS: readonly (readonly [name: string, letter: string, before: number])[] = [
  ['明治', 'M', 1867],
  ['大正', 'T', 1911],
  ['昭和', 'S', 1925],
  ['平成', 'H', 1988],
  ['令和', 'R', 2018],
];

/** What the `G` of a date format reads, as a regular expression. */
export const ERA_PATTERN = `(?:${ERAS.map(([name]) => name).join('|')}|[MTSHRmtshr])`;

/** The Gregorian year of a year of an era, which is given as letter or name; null for an unknown era. */
export function gregorianYear(era: string, year: number): number | null {
  const found = ERAS.find(([name, letter]) => name === era || letter === era.toUpperCase());
  return found && year > 0 ? found[2] + year : null;
}
