import type { CanonicalField } from '../canonical-types.ts';
import type { RawValue } from '../../adapters/adapter.ts';
import type { Expression } from '../mapping.ts';
import type { CompiledScalar } from './compile-scalar.ts';
import { resolveColumn, type CompileScope } from './scope.ts';
import { watched } from './tally.ts';

/** Raw values remembered for one field; all are forgotten when there are more. */
const MOST_VALUES = 10_000;
/** A longer text is read each time. */
const LONGEST = 40;
/** Types, beside codes, of which many records have the same value. */
const RECURRING: ReadonlySet<string> = new Set(['MemberCode', 'Boolean', 'DateTime', 'PartialDate', 'Int']);

function isShort(raw: RawValue | undefined): raw is string | number | null | undefined {
  if (typeof raw === 'string') return raw.length <= LONGEST;
  return typeof raw === 'number' || raw === null || raw === undefined;
}

/**
 * The same field, read once for each raw value, where that is all it depends on: one plain column of the row, of a type
 * whose values recur. What could not be read is not remembered: it is counted each time.
 */
export function recurring(
  scalar: CompiledScalar,
  field: CanonicalField,
  { source, where }: Expression,
  scope: CompileScope,
): CompiledScalar {
  if (field.kind !== 'code' && !RECURRING.has(field.valueType)) return scalar;
  // A treatment that reads another column needs it.
  if (source.kind !== 'column' || where.length > 0 || scalar.needs.length !== 1) return scalar;
  const { up, joins, keys } = resolveColumn(source.column.text, scope);
  const [key] = keys;
  if (key === undefined || keys.length > 1 || joins.length > 0 || up > 0) return scalar;
  const known = new Map<string | number | null | undefined, unknown>();
  return {
    ...scalar,
    read(frame, tally) {
      const raw = frame.row[key];
      if (!isShort(raw)) return scalar.read(frame, tally);
      const found = known.get(raw);
      if (found !== undefined) return found;
      const watch = watched(tally);
      const value = scalar.read(frame, watch);
      if (watch.take()) return value;
      if (known.size >= MOST_VALUES) known.clear();
      known.set(raw, value);
      return value;
    },
  };
}
