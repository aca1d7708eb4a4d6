import { mappingInvalid } from './fault.ts';
import type { Mapping } from './mapping.ts';
import { parseMapping } from './parse-mapping.ts';

/** The mapping of a system's folder; throws `MAPPING_INVALID` that lists every fault. */
export function readMapping(folder: string): Mapping {
  const { mapping, faults } = parseMapping(folder);
  if (!mapping) throw mappingInvalid(faults.filter((fault) => fault.severity === 'error'));
  return mapping;
}
