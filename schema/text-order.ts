/** Compares two texts by their code units, for sorting: an order that no locale and no accident of time changes. */
export function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Compares two paths in an answer, step by step, places in lists as numbers; one without a path comes first. */
export function comparePaths(
  left: readonly (string | number)[] | undefined,
  right: readonly (string | number)[] | undefined,
): number {
  return compareTexts(sortable(left), sortable(right));
}

const DIGITS = 10;

function sortable(path: readonly (string | number)[] = []): string {
  return path.map((step) => (typeof step === 'number' ? String(step).padStart(DIGITS, '0') : step)).join('\u0000');
}
