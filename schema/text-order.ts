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

function digitsFrom(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end - start;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/**
 * Compares two paths written with dots between their steps as `comparePaths` does: what lies below a path follows it at
 * once. Paths that are nearly in order already are sorted in little more than one look at each.
 */
export function comparePathTexts(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left.charCodeAt(at) === right.charCodeAt(at)) at += 1;
  if (at === left.length || at === right.length) return left.length - right.length;
  const step = at === 0 ? 0 : left.lastIndexOf('.', at - 1) + 1;
  const arePositions = isDigit(left.charCodeAt(step)) && isDigit(right.charCodeAt(step));
  const longer = arePositions ? digitsFrom(left, at) - digitsFrom(right, at) : 0;
  return longer === 0 ? left.charCodeAt(at) - right.charCodeAt(at) : longer;
}

const DIGITS = 10;

function sortable(path: readonly (string | number)[] = []): string {
  return path.map((step) => (typeof step === 'number' ? String(step).padStart(DIGITS, '0') : step)).join('\u0000');
}
