import type { CanonicalField } from '../canonical-types.ts';
import type { Expression } from '../mapping.ts';
import { compileExpression } from './compile-expression.ts';
import { conformStep } from './conform.ts';
import type { Frame } from './frame.ts';
import { recurring } from './recurring.ts';
import type { CompileScope } from './scope.ts';
import type { Need } from './source-node.ts';
import type { Value } from './step.ts';
import type { UnreadTally } from './tally.ts';

/** A field that holds no nested values, compiled. */
export interface CompiledScalar {
  readonly needs: readonly Need[];
  /** Whether it reads nothing of the source. */
  readonly constant: boolean;
  read(frame: Frame, tally: UnreadTally): unknown;
}

/** A field that holds one value, or a list without repetitions; null where it has none. */
export function compileScalar(field: CanonicalField, expression: Expression, scope: CompileScope): CompiledScalar {
  const compiled = compileExpression(expression, `${field.type}.${field.name}`, scope);
  const conform = conformStep(field, expression);
  const scalar: CompiledScalar = {
    needs: compiled.needs,
    constant: compiled.constant,
    read(frame, tally) {
      const found = compiled.read(frame, tally);
      if (found.length === 0) return null;
      if (!field.list) {
        for (const candidate of found) {
          const conformed = conform(candidate, frame, tally)[0];
          if (conformed !== undefined) return conformed;
        }
        return null;
      }
      const all: Value[] = [];
      for (const candidate of found) {
        for (const value of conform(candidate, frame, tally)) if (!all.includes(value)) all.push(value);
      }
      return all.length === 0 ? null : all;
    },
  };
  return recurring(scalar, field, expression, scope);
}
