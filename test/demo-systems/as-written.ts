/** Fields whose text is kept as the population has it by every system. */
const EXACT: ReadonlySet<string> = new Set(['names']);
/** A system that writes feet and inches keeps a height to the inch: this many centimetres may go. */
const INCH = 2;

function upper(value: unknown): unknown {
  if (typeof value === 'string') return value.toUpperCase();
  if (Array.isArray(value)) return value.map(upper);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, upper(inner)]));
}

interface Feature {
  readonly kind: string;
  readonly value: string;
}

function isFeatures(value: unknown): value is readonly Feature[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && 'kind' in item);
}

/** Heights as mapped, where they are those expected to the inch; otherwise the expected ones, so that they differ. */
function toTheInch(expected: unknown, mapped: unknown): unknown {
  if (!isFeatures(expected) || !isFeatures(mapped)) return expected;
  const height = (features: readonly Feature[]) => Number(features.find(({ kind }) => kind === 'height')?.value);
  const near = Math.abs(height(expected) - height(mapped)) <= INCH;
  return expected.map((feature) =>
    feature.kind === 'height' && near ? { ...feature, value: String(height(mapped)) } : feature,
  );
}

/**
 * What a member's system can keep of the expected values: Brazil's mainframe has capital letters alone, the United
 * States measure in feet and inches. Both sides come back in a form that compares.
 */
export function asWritten(
  member: string,
  expected: Readonly<Record<string, unknown>>,
  mapped: Readonly<Record<string, unknown>>,
): { readonly expected: Readonly<Record<string, unknown>>; readonly mapped: Readonly<Record<string, unknown>> } {
  const fold = (name: string, value: unknown) => (member === 'BR' && !EXACT.has(name) ? upper(value) : value);
  const both = Object.entries(expected).map(([name, wanted]) => {
    const found = mapped[name];
    const kept = member === 'US' && name === 'physicalFeatures' ? toTheInch(wanted, found) : wanted;
    return { name, wanted: fold(name, kept), found: fold(name, found) };
  });
  return {
    expected: Object.fromEntries(both.map(({ name, wanted }) => [name, wanted])),
    mapped: Object.fromEntries(both.map(({ name, found }) => [name, found])),
  };
}
