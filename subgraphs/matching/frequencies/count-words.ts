import { compareTexts } from '../../../schema/text-order.ts';
import { formsOf, normaliseName } from '../normalise.ts';
import { isTellable, roundedPeople, type FrequencyTable } from './frequency-table.ts';
import { heardWord, isSpellingOf, SHARE_CLASSES, type CommonWord, type HeardWord } from './name-frequencies.ts';

/** Names of one person that are counted. */
const MOST_NAMES = 20;
/** Words counted at once, where it is not said. */
const MOST_COUNTED = 50_000;
/** People who must bear a word before a table may tell of it. */
export const FEWEST_BEARERS = 50;
/** People of whom a table may be made. */
export const FEWEST_PEOPLE = 1_000;

interface Counted {
  readonly word: HeardWord;
  bearers: number;
}

/** Counts who bears which words, of a stream of people, in bounded memory. */
export interface WordCounter {
  /** Counts a person by all names that he has; one without a name is not counted. */
  add(names: readonly string[]): void;
  /**
   * What may be released of it: words that reach a class of `SHARE_CLASSES` and that `FEWEST_BEARERS` bear; null of fewer
   * than `FEWEST_PEOPLE`.
   */
  table(madeOn: string): FrequencyTable | null;
}

/** The words that a person bears, each once however often he spells it. */
function wordsOf(names: readonly string[]): readonly HeardWord[] {
  const words: HeardWord[] = [];
  for (const name of names.slice(0, MOST_NAMES)) {
    for (const { part, script, sounds } of formsOf(normaliseName(name)).flatMap(({ tokens }) => tokens)) {
      if (part !== 'name' || !isTellable(sounds)) continue;
      const word = heardWord({ script, sounds });
      if (!words.some((known) => isSpellingOf(word, known))) words.push(word);
    }
  }
  return words;
}

/** Spellings of one word under the one that most people write, which has the bearers of all. */
function merged(counted: Iterable<Counted>): readonly Counted[] {
  const bySkeleton = new Map<string, Counted[]>();
  const mostFirst = [...counted].sort(
    (left, right) =>
      right.bearers - left.bearers ||
      compareTexts(left.word.script, right.word.script) ||
      compareTexts(left.word.sounds, right.word.sounds),
  );
  for (const { word, bearers } of mostFirst) {
    const heads = bySkeleton.get(word.skeleton) ?? [];
    bySkeleton.set(word.skeleton, heads);
    const head = heads.find((candidate) => isSpellingOf(word, candidate.word));
    if (head === undefined) heads.push({ word, bearers });
    else head.bearers += bearers;
  }
  return [...bySkeleton.values()].flat();
}

/**
 * An empty counter. Where there are more than `most` different words, one bearer is taken from each and words with none
 * left are forgotten (Misra and Gries, 1982): no count is short by more than one in `most` of all words counted.
 */
export function wordCounter(most = MOST_COUNTED): WordCounter {
  const counted = new Map<string, Counted>();
  let people = 0;

  const forgetSome = () => {
    for (const [key, entry] of counted) {
      entry.bearers -= 1;
      if (entry.bearers === 0) counted.delete(key);
    }
  };

  return {
    add(names) {
      const words = wordsOf(names);
      if (words.length > 0) people += 1;
      for (const word of words) {
        const key = `${word.script} ${word.sounds}`;
        const known = counted.get(key);
        if (known !== undefined) known.bearers += 1;
        else if (counted.size < most) counted.set(key, { word, bearers: 1 });
        else forgetSome();
      }
    },
    table(madeOn) {
      if (people < FEWEST_PEOPLE) return null;
      const words = merged(counted.values()).flatMap(({ word, bearers }): readonly CommonWord[] => {
        const share = SHARE_CLASSES.find((least) => bearers >= (least / 10_000) * people);
        return share === undefined || bearers < FEWEST_BEARERS
          ? []
          : [{ script: word.script, sounds: word.sounds, share }];
      });
      return { madeOn, people: roundedPeople(people), words };
    },
  };
}
