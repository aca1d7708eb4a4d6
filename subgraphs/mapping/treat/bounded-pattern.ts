/** A regular expression that cannot run away: see `boundedPattern`. */
export interface BoundedPattern {
  readonly source: string;
  /** The first group, else the whole match, else null. */
  extract(text: string): string | null;
}

/** Only so many characters of a value are searched. */
const SEARCHED = 256;
const LONGEST = 200;
const UNBOUNDED = 3;

/** What stands in the pattern where it is not a class or an escape: quantifiers and groups. */
function skeleton(source: string): string {
  return source.replace(/\\./gsu, 'x').replace(/\[(?:[^\]])*\]/gsu, 'x');
}

/** Why a pattern is refused, or null: repeated groups, look-around and back-references take more than linear time. */
export function patternFault(source: string): string | null {
  if (source.length > LONGEST) return `the pattern has more than ${LONGEST} characters`;
  const bare = skeleton(source);
  if (/\\[1-9k]/.test(source)) return 'the pattern has a back-reference';
  if (/\(\?(?!:)/.test(bare)) return 'the pattern has a look-around or a named group: use plain groups';
  if (/\)[*+{]/.test(bare)) return 'the pattern repeats a group: repeat characters or classes alone';
  const repetitions = bare.match(/[*+]|\{\d+,\}/g) ?? [];
  if (repetitions.length > UNBOUNDED) return `the pattern has more than ${UNBOUNDED} unbounded repetitions`;
  try {
    new RegExp(source, 'u');
    return null;
  } catch {
    return 'this is no regular expression';
  }
}

/** The pattern; only for a source without `patternFault`. */
export function boundedPattern(source: string): BoundedPattern {
  const pattern = new RegExp(source, 'u');
  return {
    source,
    extract(text) {
      const match = pattern.exec(text.slice(0, SEARCHED));
      return match ? (match[1] ?? match[0]) : null;
    },
  };
}
