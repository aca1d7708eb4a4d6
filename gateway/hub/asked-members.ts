import { ComityError } from '../../schema/errors.ts';
import type { Members } from '../members/member.ts';

/** The members that a client names, each once, in its order; all, in alphabetical order, where it names none. */
export function membersAsked(members: Members, named: readonly string[] | null | undefined): readonly string[] {
  if (named == null) return [...members.keys()].sort();
  const unknown = named.filter((code) => !members.has(code));
  if (unknown.length > 0) {
    const shown = unknown.slice(0, 5).map((code) => `\`${code}\``);
    throw new ComityError('MEMBER_UNKNOWN', `no member of the federation: ${shown.join(', ')}`);
  }
  return [...new Set(named)];
}
