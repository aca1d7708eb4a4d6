/** The library ships no types. */
declare module 'talisman/metrics/jaro-winkler.js' {
  /** Similarity of two texts, 0 to 1, by Jaro and Winkler. */
  function jaroWinkler(left: string, right: string): number;
  export = jaroWinkler;
}
