import path from 'node:path';
import { warningsAs, warningsOf, type Warning } from './checking/warnings.ts';
import { readCases, type ReadCases } from './cases.ts';
import { faultAt, sortFaults, type Fault } from './language/fault.ts';
import { vocabulary } from './language/vocabulary.ts';
import { isHubRow, readCountry, type LoadOptions, type ReadCountry } from './load.ts';
import { contradictions } from './office/check/contradictions.ts';
import { policyFolders } from './policy-folders.ts';

/** What a check found. */
export interface CheckReport {
  readonly folders: readonly string[];
  /** What must be mended before the policy can be in force; sorted by file and line. */
  readonly faults: readonly Fault[];
  /** What is worth a look: rows that never decide, fields that nobody can reach. */
  readonly warnings: readonly Warning[];
}

function unique<Found extends Fault>(faults: readonly Found[]): readonly Found[] {
  const keys = new Set<string>();
  return faults.filter((fault) => {
    const key = `${fault.file}:${fault.line}:${fault.column}:${fault.message}`;
    return !keys.has(key) && keys.add(key);
  });
}

/** Rows that contradict themselves, of tables without faults; the hub's are not the country's to mend. */
function contradictionsOf(country: ReadCountry): readonly Fault[] {
  if (country.head === null || country.faults.length > 0) return [];
  const { head, permissions, release, groups, catalogue } = country;
  const restrictions = country.restrictions.filter((placed) => !isHubRow(placed));
  const words = vocabulary(catalogue, groups);
  return contradictions({ member: head.member, permissions, restrictions, release, groups, vocabulary: words });
}

/** Checks a country's tables and cases as read: everything at once, sorted by place. */
export function checkCountry(
  country: ReadCountry,
  cases: Pick<ReadCases, 'faults'>,
): Pick<CheckReport, 'faults' | 'warnings'> {
  return {
    faults: sortFaults(unique([...country.faults, ...cases.faults])),
    warnings: sortFaults(
      unique([
        ...warningsOf(country),
        ...warningsAs('contradiction', contradictionsOf(country)),
        ...warningsAs('common', country.commonWarnings ?? []),
      ]),
    ),
  };
}

/** A member's own fields that have no data category, as a fault of its policy: nobody could rule them. */
function catalogueFault(folder: string, { catalogueOf }: LoadOptions): Fault | null {
  try {
    catalogueOf?.(path.basename(path.resolve(folder)).toUpperCase());
    return null;
  } catch (error) {
    const at = { file: path.relative('', path.resolve(folder)), line: 1, column: 1 };
    return faultAt(at, error instanceof Error ? error.message : 'the fields of the member cannot be read');
  }
}

/**
 * Checks a country's folder, or every country's folder in `folder`: all faults at once, each with its place. Throws
 * `USAGE` where there is no policy.
 */
export async function checkPolicies(folder: string, options: LoadOptions = {}): Promise<CheckReport> {
  const folders = await policyFolders(folder);
  const found = await Promise.all(
    folders.map(async (each) => {
      const fault = catalogueFault(each, options);
      if (fault) return { faults: [fault], warnings: [] };
      const country = await readCountry(each, options);
      return checkCountry(country, await readCases(country));
    }),
  );
  return {
    folders,
    faults: sortFaults(unique(found.flatMap(({ faults }) => faults))),
    warnings: sortFaults(unique(found.flatMap(({ warnings }) => warnings))),
  };
}
