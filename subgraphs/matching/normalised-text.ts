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

function readToken(text: string): readonly NameToken[] {
  const [script = '', letter = '', word = '', sounds = ''] = text.split(':');
  const part = BY_LETTER.get(letter);
  if (!isScript(script) || part === undefined || word === '') return [];
  return [nameToken(word, sounds === '' ? word : sounds, script, part)];
}

function readForm(text: string, alternative: NormalisedName | null): NormalisedName {
  const joined = text.startsWith('=');
  return { tokens: (joined ? text.slice(1) : text).split(' ').flatMap(readToken), joined, alternative };
}

/** The name in a line that `writeNormalised` made; what it did not make is left out. */
export function readNormalised(text: string): NormalisedName {
  const bar = text.indexOf('|');
  return bar < 0 ? readForm(text, null) : readForm(text.slice(0, bar), readForm(text.slice(bar + 1), null));
}
