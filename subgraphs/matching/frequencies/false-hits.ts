import { roundedHits, type FalseHits } from '../../../schema/false-hits.ts';
import { formatPartialDate, parsePartialDate, type PartialDate } from '../../../schema/partial-date.ts';
import type { AlignedTokens } from '../align-tokens.ts';
import { scorePersons, type ComparedPerson, type Feature } from '../compare-persons.ts';
import { CANDIDATE_FLOOR } from '../matcher.ts';
import { isTelling, nameToken, type NameToken } from '../name-token.ts';
import { formsOf, nameOf, type NormalisedName } from '../normalise.ts';
import { scoreAligned } from '../score-names.ts';
import type { Script } from '../scripts.ts';
import type { NameFrequencies } from './name-frequencies.ts';

/*
 * The figures below were measured on synthetic populations in nine scripts; see `docs/matching.md`.
 */

/** How many of 10,000 people have a word like a given one, by how like it is. */
interface Alike {
  readonly equal: number;
  readonly near: number;
  readonly remote: number;
  readonly far: number;
}

const LIKENESS: readonly (readonly [level: keyof Alike, similarity: number])[] = [
  ['equal', 0.97],
  ['near', 0.82],
  ['remote', 0.7],
  ['far', 0.6],
];
/** A word of a class is borne by somewhat more than the least of it. */
const ABOVE_CLASS = 1.6;
/** Of a word that no table has, by the most sounds that it has: short words are like many. */
const ALIKE: readonly (readonly [sounds: number, alike: Alike])[] = [
  [3, { equal: 35, near: 75, remote: 65, far: 210 }],
  [6, { equal: 20, near: 35, remote: 65, far: 190 }],
  [Infinity, { equal: 15, near: 10, remote: 25, far: 85 }],
];
/** Words of a name that are weighed one by one: the others are taken for unlike. */
const MOST_WEIGHED = 4;
const NONE_ALIKE: Alike = { equal: 0, near: 0, remote: 0, far: 0 };
/** Scripts of syllables, of which there are few: their words are like more others. */
const SYLLABIC: ReadonlySet<Script> = new Set<Script>(['Hani', 'Hang', 'Hira', 'Kana']);
const MORE_IN_SYLLABLES = 1.8;
/** Of those who have no word like one of a longer name, how many have no word in its place: a second given name left out. */
const LEFT_OUT = 0.15;
const LEAST_WORDS = 2;
/** Chances that are too small to come to anything together. */
const NEGLIGIBLE = 1e-7;
/** A word that is like none of the name sought. */
const STRANGER = 'zuziza';

/** Years of which most people in records are, and how many of them are recorded with a whole date, or with its year alone. */
const YEARS = 55;
const WHOLE = 0.96;
const YEAR_ALONE = 0.03;
const DAYS = 365;
const MONTHS = 12;
/** Years apart that comparing tells from years further apart. */
const NEAR_YEARS = 6;
const FAR_YEARS = 17;
const OF_ONE_SEX = 0.5;

function alikeOf(token: NameToken, frequencies: NameFrequencies): Alike {
  const share = frequencies.shareOf(token);
  const alike = ALIKE.find(([most]) => token.sounds.length <= most)?.[1] ?? NONE_ALIKE;
  const times = SYLLABIC.has(token.script) ? MORE_IN_SYLLABLES : 1;
  return {
    equal: share === 0 ? times * alike.equal : ABOVE_CLASS * share,
    near: times * alike.near,
    remote: times * alike.remote,
    far: times * alike.far,
  };
}

/** A similarity that names of strangers have to the name sought, and how many of all people have such a name. */
interface Chance {
  readonly similarity: number;
  readonly share: number;
}

/** What became of the words of the name sought in a stranger's, as far as they were weighed. */
interface Partly {
  readonly pairs: readonly AlignedTokens[];
  /** Bits of the positions of words in whose place the stranger has none. */
  readonly leftOut: number;
  readonly share: number;
}

function strangerIn(script: Script, frequencies: NameFrequencies): NameToken {
  return nameToken(
    { text: STRANGER, sounds: STRANGER, script, part: 'name', written: STRANGER, role: null },
    frequencies,
  );
}

/** What strangers are called: each word of the name is in theirs, or one like it, or another, or none. */
function chancesOf(name: NormalisedName, frequencies: NameFrequencies): readonly Chance[] {
  const { tokens } = name;
  const telling = tokens.flatMap((token, at) => (isTelling(token) ? [{ token, at }] : []));
  const weighed = telling.sort((left, right) => right.token.weight - left.token.weight).slice(0, MOST_WEIGHED);
  let found: readonly Partly[] = [{ pairs: [], leftOut: 0, share: 1 }];
  for (const { token, at } of weighed) {
    const alike = alikeOf(token, frequencies);
    const [bit, weight] = [1 << at, token.weight];
    const levels = LIKENESS.map(([level, similarity]) => ({
      pair: { left: bit, right: bit, leftAt: at, rightAt: at, similarity, weight },
      share: alike[level] / 10_000,
    }));
    const unlike = Math.max(0, 1 - levels.reduce((sum, { share }) => sum + share, 0));
    const missing = telling.length > LEAST_WORDS ? LEFT_OUT : 0;
    found = found
      .flatMap(({ pairs, leftOut, share }): readonly Partly[] => [
        ...levels.map((level) => ({ pairs: [...pairs, level.pair], leftOut, share: share * level.share })),
        { pairs, leftOut, share: share * unlike * (1 - missing) },
        { pairs, leftOut: leftOut | bit, share: share * unlike * missing },
      ])
      .filter(({ share }) => share > NEGLIGIBLE);
  }
  const stranger = strangerIn(tokens[0]?.script ?? 'Latn', frequencies);
  const missing = { ...stranger, weight: 0, contrast: 0 };
  return found.map(({ pairs, leftOut, share }) => {
    const taken = pairs.reduce((bits, pair) => bits | pair.right, 0);
    const words = tokens.map((token, at) => {
      if ((taken & (1 << at)) !== 0 || !isTelling(token)) return token;
      return (leftOut & (1 << at)) === 0 ? stranger : missing;
    });
    const other = nameOf(telling.length < LEAST_WORDS ? [...words, stranger] : words, false, null);
    return { similarity: scoreAligned(name, other, pairs), share };
  });
}

