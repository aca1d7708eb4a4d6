import type { RecordAttributes } from '../../engine/contract.ts';
import type { Given } from '../../language/policy-case.ts';

/** What a record states, in the form of a case. */
function statedRecord(record: RecordAttributes): Readonly<Record<string, unknown>> {
  const unstated = (value: unknown): boolean =>
    value === null || value === false || (Array.isArray(value) && value.length === 0);
  const kept = Object.entries(record).filter(([key, value]) => {
    if (key === 'releasableTo' || key === 'fearedStates') return value !== null;
    return key.startsWith('minor') || key === 'protectedPerson' ? value !== null : !unstated(value);
  });
  return Object.fromEntries(kept);
}

/** A request as a case states it, without what is absent. */
export function statedGiven(given: Given): Readonly<Record<string, unknown>> {
  const { record, searchFields, ...rest } = given;
  const kept = Object.entries(rest).filter(([key, value]) =>
    key === 'assigned' ? value !== null : value !== null && value !== '' && value !== false,
  );
  return {
    ...Object.fromEntries(kept),
    ...(searchFields.length > 0 ? { search: searchFields } : {}),
    ...(record === null ? {} : { record: statedRecord(record) }),
  };
}
