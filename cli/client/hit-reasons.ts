/** How one feature of a hit compared, as its owner says it. */
export interface Reason {
  readonly feature: string;
  readonly score: number;
  readonly explanation: string;
}

/** The selection of an edge by which its reasons are asked for. */
export const REASONS = 'comparisons { feature score explanation }';

const WORDS: Readonly<Record<string, string>> = { birthDate: 'born', birthPlace: 'born in' };
/** Names of which the way of writing tells which is which say it of each word. */
const SAYS_WHICH = /^(?:given name|surname): /u;

/** Why a hit was found, as one sentence. */
export function reasonsText(reasons: readonly Reason[]): string {
  return reasons
    .map(({ feature, explanation }) => {
      if (feature === 'name' && SAYS_WHICH.test(explanation)) return explanation;
      return `${WORDS[feature] ?? feature}: ${explanation}`;
    })
    .join('; ');
}