/** What may be recorded of a stranger, and of how many strangers it is. */
interface Recorded<Value> {
  readonly value: Value;
  readonly share: number;
}

/** The days of a year, as far as comparing tells them apart from the day sought. */
function daysOf({ year, month, day }: PartialDate): readonly Recorded<PartialDate>[] {
  const other = month === null ? 1 : (month % MONTHS) + 1;
  const on = (ofMonth: number, ofDay: number) => ({ year, month: ofMonth, day: ofDay, circa: false });
  if (month === null) return [{ value: on(other, 2), share: 1 }];
  if (day === null) {
    return [
      { value: on(month, 2), share: 1 / MONTHS },
      { value: on(other, 2), share: 1 - 1 / MONTHS },
    ];
  }
  const [next, later] = [day < 28 ? day + 1 : day - 1, day < 15 ? day + 10 : day - 10];
  const alike = (28 + MONTHS - 1) / DAYS;
  return [
    { value: on(month, day), share: 1 / DAYS },
    { value: on(month, next), share: 2 / DAYS },
    { value: on(month, later), share: alike },
    { value: on(other, later), share: 1 - 3 / DAYS - alike },
  ];
}

/** The birth dates of strangers, null where none is recorded. */
function birthDatesOf(sought: string | undefined): readonly Recorded<string | null>[] {
  const date = sought === undefined ? null : parsePartialDate(sought);
  if (date === null) return [{ value: null, share: 1 }];
  const inYear = (year: number, share: number): readonly Recorded<string | null>[] => [
    { value: String(year).padStart(4, '0'), share: share * YEAR_ALONE },
    ...daysOf({ ...date, year }).map(({ value, share: of }) => ({
      value: formatPartialDate(value),
      share: share * WHOLE * of,
    })),
  ];
  const near = Array.from({ length: 2 * NEAR_YEARS + 1 }, (_, index) => date.year + index - NEAR_YEARS);
  return [
    { value: null, share: 1 - WHOLE - YEAR_ALONE },
    ...near.flatMap((year) => inYear(year, 1 / YEARS)),
    ...inYear(date.year + FAR_YEARS, 1 - near.length / YEARS),
  ];
}

function sexesOf(sought: string | null): readonly Recorded<string | null>[] {
  if (sought === null) return [{ value: null, share: 1 }];
  return [
    { value: sought, share: OF_ONE_SEX },
    { value: `not ${sought}`, share: 1 - OF_ONE_SEX },
  ];
}

function oddsOf(score: number): number {
  return Math.log(score / (1 - score));
}

/** The similarity of names from which a stranger reaches the floor with what else is recorded of him: odds grow evenly with it. */
function leastSimilarity(scoreAt: (similarity: number) => number, floor: number): number {
  const [none, full] = [oddsOf(scoreAt(0)), oddsOf(scoreAt(1))];
  return Math.max(CANDIDATE_FLOOR, (oddsOf(floor) - none) / (full - none));
}

/**
 * How many people other than the one sought would reach a match score by chance, of what the query says and of the table:
 * a function of the two alone, whatever the records are. Strangers are taken to be of the nationalities sought, and the
 * words of their names to go together by chance.
 */
export function expectFalseHits(
  query: ComparedPerson,
  features: ReadonlySet<Feature>,
  floor: number,
  frequencies: NameFrequencies,
): FalseHits {
  const chances = query.names.flatMap(formsOf).map((form) => chancesOf(form, frequencies));
  let share = 0;
  for (const born of features.has('birthDate') ? birthDatesOf(query.birthDates[0]) : birthDatesOf(undefined)) {
    for (const sex of features.has('sex') ? sexesOf(query.sex) : sexesOf(null)) {
      const record: ComparedPerson = {
        names: [],
        birthDates: born.value === null ? [] : [born.value],
        nationalities: query.nationalities,
        sex: sex.value,
        identifiers: [],
      };
      const least = leastSimilarity((similarity) => scorePersons(query, record, features, similarity), floor);
      if (least > 1) continue;
      const reaching = chances.map((form) =>
        form.reduce((sum, chance) => (chance.similarity >= least ? sum + chance.share : sum), 0),
      );
      share += born.share * sex.share * Math.max(0, ...reaching);
    }
  }
  const { people } = frequencies;
  return { per100k: roundedHits(share * 100_000), expected: people === null ? null : roundedHits(share * people) };
}
