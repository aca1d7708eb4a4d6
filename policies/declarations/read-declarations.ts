import type { Declaration } from '../engine/ties.ts';
import { faultAt, type Fault } from '../language/fault.ts';
import { parseDeclaration } from '../language/parse-declaration.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import type { DeclarationKey } from './parse-keys.ts';
import { isDeclaredBy } from './signature.ts';

/** A published file. */
export interface PublishedText {
  readonly file: string;
  readonly text: string;
}

/**
 * The declarations among published texts that their members signed. What is unsigned, wrongly signed, by a member
 * without a key, or under a key of the demonstration where those do not count, is left out, and why is added to
 * `warnings`: one member's mistake is no fault of another's policy.
 */
export function readDeclarations(
  published: readonly PublishedText[],
  keys: ReadonlyMap<string, DeclarationKey>,
  demoKeys: boolean,
  vocabulary: Vocabulary,
  warnings: Fault[],
): readonly Declaration[] {
  return published.flatMap(({ file, text }) => {
    const written = parseDeclaration(file, text, vocabulary, warnings);
    if (!written) return [];
    const { declaration, signature } = written;
    const key = keys.get(declaration.member);
    const refusal = !key
      ? `\`${declaration.member}\` has no key`
      : key.demo && !demoKeys
        ? `the key of \`${declaration.member}\` is one of the demonstration`
        : isDeclaredBy(declaration, signature, key.key)
          ? null
          : `it is not signed by \`${declaration.member}\``;
    if (refusal === null) return [declaration];
    const at = { file, line: 1, column: 1 };
    warnings.push(faultAt(at, 'the declaration counts for nothing', refusal));
    return [];
  });
}
