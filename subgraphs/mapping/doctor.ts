import { ComityError } from '../../schema/errors.ts';
import type { SourceAdapter } from '../adapters/adapter.ts';
import { checkColumns } from './check/check-columns.ts';
import { scanSummary, type EntrySummary, type MappingSummary } from './check/scan-summary.ts';
import { compileMapping } from './compile-mapping.ts';
import { faultList, formatFault } from './fault.ts';
import type { Mapping } from './mapping.ts';

/** One thing that is wrong with a running system, and what to do about it. */
export interface Finding {
  readonly kind: 'unreachable' | 'malformed' | 'columns' | 'codes' | 'rejected' | 'records' | 'stale' | 'clock';
  readonly message: string;
  readonly help: string;
}

/** What the doctor compares with. */
export interface DoctorOptions {
  readonly now: Date;
  /** The summary of an earlier check, or null. */
  readonly before: MappingSummary | null;
  /** Hours after which an export is stale; by default 48. */
  readonly staleAfterHours?: number;
}

/** Findings, and the summary to compare with next time. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  readonly summary: MappingSummary | null;
}

const CLOCK_MINUTES = 5;
/** How much larger a share must have become to be told, and from how many cases on. */
const RISE = 1.5;
const FEW = 5;

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function unread(entry: EntrySummary): number {
  return Object.values(entry.unknownCodes).reduce((sum, codes) => sum + total(codes), 0);
}

function risen(now: number, before: number): boolean {
  return now - before > FEW && now > before * RISE;
}

function compareEntry(now: EntrySummary, before: EntrySummary): readonly Finding[] {
  const name = now.part === null ? now.type : `${now.type} (${now.part})`;
  const findings: Finding[] = [];
  if (risen(unread(now), unread(before))) {
    const message = `values of \`${name}\` that could not be read rose from ${unread(before)} to ${unread(now)}`;
    findings.push({
      kind: 'codes',
      message,
      help: 'run `comity country check` and add the new codes to the crosswalk',
    });
  }
  if (risen(total(now.rejected), total(before.rejected))) {
    const message = `rejected rows of \`${name}\` rose from ${total(before.rejected)} to ${total(now.rejected)}`;
    findings.push({ kind: 'rejected', message, help: 'run `comity country check` for the reasons' });
  }
  if (before.records - now.records > FEW && now.records < before.records / 2) {
    const message = `records of \`${name}\` fell from ${before.records} to ${now.records}`;
    findings.push({ kind: 'records', message, help: 'ask the operator of the source whether the export is whole' });
  }
  return findings;
}

function compare(now: MappingSummary, before: MappingSummary | null): readonly Finding[] {
  return now.entries.flatMap((entry) => {
    const earlier = before?.entries.find((other) => other.type === entry.type && other.part === entry.part);
    return earlier ? compareEntry(entry, earlier) : [];
  });
}

function judgeAge(asOf: Date, options: DoctorOptions): readonly Finding[] {
  const minutes = (options.now.getTime() - asOf.getTime()) / 60_000;
  const hours = options.staleAfterHours ?? 48;
  if (minutes < -CLOCK_MINUTES) {
    const message = `the source is dated ${Math.round(-minutes)} minutes ahead of this machine`;
    return [{ kind: 'clock', message, help: 'check the clocks of both machines' }];
  }
  if (minutes <= hours * 60) return [];
  const message = `the source is ${Math.round(minutes / 60)} hours old, more than ${hours}`;
  return [{ kind: 'stale', message, help: 'ask the operator of the source why no new export came' }];
}

function judgeColumns(mapping: Mapping, described: Awaited<ReturnType<SourceAdapter['describe']>>): readonly Finding[] {
  const faults = faultList();
  checkColumns(mapping, described, faults);
  const help = 'the source has changed since it was mapped: correct the mapping';
  return faults.sorted().map((fault) => ({ kind: 'columns', message: formatFault(fault), help }));
}

/** What to do about a source that cannot be read, besides what the message says. */
const HELP = {
  malformed:
    'ask the operator of the source for it as it was mapped, whole and in the same form, or correct the mapping',
  unreachable: 'ask the operator of the source whether it runs, and check address, account and network',
} as const;

async function examine(
  mapping: Mapping,
  adapter: SourceAdapter,
  options: DoctorOptions,
  findings: Finding[],
): Promise<MappingSummary | null> {
  findings.push(...judgeColumns(mapping, await adapter.describe()));
  findings.push(...judgeAge(await adapter.asOf(), options));
  if (findings.some((finding) => finding.kind === 'columns')) return null;
  const summary = await scanSummary(compileMapping(mapping), adapter);
  findings.push(...compare(summary, options.before));
  return summary;
}

/**
 * Finds what is wrong with a running system; a source that cannot be opened or fails is a finding, not a fault. `open`
 * gives an adapter of the doctor's own, which is closed: of exports one without an index that was kept, so that an
 * export which is refused is told, and not the last whole one that serves in its place.
 */
export async function diagnose(
  mapping: Mapping,
  open: () => Promise<SourceAdapter>,
  options: DoctorOptions,
): Promise<Diagnosis> {
  const findings: Finding[] = [];
  try {
    const adapter = await open();
    try {
      return { summary: await examine(mapping, adapter, options, findings), findings };
    } finally {
      await adapter.close();
    }
  } catch (error) {
    if (!(error instanceof ComityError)) throw error;
    const kind = error.code === 'SOURCE_MALFORMED' ? 'malformed' : 'unreachable';
    return { findings: [...findings, { kind, message: error.message, help: HELP[kind] }], summary: null };
  }
}
