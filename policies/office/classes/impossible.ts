import { UNKNOWN } from '../../language/rows.ts';
import type { Dimension, DimensionName } from './dimension.ts';
import type { Box } from './row-box.ts';

type Condition = Partial<Record<DimensionName, (word: string) => boolean>>;

const is =
  (...words: readonly string[]) =>
  (word: string): boolean =>
    words.includes(word);
const isNot =
  (...words: readonly string[]) =>
  (word: string): boolean =>
    !words.includes(word);

/**
 * Combinations that no request and record can make, or that the built-in restrictions close whatever rows say: no row's
 * change shows in them, so they are no cases. `owner` is the member whose policy it is.
 */
function conditions(owner: string, purposes: readonly string[]): readonly Condition[] {
  return [
    { recipientList: is('off'), member: isNot(owner) },
    { originatorConsent: isNot(UNKNOWN), originator: is(UNKNOWN) },
    { originatorConsent: is(UNKNOWN), originator: isNot(UNKNOWN) },
    { originatorConsent: is('false'), originator: is(owner) },
    { purposeCompatible: isNot(UNKNOWN), collectedFor: is(UNKNOWN) },
    { purposeCompatible: is(UNKNOWN), collectedFor: isNot(UNKNOWN) },
    ...purposes.map((same) => ({ purposeCompatible: is('false'), collectedFor: is(same), purpose: is(same) })),
    { transfer: isNot('internal'), member: is(owner) },
    { transfer: is('internal'), member: isNot(owner) },
    { jointTeam: is('true'), case: is('false') },
  ];
}

/** The dimension that makes each condition worth asking: rows that do not read it cannot meet the combination. */
function leading(condition: Condition): string | undefined {
  return Object.keys(condition)[0];
}

/** The impossible combinations of the dimensions that rows read, as boxes. */
export function impossibleBoxes(
  owner: string,
  dimensions: readonly Dimension[],
  read: ReadonlySet<DimensionName>,
): readonly Box[] {
  const purposes = dimensions.find(({ name }) => name === 'purpose')?.words ?? [];
  const asked = conditions(owner, purposes).filter((condition) =>
    [...read].some((name) => name === leading(condition)),
  );
  return asked.map(
    (condition) =>
      new Map(
        dimensions.flatMap(({ name, words }) => {
          const test = condition[name];
          return test ? [[name, Uint8Array.from(words, (word) => (test(word) ? 1 : 0))] as const] : [];
        }),
      ),
  );
}
