import { ComityError } from '../../schema/errors.ts';

/** The arguments of a field of the desk, or an input object among them: GraphQL has held them to the schema. */
export type Arguments = Readonly<Record<string, unknown>>;

function wrong(name: string, what: string): ComityError {
  return new ComityError('BAD_USER_INPUT', `\`${name}\` is ${what}`);
}

/** The text of an argument; null where it is absent. Throws `BAD_USER_INPUT` for anything else, as all here do. */
export function optionalText(args: Arguments, name: string): string | null {
  const value = args[name] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw wrong(name, 'no text');
}

/** The text of an argument. */
export function text(args: Arguments, name: string): string {
  const value = optionalText(args, name);
  if (value !== null) return value;
  throw wrong(name, 'missing');
}

/** The texts of an argument; null where it is absent. */
export function optionalTexts(args: Arguments, name: string): readonly string[] | null {
  const value = args[name] ?? null;
  if (value === null) return null;
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
  throw wrong(name, 'no list of texts');
}

/** The flag of an argument; absent is no. */
export function flag(args: Arguments, name: string): boolean {
  return args[name] === true;
}

function isArguments(value: unknown): value is Arguments {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The input object of an argument; null where it is absent. */
export function optionalInput(args: Arguments, name: string): Arguments | null {
  const value = args[name] ?? null;
  if (value === null) return null;
  if (isArguments(value)) return value;
  throw wrong(name, 'no input object');
}

/** The input object of an argument. */
export function input(args: Arguments, name: string): Arguments {
  const value = optionalInput(args, name);
  if (value) return value;
  throw wrong(name, 'missing');
}

const MOST_ON_A_PAGE = 100;

/** Which page of a list is asked for: `first`, 1 to 100 (50 where absent), and `after`. */
export function pageOf(args: Arguments): { readonly first: number; readonly after: string | null } {
  const first = args['first'] ?? 50;
  if (typeof first !== 'number' || first < 1 || first > MOST_ON_A_PAGE)
    throw wrong('first', `not between 1 and ${MOST_ON_A_PAGE}`);
  return { first, after: optionalText(args, 'after') };
}
