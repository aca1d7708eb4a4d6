import type { FaultList } from '../fault.ts';
import type { Treatment } from '../mapping.ts';
import type { ColumnUse } from './column-uses.ts';

/** What the types of databases hold, in the words of `source-columns.ts`; every other type is text. */
const FAMILIES: readonly (readonly [family: string, types: RegExp])[] = [
  ['binary', /^(?:blob|bytea|\w*binary|\w+blob)\b/i],
  ['boolean', /^bool/i],
  ['timestamp', /^(?:timestamp|datetime)/i],
  ['date', /^date$/i],
  ['integer', /^(?:\w*int|integer|\w*serial)\b/i],
  ['decimal', /^(?:decimal|numeric|real|double|float|money)/i],
];

function familyOf(type: string): string {
  return FAMILIES.find(([, types]) => types.test(type))?.[0] ?? 'text';
}

/** Column types that cannot hold what a field of this type needs. */
const IMPOSSIBLE: Readonly<Record<string, readonly string[]>> = {
  PartialDate: ['boolean', 'binary', 'decimal'],
  DateTime: ['boolean', 'binary', 'decimal'],
  Int: ['boolean', 'binary', 'date', 'timestamp'],
  Float: ['boolean', 'binary', 'date', 'timestamp'],
  Boolean: ['binary', 'date', 'timestamp', 'decimal'],
};
const SAMPLES: Readonly<Record<string, string>> = { date: '1979-03-14', timestamp: '1979-03-14T12:30:00' };

function readsSample(treatments: readonly Treatment[], sample: string): boolean {
  return treatments.every(
    (treatment) =>
      (treatment.kind !== 'date' && treatment.kind !== 'date-time') ||
      treatment.formats.some((format) => format.read(sample, treatment.pivot) !== null),
  );
}

/** Holds the type of a column, as its source declares it, against what it is read as. */
export function checkColumnType(use: ColumnUse, type: string, faults: FaultList): void {
  if (!use.as) return;
  const { field, treatments } = use.as;
  const name = `\`${use.entity}.${use.column}\``;
  const changed = treatments.some((treatment) =>
    ['extract', 'part', 'split', 'boolean', 'codes'].includes(treatment.kind),
  );
  const family = familyOf(type);
  if (family === 'binary') {
    faults.error(use.at, `${name} is binary: it has no text`);
  } else if (!changed && (IMPOSSIBLE[field.valueType] ?? []).includes(family)) {
    faults.error(use.at, `${name} is of type \`${type}\`, and \`${field.type}.${field.name}\` is a ${field.valueType}`);
  } else if (SAMPLES[family] !== undefined && !changed && !readsSample(treatments, SAMPLES[family])) {
    faults.error(use.at, `${name} is of type \`${type}\`, and is read in ISO form: leave the format out`);
  }
}
