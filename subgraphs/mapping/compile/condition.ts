import type { Condition } from '../mapping.ts';
import { rawText, type Frame } from './frame.ts';
import { resolveColumn, textReader, type CompileScope } from './scope.ts';
import type { Need } from './source-node.ts';

/** Conditions compiled: what they read, and whether they all hold. */
export interface CompiledConditions {
  readonly needs: readonly Need[];
  holds(frame: Frame): boolean;
}

function compileOne(condition: Condition, scope: CompileScope) {
  const column = resolveColumn(condition.column.text, scope);
  const texts = textReader(column, rawText);
  const { test } = condition;
  const holds = (frame: Frame): boolean => {
    const found = texts(frame);
    switch (test.kind) {
      case 'is':
        return found.some((text) => test.values.has(text));
      case 'not':
        return !found.some((text) => test.values.has(text));
      case 'empty':
        return (found.length === 0) === test.empty;
    }
  };
  return { need: column.need, holds };
}

/** The conditions of a `where` or `circa`; without any they hold. */
export function compileConditions(conditions: readonly Condition[], scope: CompileScope): CompiledConditions {
  const compiled = conditions.map((condition) => compileOne(condition, scope));
  return {
    needs: compiled.map((condition) => condition.need),
    holds: (frame) => compiled.every((condition) => condition.holds(frame)),
  };
}
