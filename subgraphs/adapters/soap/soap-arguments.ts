import { ComityError } from '../../../schema/errors.ts';
import { stepsOf } from '../nested/column-path.ts';

/** A value of an argument: text, or elements repeated for each key. */
type Value = string | readonly (string | Readonly<Record<string, string>>)[];

/** The arguments of an operation as a tree, from templates by path; MAPPING_INVALID where a template means nothing. */
export function soapArguments(
  templates: Readonly<Record<string, string>>,
  values: Readonly<Record<string, Value>>,
): object {
  const tree: Record<string, unknown> = {};
  for (const [path, template] of Object.entries(templates)) {
    const name = /^\{(\w+)\}$/.exec(template)?.[1];
    const value = name === undefined ? template : values[name];
    if (value === undefined) throw new ComityError('MAPPING_INVALID', `\`${template}\` means nothing in \`${path}\``);
    if (value !== '') place(tree, stepsOf(path), value);
  }
  return tree;
}

function place(tree: Record<string, unknown>, [step = '', ...rest]: readonly string[], value: Value): void {
  if (rest.length === 0) {
    tree[step] = value;
    return;
  }
  const inside: unknown = tree[step];
  const branch: Record<string, unknown> = isBranch(inside) ? inside : {};
  tree[step] = branch;
  place(branch, rest, value);
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
