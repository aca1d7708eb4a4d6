import type { PermissionRow, RestrictionRow } from '../../../policies/language/rows.ts';
import type { Cells, Groups } from '../../../policies/language/rows.ts';
import { readCountry } from '../../../policies/load.ts';
import { fromRoot } from '../../../schema/paths.ts';

/** A table of 40 rows, as a country's may be. */
export interface DecisionTable {
  readonly permissions: readonly PermissionRow[];
  readonly restrictions: readonly RestrictionRow[];
  readonly groups: Groups;
}

const PERMISSIONS = 25;
const RESTRICTIONS = 15;
const SOURCES = ['de', 'fr', 'ua'];

/** Cells that the other engines are given too; rows that ask anything else are left out for all. */
const ASKED: ReadonlySet<string> = new Set<keyof Cells>([
  'member',
  'group',
  'role',
  'clearance',
  'automated',
  'purpose',
  'basis',
  'offence',
  'minimumPenalty',
  'case',
  'dataSubjectCategory',
  'minor',
  'minorThen',
  'handling',
  'confidentiality',
  'sourceEvaluation',
  'informationEvaluation',
  'restricted',
]);

function isAsked(cells: Cells): boolean {
  return Object.keys(cells).every((name) => ASKED.has(name));
}

/** Rows of three shipped policies together, each id under its country's name. Throws where there are too few. */
export async function decisionTable(): Promise<DecisionTable> {
  const countries = await Promise.all(SOURCES.map((code) => readCountry(fromRoot('policies', 'countries', code))));
  const named = <Row extends { readonly id: string }>(row: Row, code: string): Row => ({
    ...row,
    id: `${code}-${row.id}`,
  });
  const permissions = countries.flatMap((country, index) =>
    country.permissions.map(({ row }) => named(row, SOURCES[index] ?? '')).filter(({ cells }) => isAsked(cells)),
  );
  const restrictions = countries.flatMap((country, index) =>
    country.restrictions
      .map(({ row }) => named(row, SOURCES[index] ?? ''))
      .filter(({ cells, unless }) => [cells, ...unless].every(isAsked)),
  );
  const [first] = countries;
  if (!first || permissions.length < PERMISSIONS || restrictions.length < RESTRICTIONS) {
    throw new Error('the shipped policies have too few rows for the table');
  }
  return {
    permissions: permissions.slice(0, PERMISSIONS),
    restrictions: restrictions.slice(0, RESTRICTIONS),
    groups: first.groups,
  };
}
