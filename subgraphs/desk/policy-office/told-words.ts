/** A word of the policies' language as a value of an enum of the desk: `never-decides` as `NEVER_DECIDES`. */
export function enumValue(word: string): string {
  return word.toUpperCase().replaceAll(/[ -]/g, '_');
}

/** The word of a value of an enum: the other way round, for words without spaces. */
export function wordOf(value: string): string {
  return value.toLowerCase().replaceAll('_', '-');
}
