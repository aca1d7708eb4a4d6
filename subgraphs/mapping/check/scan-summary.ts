import { likelyCalendars } from '../../../schema/birth-date.ts';
import { parsePartialDate } from '../../../schema/partial-date.ts';
import type { SourceAdapter } from '../../adapters/adapter.ts';
import { EVERYTHING } from '../compile/planned-field.ts';
import { HASH_COLUMN, OCCURRENCE_COLUMN } from '../compile/compile-key.ts';
import type { CompiledMapping } from '../compile-mapping.ts';
import type { MappedRecord } from '../mapped-system.ts';
import type { Entry } from '../mapping.ts';
import { parseKey } from '../national-key.ts';
import { entryCounts } from '../run/entry-counts.ts';
import { recordsOfRows } from '../run/prepared-entry.ts';
import { readShape } from '../run/read-shape.ts';
import { detectScript } from '../treat/detect-script.ts';

/** What a full scan made of one entry; counts, and never values of persons. */
export interface EntrySummary {
  readonly type: string;
  readonly part: string | null;
  readonly entity: string;
  /** Rows of the source; for `each` the rows that hold the elements. */
  readonly rows: number;
  /** Rows or elements that conditions leave out. */
  readonly leftOut: number;
  readonly records: number;
  readonly rejected: Readonly<Record<string, number>>;
  /** Records without a key of their own, known by their content. */
  readonly keyedByContent: number;
  /** Records whose content, or whose key, had come before. With a key of its own only one of them can be read. */
  readonly duplicates: number;
  readonly unknownCodes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly emptyFields: Readonly<Record<string, number>>;
  /** Names in another script than the mapping says. */
  readonly foreignScripts: Readonly<Record<string, number>>;
  /** Dates of birth of which the year looks like one of another calendar, by that calendar. */
  readonly foreignYears: Readonly<Record<string, number>>;
  /** Texts with a character that could not be decoded. */
  readonly undecoded: number;
}

/** What a full scan made of a system. */
export interface MappingSummary {
  readonly member: string;
  readonly system: string;
  readonly asOf: string;
  readonly entries: readonly EntrySummary[];
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

function foreignScript(record: MappedRecord): readonly string[] {
  const names = record.values['names'];
  if (!Array.isArray(names)) return [];
  return names.flatMap((name: unknown) => {
    if (typeof name !== 'object' || name === null || !('full' in name) || !('script' in name)) return [];
    if (typeof name.full !== 'string' || typeof name.script !== 'string' || name.script === 'Zyyy') return [];
    const found = detectScript(name.full);
    return found === name.script || found === 'Zyyy' ? [] : [`\`${name.script}\` are in \`${found}\``];
  });
}

function foreignYear(record: MappedRecord): readonly string[] {
  const date = record.values['birthDate'];
  const year = typeof date === 'string' ? parsePartialDate(date)?.year : undefined;
  return year === undefined ? [] : likelyCalendars(year);
}

/** Counts records whose key came before. */
function duplicateCounter(entry: Entry) {
  const occurrence = entry.key.findIndex((column) => column.text === OCCURRENCE_COLUMN);
  const seen = new Set<string>();
  return (record: MappedRecord): boolean => {
    if (occurrence >= 0) return (parseKey(entry.part, record.key, entry.key.length)?.[occurrence] ?? '1') !== '1';
    if (seen.has(record.key)) return true;
    seen.add(record.key);
    return false;
  };
}

async function summariseEntry(
  compiled: CompiledMapping['entries'][number],
  adapter: SourceAdapter,
): Promise<EntrySummary> {
  const { entry, root } = compiled;
  const planned = compiled.plan(EVERYTHING);
  const counts = entryCounts();
  const prepared = { compiled, planned, shape: readShape(root, planned.needs), counts };
  const isDuplicate = duplicateCounter(entry);
  const scripts: Record<string, number> = {};
  const calendars: Record<string, number> = {};
  let duplicates = 0;
  let undecoded = 0;
  for await (const page of adapter.scan({ entity: root.entity, columns: prepared.shape.get(root) ?? [] })) {
    for (const record of (await recordsOfRows(adapter, prepared, page)).flat()) {
      if (isDuplicate(record)) duplicates++;
      undecoded += texts(record.values).filter((text) => text.includes('\ufffd')).length;
      for (const script of foreignScript(record)) scripts[script] = (scripts[script] ?? 0) + 1;
      for (const calendar of foreignYear(record)) calendars[calendar] = (calendars[calendar] ?? 0) + 1;
    }
  }
  const byContent = entry.key.some((column) => column.text === HASH_COLUMN);
  return {
    type: entry.type,
    part: entry.part,
    entity: entry.from,
    rows: counts.rows,
    leftOut: counts.leftOutRows,
    records: counts.records,
    rejected: Object.fromEntries(counts.rejections),
    keyedByContent: byContent ? counts.records : 0,
    duplicates,
    unknownCodes: Object.fromEntries(
      [...counts.unknownCodes].map(([field, codes]) => [field, Object.fromEntries(codes)]),
    ),
    emptyFields: Object.fromEntries(counts.emptyFields),
    foreignScripts: scripts,
    foreignYears: calendars,
    undecoded,
  };
}

/** Scans everything that a mapping reads, once, and counts. */
export async function scanSummary(compiled: CompiledMapping, adapter: SourceAdapter): Promise<MappingSummary> {
  const entries: EntrySummary[] = [];
  for (const entry of compiled.entries) entries.push(await summariseEntry(entry, adapter));
  const { member, system } = compiled.mapping;
  return { member, system, asOf: (await adapter.asOf()).toISOString(), entries };
}
