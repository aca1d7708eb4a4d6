import { SHIPPED_FREQUENCIES, type NameFrequencies } from './frequencies/name-frequencies.ts';
import { nameToken, type NameToken, type Part } from './name-token.ts';
import { formsOf, nameOf, type NormalisedName } from './normalise.ts';
import { isScript } from './scripts.ts';

/**
 * A normalised name as one line of text, for storing: words by spaces, each `script:part:text:sounds`, the sounds left
 * out where they equal the text; `=` before the first word says that the source wrote the name without spaces; each
 * other form of the name follows a `|`. Weights are not stored: they are those of the table that it is read under.
 */
const PARTS: Readonly<Record<Part, string>> = { name: 'n', patronymic: 'o', initial: 'i', particle: 'p', title: 't' };
const BY_LETTER = new Map<string, Part>([
  ['n', 'name'],
  ['o', 'patronymic'],
  ['i', 'initial'],
  ['p', 'particle'],
  ['t', 'title'],
]);

function writeToken(token: NameToken): string {
  const sounds = token.sounds === token.text ? '' : token.sounds;
  return `${token.script}:${PARTS[token.part]}:${token.text}:${sounds}`;
}

function writeForm(name: NormalisedName): string {
  return (name.joined ? '=' : '') + name.tokens.map(writeToken).join(' ');
}

/** A normalised name as a line of text. */
export function writeNormalised(name: NormalisedName): string {
  return formsOf(name).map(writeForm).join('|');
}

function readToken(line: string, frequencies: NameFrequencies): NameToken | null {
  const [script = '', letter = '', text = '', sounds = ''] = line.split(':');
  const part = BY_LETTER.get(letter);
  if (!isScript(script) || part === undefined || text === '') return null;
  return nameToken(
    { text, sounds: sounds === '' ? text : sounds, script, part, written: text, role: null },
    frequencies,
  );
}

/** Words kept as read, each once: names share them. All are forgotten when there are more. */
const WORDS_KEPT = 20_000;
/** A longer word is read each time, so that what is kept stays small. */
const LONGEST_KEPT = 60;

/** Reads the lines that `writeNormalised` made. */
export type NormalisedReader = (line: string) => NormalisedName;

/** Reads names under a table; equal words are mostly one object. What `writeNormalised` did not make is left out. */
export function normalisedReader(frequencies: NameFrequencies): NormalisedReader {
  const kept = new Map<string, NameToken | null>();

  const wordOf = (text: string): NameToken | null => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const read = readToken(text, frequencies);
    if (text.length > LONGEST_KEPT) return read;
    if (kept.size >= WORDS_KEPT) kept.clear();
    kept.set(text, read);
    return read;
  };

  const readForm = (text: string, alternative: NormalisedName | null): NormalisedName => {
    const joined = text.startsWith('=');
    const tokens: NameToken[] = [];
    for (let from = joined ? 1 : 0; from <= text.length;) {
      const space = text.indexOf(' ', from);
      const end = space < 0 ? text.length : space;
      const word = wordOf(text.slice(from, end));
      if (word) tokens.push(word);
      from = end + 1;
    }
    return nameOf(tokens, joined, alternative);
  };

  return (line) => {
    const [first = '', ...others] = line.split('|');
    return readForm(
      first,
      others.reduceRight<NormalisedName | null>((next, form) => readForm(form, next), null),
    );
  };
}

/** Reads names under the table that is shipped. */
export const readNormalised = normalisedReader(SHIPPED_FREQUENCIES);
