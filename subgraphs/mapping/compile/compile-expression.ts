import { latinDigits } from '../treat/digits.ts';
import type { Expression, ExpressionSource, Treatment } from '../mapping.ts';
import { cleanText } from '../treat/clean-text.ts';
import { partialDateOf } from '../treat/date-format.ts';
import { compileConditions } from './condition.ts';
import { compileTreatment } from './compile-treatments.ts';
import { existingDate } from './date-steps.ts';
import { rawText, type Frame } from './frame.ts';
import { unreadConsequence } from './policy-read.ts';
import { eachReader, resolveColumn, resolveEach, textReader, type CompileScope } from './scope.ts';
import type { Need } from './source-node.ts';
import { NONE, type Step, type Value } from './step.ts';
import type { UnreadTally } from './tally.ts';

/** An expression compiled. */
export interface CompiledValue {
  readonly needs: readonly Need[];
  /** Whether it reads nothing of the source. */
  readonly constant: boolean;
  read(frame: Frame, tally: UnreadTally): readonly Value[];
}

type Source = ExpressionSource;

function allNeeds(values: readonly { readonly needs: readonly Need[] }[]): readonly Need[] {
  return values.flatMap((value) => value.needs);
}

function compileMany(expressions: readonly Expression[], name: string, scope: CompileScope) {
  const values = expressions.map((expression) => compileExpression(expression, name, scope));
  return { values, needs: allNeeds(values), constant: values.every((value) => value.constant) };
}

function compileDateParts(source: Source & { kind: 'date-parts' }, name: string, scope: CompileScope): CompiledValue {
  const parts = [source.year, source.month, source.day].map((part) => part && compileExpression(part, name, scope));
  const [year, month, day] = parts;
  const number = (value: CompiledValue | null | undefined, frame: Frame, tally: UnreadTally) => {
    const text = value?.read(frame, tally)[0];
    return text === undefined ? null : Number(latinDigits(String(text)));
  };
  const century = (value: number | null) => {
    if (value === null || value > 99 || source.pivot === null) return value;
    return value < source.pivot ? 2000 + value : 1900 + value;
  };
  return {
    needs: allNeeds(parts.flatMap((part) => part ?? [])),
    constant: false,
    read: (frame, tally) => {
      const fields = {
        year: century(number(year, frame, tally)),
        month: number(month, frame, tally),
        day: number(day, frame, tally),
      };
      if (fields.year === null || fields.year === 0) return NONE;
      const text = existingDate(partialDateOf(fields, false), source.calendar);
      if (text === null) tally.unreadable(name, `${fields.year}-${fields.month ?? ''}-${fields.day ?? ''}`);
      return text === null ? NONE : [text];
    },
  };
}

function compileSource(source: Exclude<Source, { kind: 'each' }>, name: string, scope: CompileScope): CompiledValue {
  switch (source.kind) {
    case 'column': {
      const column = resolveColumn(source.column.text, scope);
      return { needs: [column.need], constant: false, read: textReader(column, rawText) };
    }
    case 'constant':
      return { needs: [], constant: true, read: () => source.values };
    case 'concat': {
      const { values, needs, constant } = compileMany(source.parts, name, scope);
      return {
        needs,
        constant,
        read: (frame, tally) => {
          let joined = '';
          for (const value of values) {
            for (const found of value.read(frame, tally)) {
              joined = joined === '' ? String(found) : joined + source.separator + String(found);
            }
          }
          const text = cleanText(joined);
          return text === null ? NONE : [text];
        },
      };
    }
    case 'first': {
      const { values, needs, constant } = compileMany(source.choices, name, scope);
      return {
        needs,
        constant,
        read: (frame, tally) => {
          for (const value of values) {
            const found = value.read(frame, tally);
            if (found.length > 0) return found;
          }
          return NONE;
        },
      };
    }
    case 'list': {
      const { values, needs, constant } = compileMany(source.members, name, scope);
      return { needs, constant, read: (frame, tally) => values.flatMap((value) => value.read(frame, tally)) };
    }
    case 'date-parts':
      return compileDateParts(source, name, scope);
  }
}

/** `each` with its `where`: the conditions hold for elements, not for the row. */
function compileEach(expression: Expression, source: Source & { kind: 'each' }, name: string, scope: CompileScope) {
  const each = resolveEach(source.each.text, scope);
  const frames = eachReader(each);
  const conditions = compileConditions(expression.where, each.scope);
  const value = compileExpression(source.value, name, each.scope);
  return {
    needs: [...conditions.needs, ...value.needs],
    constant: false,
    read: (frame: Frame, tally: UnreadTally) =>
      frames(frame)
        .filter((element) => conditions.holds(element))
        .flatMap((element) => value.read(element, tally)),
  };
}

function compileGuarded(expression: Expression, name: string, scope: CompileScope): CompiledValue {
  if (expression.source.kind === 'each') return compileEach(expression, expression.source, name, scope);
  const source = compileSource(expression.source, name, scope);
  if (expression.where.length === 0) return source;
  const conditions = compileConditions(expression.where, scope);
  return {
    needs: [...source.needs, ...conditions.needs],
    constant: source.constant,
    read: (frame, tally) => (conditions.holds(frame) ? source.read(frame, tally) : NONE),
  };
}

/** Treatments that say of themselves what they cannot read, and of which values they make nothing on purpose. */
const OUTSPOKEN: ReadonlySet<Treatment['kind']> = new Set(['empty', 'codes', 'date', 'date-time', 'number', 'boolean']);

/** The step of a treatment; where policy reads the field, a value of which nothing is left could not be read. */
function noticingStep(treatment: Treatment, name: string, step: Step): Step {
  const [type = '', field = ''] = name.split('.');
  if (unreadConsequence(type, field) === null || OUTSPOKEN.has(treatment.kind)) return step;
  return (value, frame, tally) => {
    const found = step(value, frame, tally);
    if (found.length === 0) tally.unreadable(name, String(value));
    return found;
  };
}

/** An expression for a field named `Type.field`; its values are those of the treatments, not yet conformed to the field. */
export function compileExpression(expression: Expression, name: string, scope: CompileScope): CompiledValue {
  const source = compileGuarded(expression, name, scope);
  const compiled = expression.treatments.map((treatment) => {
    const { step, needs } = compileTreatment(treatment, name, scope);
    return { step: noticingStep(treatment, name, step), needs };
  });
  if (compiled.length === 0) return source;
  const steps = compiled.map((treatment) => treatment.step);
  return {
    needs: [...source.needs, ...allNeeds(compiled)],
    constant: source.constant,
    read: (frame, tally) => {
      let values = source.read(frame, tally);
      for (const step of steps) {
        const [only] = values;
        if (only === undefined) return values;
        values = values.length === 1 ? step(only, frame, tally) : values.flatMap((value) => step(value, frame, tally));
      }
      return values;
    },
  };
}
