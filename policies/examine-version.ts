import { ComityError } from '../schema/errors.ts';
import { countryOfContent } from './compile-version.ts';
import { formatFault } from './language/fault.ts';
import type { LoadOptions } from './load.ts';
import { tableRows } from './office/sentences/row-sentences.ts';
import { rowsFault, sentencesFault } from './office/sentences/sentences-fault.ts';
import { signedSentences } from './office/sentences/signed-sentences.ts';
import type { VersionInForce } from './versions/follow-versions.ts';

/** How closely: by every word, or by the rows alone, where another release may have worded the sentences. */
export type Closely = 'by-word' | 'by-row';

/**
 * Holds a version to what its officers signed: its sentences, in the language of the policy, must be what its tables say. Throws
 * `POLICY_INVALID` where they are not, and where the tables have faults.
 */
export async function examineVersion(
  { activation, content }: Pick<VersionInForce, 'activation' | 'content'>,
  options: LoadOptions,
  closely: Closely,
): Promise<void> {
  const country = await countryOfContent(content, options);
  const { member } = activation;
  if (country.head === null || country.faults.length > 0)
    throw new ComityError(
      'POLICY_INVALID',
      `the version of \`${member}\` has faults:\n${country.faults.map(formatFault).join('\n')}`,
    );
  const fault =
    closely === 'by-word'
      ? sentencesFault(activation, { language: country.head.language, sentences: signedSentences(country) })
      : rowsFault(
          activation,
          tableRows(country).map(({ row }) => row.id),
        );
  if (fault !== null)
    throw new ComityError(
      'POLICY_INVALID',
      `the version of \`${member}\` is not what its officers signed: ${fault}: propose it anew`,
    );
}
