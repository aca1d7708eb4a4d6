import type { FaultList } from '../fault.ts';
import type { Treatment } from '../mapping.ts';
import type { ColumnUse } from './column-uses.ts';

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
  if (type === 'binary') {
    faults.error(use.at, `${name} is binary: it has no text`);
  } else if (!changed && (IMPOSSIBLE[field.valueType] ?? []).includes(type)) {
    faults.error(use.at, `${name} is of type \`${type}\`, and \`${field.type}.${field.name}\` is a ${field.valueType}`);
  } else if (SAMPLES[type] !== undefined && !changed && !readsSample(treatments, SAMPLES[type])) {
    faults.error(use.at, `${name} is of type \`${type}\`, and is read in ISO form: leave the format out`);
  }
}
