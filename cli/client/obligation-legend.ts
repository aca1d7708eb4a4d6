import { isObligation, OBLIGATION_WORDS, OBLIGATIONS } from '../../policies/engine/obligation.ts';
import type { AnswerObligations } from './ask.ts';

/** Codes each once, in the order of the closed list; those of a later release last. */
function inOrder(codes: readonly string[]): readonly string[] {
  const given = new Set(codes);
  return [...OBLIGATIONS.filter((code) => given.has(code)), ...[...given].filter((code) => !isObligation(code)).sort()];
}

/** Whether two paths are one, or one lies below the other. */
function meet(left: string, right: string): boolean {
  return left === right || left.startsWith(`${right}.`) || right.startsWith(`${left}.`);
}

/** All that must be done with a part of an answer, whatever of it is used: what holds for it, and for anything in it. */
export function obligationsAt(obligations: readonly AnswerObligations[], path: string): readonly string[] {
  return inOrder(
    obligations.flatMap(({ obligations: codes, paths }) => (paths.some((own) => meet(own, path)) ? codes : [])),
  );
}

/** Numbers in ascending order, as a person writes them: `1, 3-5`. */
function ranges(numbers: readonly number[]): string {
  const runs: { readonly first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run.last === number - 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`)).join(', ');
}

/** A line for each code: the numbers of the hits that bear it, counted from 1, and what must be done in plain words. */
export function obligationLegend(hits: readonly (readonly string[])[]): readonly (readonly [string, string])[] {
  return inOrder(hits.flat()).map((code) => {
    const numbers = hits.flatMap((codes, index) => (codes.includes(code) ? [index + 1] : []));
    return [
      ranges(numbers),
      isObligation(code) ? OBLIGATION_WORDS[code] : `ask its owner what \`${code}\` asks of you`,
    ];
  });
}
