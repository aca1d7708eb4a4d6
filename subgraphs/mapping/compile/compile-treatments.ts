import type { Treatment } from '../mapping.ts';
import { cleanText } from '../treat/clean-text.ts';
import { detectScript } from '../treat/detect-script.ts';
import { latinDigits } from '../treat/digits.ts';
import { readNumber } from '../treat/read-number.ts';
import { circaStep, dateStep, instantStep } from './date-steps.ts';
import type { CompileScope } from './scope.ts';
import { NONE, type CompiledStep, type Step } from './step.ts';

function onText(change: (text: string) => string | null): Step {
  return (value) => {
    const text = change(String(value));
    const clean = text === null ? null : cleanText(text);
    return clean === null ? NONE : [clean];
  };
}

function part(text: string, by: string, from: number, to: number): string {
  const parts = (by.trim() === '' ? text.split(/\s+/u) : text.split(by)).map((item) => item.trim());
  const position = (at: number) => (at > 0 ? at - 1 : parts.length + at);
  return parts.slice(Math.max(0, position(from)), position(to) + 1).join(by);
}

function titleCase(text: string): string {
  return text
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_match, before: string, letter: string) => before + letter.toUpperCase());
}

function changeCase(text: string, letters: 'upper' | 'lower' | 'title'): string {
  if (letters === 'title') return titleCase(text);
  return letters === 'upper' ? text.toUpperCase() : text.toLowerCase();
}

function plainStep(treatment: Exclude<Treatment, { kind: 'circa' }>, name: string): Step {
  switch (treatment.kind) {
    case 'empty':
      return (value) => (treatment.values.has(String(value)) ? NONE : [value]);
    case 'split':
      return (value) =>
        String(value)
          .split(treatment.separator)
          .flatMap((item) => cleanText(item) ?? []);
    case 'part':
      return onText((text) => part(text, treatment.by, treatment.from, treatment.to));
    case 'extract':
      return onText((text) => treatment.pattern.extract(text));
    case 'unpad':
      return onText((text) => {
        let start = 0;
        while (text[start] === treatment.character) start++;
        return text.slice(start);
      });
    case 'pad':
      return onText((text) => text.padStart(treatment.to, treatment.character));
    case 'digits':
      return onText(latinDigits);
    case 'case':
      return onText((text) => changeCase(text, treatment.letters));
    case 'codes':
      return (value, _frame, tally) => {
        const target = treatment.crosswalk.targets.get(String(value));
        if (!target) tally.unknownCode(name, String(value));
        return target?.codes ?? NONE;
      };
    case 'number':
      return (value, _frame, tally) => {
        const number = readNumber(String(value), treatment.decimal, treatment.unit, treatment.as);
        if (number === null) tally.unreadable(name, String(value));
        return number === null ? NONE : [number];
      };
    case 'boolean':
      return (value, _frame, tally) => {
        const text = String(value);
        const yes = treatment.yes.has(text);
        if (!yes && !treatment.no.has(text)) tally.unknownCode(name, text);
        return yes || treatment.no.has(text) ? [yes] : NONE;
      };
    case 'detect-script':
      return (value) => [detectScript(String(value))];
    case 'prefix':
      return onText((text) => treatment.text + text);
    case 'suffix':
      return onText((text) => text + treatment.text);
    case 'date-time':
      return instantStep(treatment, name);
    case 'date':
      return dateStep(treatment, name);
  }
}

/** One treatment for a field named `Type.field`. */
export function compileTreatment(treatment: Treatment, name: string, scope: CompileScope): CompiledStep {
  return treatment.kind === 'circa' ? circaStep(treatment, scope) : { step: plainStep(treatment, name), needs: [] };
}
