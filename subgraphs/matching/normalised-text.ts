import { nameToken, type NameToken, type Part } from './name-token.ts';
import type { NormalisedName } from './normalise.ts';
import { isScript } from './scripts.ts';

/**
 * A normalised name as one line of text, for storing: words by spaces, each `script:part:text:sounds`, the sounds left
 * out where they equal the text; `=` before the first word says that the source wrote the name without spaces; an alternative reading follows `|`.
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
  return name.alternative ? `${writeForm(name)}|${writeForm(name.alternative)}` : writeForm(name);
}

function readToken(text: string): NameToken | null {
  const [script = '', letter = '', word = '', sounds = ''] = text.split(':');
  const part = BY_LETTER.get(letter);
  if (!isScript(script) || part === undefined || word === '') return null;
  return nameToken(word, sounds === '' ? word : sounds, script, part);
}

/** Words kept as read, each once: names share them. All are forgotten when there are more. */
const WORDS_KEPT = 20_000;
/** A longer word is read each time, so that what is kept stays small. */
const LONGEST_KEPT = 60;

const kept = new Map<string, NameToken | null>();

function wordOf(text: string): NameToken | null {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const read = readToken(text);
  if (text.length > LONGEST_KEPT) return read;
  if (kept.size >= WORDS_KEPT) kept.clear();
  kept.set(text, read);
  return read;
}

function readForm(text: string, alternative: NormalisedName | null): NormalisedName {
  const joined = text.startsWith('=');
  const tokens: NameToken[] = [];
  for (let from = joined ? 1 : 0; from <= text.length;) {
    const space = text.indexOf(' ', from);
    const end = space < 0 ? text.length : space;
    const word = wordOf(text.slice(from, end));
    if (word) tokens.push(word);
    from = end + 1;
  }
  return { tokens, joined, alternative };
}

/** The name in a line that `writeNormalised` made; what it did not make is left out. Equal words are mostly one object. */
export function readNormalised(text: string): NormalisedName {
  const bar = text.indexOf('|');
  return bar < 0 ? readForm(text, null) : readForm(text.slice(0, bar), readForm(text.slice(bar + 1), null));
}
