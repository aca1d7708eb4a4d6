import { readFile } from 'node:fs/promises';
import { parseAuthorisation } from '../../../policies/authorisations/statement-shape.ts';
import type { AuthorisationStatement } from '../../../policies/authorisations/statement.ts';
import { ComityError } from '../../../schema/errors.ts';
import { shown } from '../../output.ts';

/** The statement in a file that `draft` wrote; throws `USAGE`. */
export async function readStatement(file: string): Promise<AuthorisationStatement> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ComityError('USAGE', `\`${file}\` cannot be read`, { cause });
  });
  try {
    return parseAuthorisation(JSON.parse(text));
  } catch (cause) {
    const why = cause instanceof ComityError ? cause.message : 'it is not JSON';
    throw new ComityError('USAGE', `\`${file}\` is no statement to sign: ${why}`, { cause });
  }
}

/** A statement in a sentence, for whoever is to sign it: what others wrote in it cannot make it read as another. */
export function statementSentence(statement: AuthorisationStatement): string {
  const { issuer, owner, recipient, scope, fields, purpose, from, until, conditions, request } = statement;
  const whom =
    recipient.kind === 'team'
      ? `officers of ${recipient.member.join(', ')} together`
      : [
          recipient.subject === null ? 'officers' : `\`${recipient.subject}\``,
          ...(recipient.agency === null ? [] : [`of ${recipient.agency}`]),
          `of ${recipient.member}`,
        ].join(' ');
  const what = scope.kind === 'record' ? `the record ${scope.record}` : `whatever is asked in the case ${scope.case}`;
  const under = conditions === null ? '' : `, on these conditions: ${conditions}`;
  const answers = request === null ? '' : `; it answers the request ${request}`;
  const gives = issuer === owner ? `${issuer} authorises` : `${issuer} consents that ${owner} gives`;
  return shown(
    `${gives} ${whom} to see ${fields.join(', ')} of ${what}, for ${purpose.join(', ')}, from ${from} until ${until}${under}${answers}`,
  );
}
