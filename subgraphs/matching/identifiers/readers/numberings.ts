import { entityValidators, personValidators, type Validator } from 'stdnum';

/** A numbering of persons or organisations of one country. */
export interface Numbering {
  /** Of the code list `IdentifierKindCode`. */
  readonly kind: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly title: string;
  readonly validator: Validator;
}

function numberingsOf(kind: string, byCountry: Readonly<Record<string, readonly Validator[]>>): readonly Numbering[] {
  return Object.entries(byCountry).flatMap(([country, validators]) =>
    validators.map((validator) => ({ kind, country, title: titleOf(validator), validator })),
  );
}

function titleOf({ name, abbreviation = '' }: Validator): string {
  const short = abbreviation.trim();
  return short === '' || name.includes(short) ? name : `${name} (${short})`;
}

/** Every numbering that the library `stdnum` knows, of persons and of organisations. */
export const NUMBERINGS: readonly Numbering[] = [
  ...numberingsOf('national-id', personValidators),
  ...numberingsOf('registration-number', entityValidators),
];

/** Kept answers, by shape; all are forgotten when there are more. */
const SHAPES_KEPT = 500;

function kept<Value>(find: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    if (known.size >= SHAPES_KEPT) known.clear();
    known.set(key, value);
    return value;
  };
}

/** Runs what makes an error for every number that is not one, without the stacks of them, which take most of the time. */
function withoutStacks<Value>(run: () => Value): Value {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function isOfLength({ validator }: Numbering, text: string): boolean {
  const { error } = validator.validate(text);
  return error?.name !== 'InvalidLength';
}

/** The numberings that have numbers as long as a text, of which each digit is written as 9. */
const numberingsAsLong = kept((text) => NUMBERINGS.filter((numbering) => isOfLength(numbering, text)));

/** Whether a text is a number by the rules of a numbering, and not one of the other kind. */
function holds({ kind, validator }: Numbering, text: string): boolean {
  const found = validator.validate(text);
  if (!found.isValid) return false;
  const [isOfKind, isOfOther] =
    kind === 'national-id' ? [found.isIndividual, found.isCompany] : [found.isCompany, found.isIndividual];
  return isOfKind || !isOfOther;
}

/** The numberings by whose rules a text is a number. */
export function numberingsWith(text: string): readonly Numbering[] {
  return withoutStacks(() => numberingsAsLong(text.replace(/\d/gu, '9')).filter((numbering) => holds(numbering, text)));
}

/** Texts of a shape that are tried to see how many of them pass. */
const TRIED = 200;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Numbers in no order, the same each time: a linear congruence modulo 2³¹ − 1 (Park and Miller). */
function* noise(): Generator<number, never> {
  for (let state = 20_240_229; ; state = (state * 48_271) % 2_147_483_647) yield Math.floor(state / 1_000);
}

function shareOf({ validator }: Numbering, shape: string): number {
  const numbers = noise();
  let passed = 0;
  for (let index = 0; index < TRIED; index += 1) {
    const text = shape.replace(/[9A]/gu, (place) => {
      const drawn = numbers.next().value;
      return place === '9' ? String(drawn % 10) : LETTERS.charAt(drawn % LETTERS.length);
    });
    if (validator.validate(text).isValid) passed += 1;
  }
  return passed / TRIED;
}

const shares = new Map(NUMBERINGS.map((numbering) => [numbering, kept((shape) => shareOf(numbering, shape))]));

/**
 * The share of texts of the same shape, which have digits, letters and signs in the same places, that a numbering takes for its own: what
 * its check digits, dates and letters are worth. Measured on two hundred such texts, the same ones each time.
 */
export function shareOfShape(numbering: Numbering, text: string): number {
  const shape = text.replace(/[A-Z]/gu, 'A').replace(/\d/gu, '9');
  return withoutStacks(() => shares.get(numbering)?.(shape) ?? 1);
}
