import { ComityError } from '../../schema/errors.ts';
import { ask, refusal } from './ask.ts';
import type { Target } from './target.ts';

/** Asks the desk of a member with an operation of one root field; gives the field's value. Throws where there is none. */
export async function askDesk<Value>(
  to: Target,
  member: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Value> {
  const { data, errors } = await ask<Readonly<Record<string, Value | null>>>(to, query, { of: member, ...variables });
  const value = Object.values(data ?? {})[0] ?? null;
  if (value !== null) return value;
  if (errors.length > 0) throw refusal(errors);
  throw new ComityError('USAGE', `there is no member \`${member}\``);
}
