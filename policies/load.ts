import path from 'node:path';
import { ComityError } from '../schema/errors.ts';
import { CANONICAL_FIELDS, type FieldCatalogue } from '../schema/fields.ts';
import { fromRoot } from '../schema/paths.ts';
import { warningsOf } from './checking/warnings.ts';
import { compilePolicy, type TracedPolicy } from './engine/compile.ts';
import { DENY_ALL } from './engine/deny-all.ts';
import { compileRelease, type TracedRelease } from './engine/release.ts';
import { NO_TIES } from './engine/ties.ts';
import {
  HUB_PREFIX,
  OPTIONAL_FILES,
  parseCountry,
  TABLE_FILES,
  type CountryTables,
  type TableTexts,
} from './language/country-tables.ts';
import { faultAt, formatFault, sortFaults, type Fault } from './language/fault.ts';
import { uniqueById } from './language/parse-row.ts';
import { parseRestrictions } from './language/parse-tables.ts';
import type { Groups, Placed, RestrictionRow, Row } from './language/rows.ts';
import { vocabulary } from './language/vocabulary.ts';
import { loadCommon, type Common, type CommonOptions } from './load-common.ts';
import { readSettled } from './read-settled.ts';

/** What a policy is read against; each has a default. */
export interface LoadOptions extends CommonOptions {
  /** The fields that policy controls: pass the member's own where it has national fields. Default: the canonical. */
  readonly catalogue?: FieldCatalogue;
  /** The same by member, where the policies of several are read. */
  readonly catalogueOf?: (member: string) => FieldCatalogue;
}

