import { warningsOf } from './checking/warnings.ts';
import { readCases } from './cases.ts';
import { sortFaults, type Fault } from './language/fault.ts';
import { readCountry, type LoadOptions } from './load.ts';
import { policyFolders } from './policy-folders.ts';

/** What a check found. */
export interface CheckReport {
  readonly folders: readonly string[];
  /** What must be mended before the policy can be in force; sorted by file and line. */
  readonly faults: readonly Fault[];
  /** What is worth a look: rows that never decide, fields that nobody can reach. */
  readonly warnings: readonly Fault[];
}

function unique(faults: readonly Fault[]): readonly Fault[] {
  const keys = new Set<string>();
  return faults.filter((fault) => {
    const key = `${fault.file}:${fault.line}:${fault.column}:${fault.message}`;
    return !keys.has(key) && keys.add(key);
  });
}

/**
 * Checks a country's folder, or every country's folder in `folder`: all faults at once, each with its place. Throws
 * `USAGE` where there is no policy.
 */
export async function checkPolicies(folder: string, options: LoadOptions = {}): Promise<CheckReport> {
  const folders = await policyFolders(folder);
  const found = await Promise.all(
    folders.map(async (each) => {
      const country = await readCountry(each, options);
      const { faults } = await readCases(country);
      return { faults: [...country.faults, ...faults], warnings: warningsOf(country) };
    }),
  );
  return {
    folders,
    faults: sortFaults(unique(found.flatMap(({ faults }) => faults))),
    warnings: sortFaults(found.flatMap(({ warnings }) => warnings)),
  };
}
