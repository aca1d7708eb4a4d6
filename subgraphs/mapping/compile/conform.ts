import { codeList } from '../../../schema/codes.ts';
import { isMemberCode } from '../../../schema/ids.ts';
import { parsePartialDate } from '../../../schema/partial-date.ts';
import type { CanonicalField } from '../canonical-types.ts';
import type { Expression } from '../mapping.ts';
import { latinDigits } from '../treat/digits.ts';
import { readNumber } from '../treat/read-number.ts';
import { remembered } from './remembered.ts';
import { NONE, type Step, type Value } from './step.ts';

/** An ISO date or the date of an ISO instant, as far as it is one. */
function isoDate(text: string): string | null {
  const date = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?~?)(?:[T ].*)?$/.exec(latinDigits(text))?.[1];
  return date !== undefined && parsePartialDate(date) !== null ? date : null;
}

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** An ISO instant in UTC; a text without a zone is in UTC. */
function isoInstant(text: string): string | null {
  if (!ISO_INSTANT.test(text)) return null;
  const zoned = /(Z|[+-]\d{2}:?\d{2}|[+-]\d{2})$/.test(text.slice(10)) || text.length === 10 ? text : `${text}Z`;
  const instant = new Date(
    zoned.replace(' ', 'T').replace(/([+-]\d{2})$/, (offset) => (text.length > 10 ? `${offset}:00` : offset)),
  );
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

const instantOfText = remembered(isoInstant);

function asNumber(text: string, whole: boolean): number | null {
  const number = readNumber(text, '.', null, null);
  return number !== null && (!whole || Number.isSafeInteger(number)) ? number : null;
}

function asBoolean(text: string): boolean | null {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

function scalarOf(valueType: string, text: string): Value | null {
  switch (valueType) {
    case 'PartialDate':
      return isoDate(text);
    case 'DateTime':
      return instantOfText(text);
    case 'Int':
      return asNumber(text, true);
    case 'Float':
      return asNumber(text, false);
    case 'Boolean':
      return asBoolean(text);
    default:
      return text;
  }
}

const keep: Step = (value) => [value];

/** Whether the last thing that an expression does makes what the field's type has. */
function isConformed(field: CanonicalField, expression: Expression): boolean {
  const last = expression.treatments.filter((treatment) => treatment.kind !== 'circa').at(-1)?.kind;
  if (field.valueType === 'PartialDate') {
    return last === 'date' || (last === undefined && expression.source.kind === 'date-parts');
  }
  if (field.valueType === 'DateTime') return last === 'date-time';
  return field.valueType === 'Boolean' && last === 'boolean';
}

/** The last step: the value as the field's type has it, whatever treatments came before. */
export function conformStep(field: CanonicalField, expression: Expression): Step {
  const name = `${field.type}.${field.name}`;
  if (isConformed(field, expression)) return keep;
  if (field.kind === 'code' || field.valueType === 'MemberCode') {
    const codes = field.kind === 'code' ? codeList(field.valueType).codes : null;
    return (value, _frame, tally) => {
      const text = String(value);
      if (codes ? codes.has(text) : isMemberCode(text)) return [text];
      tally.unknownCode(name, text);
      return NONE;
    };
  }
  return (value, _frame, tally) => {
    const text = String(value);
    const scalar = scalarOf(field.valueType, text);
    if (scalar === null) tally.unreadable(name, text);
    return scalar === null ? NONE : [scalar];
  };
}
