import { isFields, ownValue, type OpenFields } from '../json-object.ts';

/** An object of the data, and where in the answer it stands. */
export interface Spot {
  readonly value: OpenFields;
  readonly path: readonly (string | number)[];
}

/** The objects at a path of a plan (`@` for any element of a list) below others. Where there are none, there is no spot. */
export function spotsAt(from: readonly Spot[], steps: readonly string[]): readonly Spot[] {
  const found: Spot[] = [];
  const follow = (value: unknown, position: number, path: readonly (string | number)[]): void => {
    const step = steps[position];
    if (step === undefined) {
      if (isFields(value)) found.push({ value, path });
    } else if (step === '@') {
      if (!Array.isArray(value)) return;
      for (const [index, one] of value.entries()) follow(one, position + 1, [...path, index]);
    } else if (isFields(value)) {
      follow(ownValue(value, step), position + 1, [...path, step]);
    }
  };
  for (const { value, path } of from) follow(value, 0, path);
  return found;
}
