/** Units in which national systems measure, with their dimension and their size in its base unit. */
const SIZES = {
  mm: ['length', 0.1],
  cm: ['length', 1],
  m: ['length', 100],
  in: ['length', 2.54],
  ft: ['length', 30.48],
  'ft-in': ['length', 2.54],
  g: ['mass', 0.001],
  kg: ['mass', 1],
  lb: ['mass', 0.45359237],
  days: ['time', 12 / 365.25],
  weeks: ['time', 84 / 365.25],
  months: ['time', 1],
  years: ['time', 12],
} as const satisfies Record<string, readonly [dimension: string, size: number]>;

/** A unit that `number` knows. */
export type Unit = keyof typeof SIZES;

/** Every unit, in the order of the documentation. */
export const UNITS: readonly string[] = Object.keys(SIZES);

/** Whether a text names a unit. */
export function isUnit(value: unknown): value is Unit {
  return typeof value === 'string' && Object.hasOwn(SIZES, value);
}

/** Whether an amount in one unit can be told in the other. */
export function sameDimension(from: Unit, to: Unit): boolean {
  return SIZES[from][0] === SIZES[to][0];
}

/** An amount in another unit of the same dimension. */
export function convert(amount: number, from: Unit, to: Unit): number {
  return from === to ? amount : (amount * SIZES[from][1]) / SIZES[to][1];
}
