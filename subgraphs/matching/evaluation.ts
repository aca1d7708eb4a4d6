/** A scored pair whose truth is known. */
export interface LabelledScore {
  readonly score: number;
  readonly isMatch: boolean;
  readonly category: string;
}

/** How well a threshold parts matches from the rest. */
export interface Quality {
  readonly pairs: number;
  readonly matches: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** The quality over all pairs and by category. */
export interface Evaluation extends Quality {
  /** The best recall at any threshold that keeps precision at 0.95 or above. */
  readonly recallAtP95: number;
  readonly byCategory: Readonly<Record<string, Quality & { readonly recallAtP95: number }>>;
}

const ENOUGH_PRECISION = 0.95;
const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

function qualityAt(scores: readonly LabelledScore[], threshold: number): Quality {
  const matches = scores.filter((entry) => entry.isMatch).length;
  const found = scores.filter((entry) => entry.score >= threshold);
  const right = found.filter((entry) => entry.isMatch).length;
  const [precision, recall] = [ratio(right, found.length), ratio(right, matches)];
  return { pairs: scores.length, matches, precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}

function recallAtP95(scores: readonly LabelledScore[]): number {
  const ranked = [...scores].sort((a, b) => b.score - a.score);
  const matches = ranked.filter((entry) => entry.isMatch).length;
  let [right, best] = [0, 0];
  ranked.forEach((entry, index) => {
    if (entry.isMatch) right += 1;
    const isLastOfItsScore = ranked[index + 1]?.score !== entry.score;
    if (isLastOfItsScore && right / (index + 1) >= ENOUGH_PRECISION) best = Math.max(best, ratio(right, matches));
  });
  return best;
}

function evaluateAll(scores: readonly LabelledScore[], threshold: number): Quality & { readonly recallAtP95: number } {
  return { ...qualityAt(scores, threshold), recallAtP95: recallAtP95(scores) };
}

/** Precision, recall and F1 at a threshold, over all and by category. */
export function evaluate(scores: readonly LabelledScore[], threshold: number): Evaluation {
  const categories = [...new Set(scores.map((entry) => entry.category))].sort();
  const ofCategory = (category: string) => scores.filter((entry) => entry.category === category);
  return {
    ...evaluateAll(scores, threshold),
    byCategory: Object.fromEntries(
      categories.map((category) => [category, evaluateAll(ofCategory(category), threshold)]),
    ),
  };
}
