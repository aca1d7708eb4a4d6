import { ComityError } from '../../../schema/errors.ts';
import type { Arguments } from '../desk-arguments.ts';

function isInput(value: unknown): value is Arguments {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The input objects of an argument; none where it is absent. Throws `BAD_USER_INPUT` for anything else, as all here do. */
export function inputs(args: Arguments, name: string): readonly Arguments[] {
  const value = args[name] ?? [];
  if (Array.isArray(value) && value.every(isInput)) return value;
  throw new ComityError('BAD_USER_INPUT', `\`${name}\` is no list of input objects`);
}

/** A whole number of an argument from one to `most`; `absent` where there is none. */
export function countOf(args: Arguments, name: string, most: number, absent: number): number {
  const value = args[name] ?? absent;
  if (typeof value === 'number' && value >= 1 && value <= most) return value;
  throw new ComityError('BAD_USER_INPUT', `\`${name}\` is not between 1 and ${most}`);
}

/** An instant of an argument, in UTC with milliseconds; null where it is absent. */
export function instantOf(args: Arguments, name: string): string | null {
  const value = args[name] ?? null;
  if (value === null) return null;
  const date = typeof value === 'string' ? new Date(value) : new Date(Number.NaN);
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  throw new ComityError('BAD_USER_INPUT', `\`${name}\` is no time`);
}
