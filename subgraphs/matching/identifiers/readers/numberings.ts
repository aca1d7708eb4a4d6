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
const SHAPES_KEPT = 2_000;

function kept<Value>(find: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    if (known.size >= SHAPES_KEPT) known.clear();
    known.set(key, value);
    return value;
  };
}

/** A text with each digit as 9: numbers of one shape are as long, and have the same letters and signs in the same places. */
function shapeOf(text: string): string {
  return text.replace(/\d/gu, '9');
}

function isOfLength({ validator }: Numbering, text: string): boolean {
  const { error } = validator.validate(text);
  return error?.name !== 'InvalidLength';
}

/** The numberings that have numbers as long as those of a shape. */
const numberingsOfShape = kept((shape) => NUMBERINGS.filter((numbering) => isOfLength(numbering, shape)));

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
  return numberingsOfShape(shapeOf(text)).filter((numbering) => holds(numbering, text));
}

/** Texts of a shape that are tried to see how many of them pass. */
const TRIED = 200;

/** Digits in no order, the same each time: a linear congruence modulo 2³¹ (Park and Miller's multiplier). */
function* noise(): Generator<string> {
  for (let state = 20_240_229; ; state = (state * 48_271) % 2_147_483_647) yield String(Math.floor(state / 1_000) % 10);
}

const shares = new Map(
  NUMBERINGS.map((numbering) => [
    numbering,
    kept((shape) => {
      const digits = noise();
      let passed = 0;
      for (let index = 0; index < TRIED; index += 1) {
        const text = shape.replace(/9/gu, () => digits.next().value as string);
        if (numbering.validator.validate(text).isValid) passed += 1;
      }
      return passed / TRIED;
    }),
  ]),
);

/**
 * The share of texts of the same shape, with digits in no order, that a numbering takes for its own: what its check digits and dates
 * are worth. 1 where it has none; measured on two hundred, the same ones each time.
 */
export function shareOfShape(numbering: Numbering, text: string): number {
  return shares.get(numbering)?.(shapeOf(text)) ?? 1;
}
