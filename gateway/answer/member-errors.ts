import { GraphQLError } from 'graphql';
import { ComityError, ERROR_CATALOGUE, type ErrorCode } from '../../schema/errors.ts';
import { STATUS_CATALOGUE } from '../../schema/statuses.ts';
import type { Note } from '../fetch/ledger.ts';

const STATUS_OF_CODE: Readonly<Partial<Record<ErrorCode, string>>> = {
  JURISDICTION_TIMED_OUT: STATUS_CATALOGUE.TIMED_OUT.label,
  JURISDICTION_UNAVAILABLE: STATUS_CATALOGUE.UNAVAILABLE.label,
  JURISDICTION_MALFORMED: STATUS_CATALOGUE.MALFORMED.label,
  JURISDICTION_OVERLOADED: STATUS_CATALOGUE.OVERLOADED.label,
  NOT_HELD: STATUS_CATALOGUE.NOT_HELD.label,
  UNSUPPORTED: STATUS_CATALOGUE.UNSUPPORTED.label,
  NOT_RELEASED: STATUS_CATALOGUE.NOT_RELEASED.label,
  WITHHELD: STATUS_CATALOGUE.WITHHELD.label,
};

function messageOf(member: string, code: ErrorCode): string {
  const label = STATUS_OF_CODE[code];
  return label === undefined ? `\`${member}\` refused: ${ERROR_CATALOGUE[code].help}` : `\`${member}\` ${label}`;
}

/** The errors of members, each at its place in the client's answer, in words of the hub's own. */
export function memberErrors(notes: readonly Note[]): readonly GraphQLError[] {
  return notes.flatMap(({ member, errors }) =>
    errors.map(({ path, code }) => {
      const originalError = new ComityError(code, messageOf(member, code), { jurisdiction: member });
      return new GraphQLError(originalError.message, { path, originalError });
    }),
  );
}
