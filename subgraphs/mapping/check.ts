import { ComityError } from '../../schema/errors.ts';
import type { SourceAdapter } from '../adapters/adapter.ts';
import { checkColumns } from './check/check-columns.ts';
import { declaredEntities } from './check/declared-entities.ts';
import { judgeSummary } from './check/judge-summary.ts';
import { scanSummary, type MappingSummary } from './check/scan-summary.ts';
import { compileMapping } from './compile-mapping.ts';
import { faultList, type Fault, type FaultList } from './fault.ts';
import type { Mapping } from './mapping.ts';
import { parseMapping } from './parse-mapping.ts';

/** Everything that is wrong with a mapping; warnings alone do not fail a check. */
export interface CheckResult {
  readonly faults: readonly Fault[];
  /** What a scan of the live source made; null without a source, or where faults leave nothing to scan. */
  readonly summary: MappingSummary | null;
}

function hasErrors(faults: FaultList): boolean {
  return faults.sorted().some((fault) => fault.severity === 'error');
}

async function checkLive(mapping: Mapping, adapter: SourceAdapter, faults: FaultList): Promise<MappingSummary | null> {
  try {
    checkColumns(mapping, await adapter.describe(), faults);
    if (hasErrors(faults)) return null;
    const summary = await scanSummary(compileMapping(mapping), adapter);
    judgeSummary(mapping, summary, faults);
    return summary;
  } catch (error) {
    if (!(error instanceof ComityError)) throw error;
    faults.error({ file: mapping.file, line: 1, column: 1 }, `${error.message} (${error.code})`);
    return null;
  }
}

/**
 * Holds the mapping of a folder against itself and, where an adapter is given, against its live source: every fault at
 * once, with file and line, and a summary of what a full scan makes. The adapter stays open.
 */
export async function checkMapping(folder: string, adapter: SourceAdapter | null): Promise<CheckResult> {
  const parsed = parseMapping(folder);
  const faults = faultList();
  for (const fault of parsed.faults) {
    if (fault.severity === 'error') faults.error(fault.at, fault.message);
    else faults.warn(fault.at, fault.message);
  }
  if (!parsed.mapping) return { faults: faults.sorted(), summary: null };
  if (adapter) {
    const summary = await checkLive(parsed.mapping, adapter, faults);
    return { faults: faults.sorted(), summary };
  }
  const declared = declaredEntities(parsed.mapping.source);
  if (declared) checkColumns(parsed.mapping, declared, faults);
  return { faults: faults.sorted(), summary: null };
}
