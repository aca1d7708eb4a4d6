import type { Activation } from '../../versions/act.ts';

/** The sentences of some tables, and the language that is authoritative. */
export type SignedText = Pick<Activation, 'language' | 'sentences'>;

function listed(rows: Iterable<string>): string {
  const names = [...rows];
  const further = names.length > 5 ? `, and ${names.length - 5} more` : '';
  return `${names
    .slice(0, 5)
    .map((row) => `\`${row}\``)
    .join(', ')}${further}`;
}

/**
 * Why signed sentences are not of the rows of some tables, whatever they say of them; null where they are. It holds whichever
 * release wrote the sentences, and the order of rows never matters.
 */
export function rowsFault(signed: SignedText, rows: readonly string[]): string | null {
  const [told, there] = [new Set(signed.sentences.map(({ row }) => row)), new Set(rows)];
  const unsigned = [...there].filter((row) => !told.has(row));
  if (unsigned.length > 0) return `of ${listed(unsigned)} no sentence was signed`;
  const strange = [...told].filter((row) => !there.has(row));
  if (strange.length > 0) return `a sentence was signed of ${listed(strange)}, which the tables do not have`;
  return told.size === signed.sentences.length ? null : 'two sentences were signed of one row';
}

/** Why signed sentences are not what the tables say, given the sentences of these; null where they are. */
export function sentencesFault(signed: SignedText, own: SignedText): string | null {
  if (signed.language !== own.language)
    return `the sentences were signed in \`${signed.language}\`, the policy is written in \`${own.language}\``;
  const fault = rowsFault(
    signed,
    own.sentences.map(({ row }) => row),
  );
  if (fault !== null) return fault;
  const texts = new Map(own.sentences.map(({ row, text, english }) => [row, { text, english }]));
  const other = signed.sentences.filter(({ row, text, english }) => {
    const said = texts.get(row);
    return said?.text !== text || said.english !== english;
  });
  return other.length === 0
    ? null
    : `the tables say something else than was signed of ${listed(other.map(({ row }) => row))}`;
}