/** A country's policy as loaded. Where there is a fault, or no folder, `policy` and `release` deny everything. */
export interface LoadedPolicy {
  readonly member: string;
  readonly policy: TracedPolicy;
  readonly release: TracedRelease;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

/** The text of a file, or null where there is none. */
export async function readText(file: string): Promise<string | null> {
  const [text] = await readSettled([file]);
  return text ?? null;
}

/** The groups of members, with what ties members, read from their files. */
export async function loadGroups(
  file: string = fromRoot('policies', 'groups.yaml'),
): Promise<{ readonly groups: Groups; readonly faults: readonly Fault[] }> {
  const { groups, faults } = await loadCommon({ groupsFile: file });
  return { groups, faults };
}

/** A country's tables read and parsed, with the vocabularies that they were read against. */
export interface ReadCountry extends CountryTables {
  readonly groups: Groups;
  readonly catalogue: FieldCatalogue;
  /** Whether the folder holds none of the files of a policy. */
  readonly absent: boolean;
  /** What is worth a look in what all policies are read against. */
  readonly commonWarnings?: readonly Fault[];
}

/** Whether a row is the hub's: it holds for the country's records, and is no row of its tables. */
export function isHubRow({ row }: Placed<Pick<Row, 'id'>>): boolean {
  return row.id.startsWith(HUB_PREFIX);
}

function hubRestrictions(
  { hub, groups }: Common,
  catalogue: FieldCatalogue,
): { readonly rows: readonly Placed<RestrictionRow>[]; readonly faults: readonly Fault[] } {
  if (hub === null) return { rows: [], faults: [] };
  const faults: Fault[] = [];
  const parsed = parseRestrictions(hub.file, hub.text, vocabulary(catalogue, groups), faults);
  for (const placed of parsed.filter((each) => !isHubRow(each))) {
    faults.push(faultAt(placed.at, `the id \`${placed.row.id}\` of the hub must begin with \`${HUB_PREFIX}\``));
  }
  return { rows: uniqueById(parsed, faults), faults };
}

/**
 * A country's tables in the texts of its files, read against what is common to all. Where the country has accepted the
 * federation's treaty, the hub's restrictions stand among its own.
 */
export function countryOfTexts(
  folder: string,
  texts: TableTexts,
  common: Common,
  catalogue: FieldCatalogue = CANONICAL_FIELDS,
): ReadCountry {
  const tables = parseCountry(folder, texts, catalogue, common.groups);
  const hub = tables.head?.acceptsHubRestrictions === true ? hubRestrictions(common, catalogue) : null;
  return {
    ...tables,
    restrictions: [...tables.restrictions, ...(hub?.rows ?? [])],
    faults: sortFaults([...common.faults, ...tables.faults, ...(hub?.faults ?? [])]),
    groups: { ...common.groups, ties: { ...(common.groups.ties ?? NO_TIES), ...tables.own } },
    catalogue,
    absent: TABLE_FILES.every((name) => texts[name] === null),
    commonWarnings: common.warnings,
  };
}

async function settledOrFault(
  files: readonly string[],
): Promise<{ readonly texts: readonly (string | null)[]; readonly fault: string | null }> {
  try {
    return { texts: await readSettled(files), fault: null };
  } catch (error) {
    if (error instanceof ComityError && error.code === 'POLICY_INVALID') return { texts: [], fault: error.message };
    throw error;
  }
}

/** Reads and parses a country's folder. Files are named in faults as seen from the working directory. */
export async function readCountry(folder: string, options: LoadOptions = {}): Promise<ReadCountry> {
  const common = await loadCommon(options);
  const named = path.relative('', path.resolve(folder));
  const names = [...TABLE_FILES, ...OPTIONAL_FILES];
  const read = await settledOrFault(names.map((name) => path.join(folder, name)));
  const text = (name: (typeof names)[number]): string | null => read.texts[names.indexOf(name)] ?? null;
  const texts: TableTexts = {
    'policy.yaml': text('policy.yaml'),
    'permissions.yaml': text('permissions.yaml'),
    'restrictions.yaml': text('restrictions.yaml'),
    'release.yaml': text('release.yaml'),
    'transfers.yaml': text('transfers.yaml'),
    'teams.yaml': text('teams.yaml'),
  };
  const member = path.basename(path.resolve(folder)).toUpperCase();
  const country = countryOfTexts(named, texts, common, options.catalogue ?? options.catalogueOf?.(member));
  if (read.fault === null) return country;
  return { ...country, absent: false, faults: [faultAt({ file: named, line: 1, column: 1 }, read.fault)] };
}

/** A country's tables compiled; where there is a fault, what denies everything. */
export function compileCountry(country: ReadCountry): Pick<LoadedPolicy, 'member' | 'policy' | 'release'> {
  const { head, groups, catalogue } = country;
  const member = head?.member ?? path.basename(country.folder).toUpperCase();
  if (head === null || country.faults.length > 0) return { member, ...DENY_ALL(member, catalogue) };
  const rows = <RowType>(placed: readonly { readonly row: RowType }[]): readonly RowType[] =>
    placed.map(({ row }) => row);
  return {
    member,
    policy: compilePolicy({
      head,
      permissions: rows(country.permissions),
      restrictions: rows(country.restrictions),
      groups,
      catalogue,
    }),
    release: compileRelease({ head, rows: rows(country.release), groups, catalogue }),
  };
}

/**
 * Loads a country's folder (`policies/countries/<cc>`). It never throws for what the tables say: faults are returned,
 * and what is faulty, or absent, denies everything.
 */
export async function loadPolicy(folder: string, options: LoadOptions = {}): Promise<LoadedPolicy> {
  const country = await readCountry(folder, options);
  if (country.absent) {
    const member = path.basename(path.resolve(folder)).toUpperCase();
    const at = { file: country.folder, line: 1, column: 1 };
    const warnings = [{ ...at, message: `\`${member}\` has no policy and answers nothing`, help: null }];
    return { member, ...DENY_ALL(member, country.catalogue), faults: [], warnings };
  }
  return { ...compileCountry(country), faults: country.faults, warnings: warningsOf(country) };
}

/** As `loadPolicy`, but refuses a faulty policy: throws `POLICY_INVALID` with every fault in its message. */
export async function requirePolicy(folder: string, options: LoadOptions = {}): Promise<LoadedPolicy> {
  const loaded = await loadPolicy(folder, options);
  if (loaded.faults.length === 0) return loaded;
  const listed = loaded.faults.map(formatFault).join('\n');
  throw new ComityError('POLICY_INVALID', `the policy of \`${loaded.member}\` has faults:\n${listed}`);
}
