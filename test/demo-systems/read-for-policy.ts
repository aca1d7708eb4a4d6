import type { MappedSystemRuntime } from '../../subgraphs/mapping/mapped-system-runtime.ts';
import { POLICY_READ_FIELDS } from '../../subgraphs/runtime/read/record-attributes.ts';

const OF_PERSONS = ['birthDate', 'dataSubjectCategories'];

/** What could not be read of a system, where every record is read as for a decision: by its key, and by what policy reads. */
export async function readForPolicy(mapped: MappedSystemRuntime) {
  const missing: string[] = [];
  for (const type of mapped.holds) {
    const keys: string[] = [];
    for await (const page of mapped.scan(type, new Set())) keys.push(...page.map(({ key }) => key));
    const plan = [...POLICY_READ_FIELDS, ...OF_PERSONS].map((field) => `${type}.${field}`);
    const records = await mapped.read(type, keys, new Set([...plan, 'CaseRole.category', 'CaseRole.person']));
    records.forEach((record, index) => {
      const { handling, confidentiality } = record?.values ?? {};
      const stated = Boolean(handling) && Boolean(confidentiality) && record?.unread === undefined;
      if (!stated) missing.push(`${type} ${keys[index] ?? ''}`);
    });
  }
  const { unknownCodes, rejected } = mapped.counters();
  return { missing, unknownCodes, rejected };
}

/** What there is where everything could be read. */
export const EVERYTHING_READ = { missing: [], unknownCodes: {}, rejected: {} };
