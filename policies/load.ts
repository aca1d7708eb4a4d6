import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../schema/errors.ts';
import { CANONICAL_FIELDS, type FieldCatalogue } from '../schema/fields.ts';
import { fromRoot } from '../schema/paths.ts';
import { warningsOf } from './checking/warnings.ts';
import { compilePolicy, type TracedPolicy } from './engine/compile.ts';
import { DENY_ALL } from './engine/deny-all.ts';
import { compileRelease, type TracedRelease } from './engine/release.ts';
import { parseCountry, TABLE_FILES, type CountryTables, type TableTexts } from './language/country-tables.ts';
import { formatFault, sortFaults, type Fault } from './language/fault.ts';
import { parseGroups } from './language/parse-groups.ts';
import type { Groups } from './language/rows.ts';

/** What a policy is read against; each has a default. */
export interface LoadOptions {
  /** The fields that policy controls: pass the member's own where it has national fields. Default: the canonical. */
  readonly catalogue?: FieldCatalogue;
  /** The file of groups. Default: `policies/groups.yaml`. */
  readonly groupsFile?: string;
}

/** A country's policy as loaded. Where there is a fault, or no folder, `policy` and `release` deny everything. */
export interface LoadedPolicy {
  readonly member: string;
  readonly policy: TracedPolicy;
  readonly release: TracedRelease;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

function isMissing(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** The text of a file, or null where there is none. */
export async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The groups of members, read from their file. */
export async function loadGroups(
  file: string = fromRoot('policies', 'groups.yaml'),
): Promise<{ readonly groups: Groups; readonly faults: readonly Fault[] }> {
  const text = await readText(file);
  if (text === null) throw new ComityError('CONFIGURATION_INVALID', `there is no file of groups \`${file}\``);
  const faults: Fault[] = [];
  return { groups: parseGroups(path.relative('', file), text, faults), faults };
}

/** A country's tables read and parsed, with the vocabularies that they were read against. */
export interface ReadCountry extends CountryTables {
  readonly groups: Groups;
  readonly catalogue: FieldCatalogue;
  /** Whether the folder holds none of the files of a policy. */
  readonly absent: boolean;
}

/** Reads and parses a country's folder. Files are named in faults as seen from the working directory. */
export async function readCountry(folder: string, options: LoadOptions = {}): Promise<ReadCountry> {
  const { groups, faults } = await loadGroups(options.groupsFile);
  const catalogue = options.catalogue ?? CANONICAL_FIELDS;
  const [head, permissions, restrictions, release] = await Promise.all(
    TABLE_FILES.map((name) => readText(path.join(folder, name))),
  );
  const texts: TableTexts = {
    'policy.yaml': head ?? null,
    'permissions.yaml': permissions ?? null,
    'restrictions.yaml': restrictions ?? null,
    'release.yaml': release ?? null,
  };
  const tables = parseCountry(path.relative('', path.resolve(folder)), texts, catalogue, groups);
  return {
    ...tables,
    faults: sortFaults([...faults, ...tables.faults]),
    groups,
    catalogue,
    absent: Object.values(texts).every((text) => text === null),
  };
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
