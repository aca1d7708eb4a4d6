import { nearestWord } from '../../schema/nearest-word.ts';

/** Words that are listed where none is near. */
const SHOWN = 12;

/** `, did you mean …`: the nearest of the valid words, or all of a few where none is near; empty without any. */
export function suggest(word: string, valid: Iterable<string>): string {
  const words = [...valid];
  const nearest = nearestWord(word, words);
  if (nearest !== null) return `, did you mean \`${nearest}\``;
  if (words.length === 0 || words.length > SHOWN) return '';
  return `, use one of ${words.map((candidate) => `\`${candidate}\``).join(', ')}`;
}
