import { ComityError } from '../schema/errors.ts';
import { DENY_ALL } from './engine/deny-all.ts';
import { OPTIONAL_FILES, TABLE_FILES, type TableTexts } from './language/country-tables.ts';
import { formatFault } from './language/fault.ts';
import { compileCountry, countryOfTexts, type LoadedPolicy, type LoadOptions, type ReadCountry } from './load.ts';
import { loadCommon } from './load-common.ts';
import type { VersionInForce } from './versions/follow-versions.ts';
import type { PolicyContent } from './versions/policy-content.ts';

/** The files that a version holds: the member's tables, with its cases for whoever reviews them. */
export const VERSION_FILES = [...TABLE_FILES, ...OPTIONAL_FILES, 'cases.yaml'] as const;

/** The texts of a version's tables, null where it lacks one. */
export function tableTexts({ files }: PolicyContent): TableTexts {
  const text = (name: (typeof VERSION_FILES)[number]): string | null => files[name] ?? null;
  return {
    'policy.yaml': text('policy.yaml'),
    'permissions.yaml': text('permissions.yaml'),
    'restrictions.yaml': text('restrictions.yaml'),
    'release.yaml': text('release.yaml'),
    'transfers.yaml': text('transfers.yaml'),
    'teams.yaml': text('teams.yaml'),
  };
}

/** The tables of a version, parsed, against what is common to all. */
export async function countryOfContent(content: PolicyContent, options: LoadOptions = {}): Promise<ReadCountry> {
  const catalogue = options.catalogue ?? options.catalogueOf?.(content.member);
  return countryOfTexts(content.member.toLowerCase(), tableTexts(content), await loadCommon(options), catalogue);
}

/** A version's tables less the permissions and releases withdrawn since, all of them where that is null. */
export function withoutWithdrawn(country: ReadCountry, withdrawn: ReadonlySet<string> | null): ReadCountry {
  const left = <Placed extends { readonly row: { readonly id: string } }>(rows: readonly Placed[]) =>
    withdrawn === null ? [] : rows.filter(({ row }) => !withdrawn.has(row.id));
  return { ...country, permissions: left(country.permissions), release: left(country.release) };
}

/**
 * Compiles what is in force: the tables of a version, less the permissions and releases that were withdrawn since; a
 * restriction cannot be withdrawn. Throws `POLICY_INVALID` with every fault where the tables have any.
 */
export async function compileVersion(
  { content, withdrawn }: Pick<VersionInForce, 'content' | 'withdrawn'>,
  options: LoadOptions = {},
): Promise<Pick<LoadedPolicy, 'member' | 'policy' | 'release'>> {
  const { member } = content;
  const catalogue = options.catalogue ?? options.catalogueOf?.(member);
  if (withdrawn === null) return { member, ...DENY_ALL(member, catalogue) };
  const country = await countryOfContent(content, options);
  if (country.faults.length > 0) {
    const listed = country.faults.map(formatFault).join('\n');
    throw new ComityError('POLICY_INVALID', `the version of \`${member}\` has faults:\n${listed}`);
  }
  return compileCountry(withoutWithdrawn(country, withdrawn));
}
