import path from 'node:path';
import { fieldCoverage, type FieldCoverage } from './checking/field-coverage.ts';
import { runCase, type CaseResult } from './checking/run-cases.ts';
import { sortFaults, type Fault } from './language/fault.ts';
import { parseCases } from './language/parse-cases.ts';
import type { PolicyCase } from './language/policy-case.ts';
import type { Placed, Row } from './language/rows.ts';
import { vocabulary } from './language/vocabulary.ts';
import { compileCountry, isHubRow, readCountry, readText, type LoadOptions, type ReadCountry } from './load.ts';
import { policyFolders } from './policy-folders.ts';

/** What a country's cases came to. Without any case the country has not passed. */
export interface CountryCases {
  readonly member: string;
  readonly folder: string;
  /** Faults of the tables and of the cases: where there is one, no case is run. */
  readonly faults: readonly Fault[];
  readonly results: readonly (CaseResult & { readonly line: number })[];
  readonly rows: { readonly total: number; readonly covered: number; readonly idle: readonly string[] };
  readonly fields: FieldCoverage;
  readonly passed: boolean;
}

/** What the cases of all countries came to. */
export interface CasesReport {
  readonly countries: readonly CountryCases[];
  readonly passed: boolean;
}

/** The cases of a country as parsed, with the faults found in them. */
export interface ReadCases {
  readonly cases: readonly Placed<PolicyCase>[];
  readonly faults: readonly Fault[];
}

/** The cases in the text of a country's `cases.yaml`; none where there is no such file. */
export function casesOfText(country: ReadCountry, text: string | null): ReadCases {
  if (text === null) return { cases: [], faults: [] };
  const faults: Fault[] = [];
  const words = vocabulary(country.catalogue, country.groups);
  const cases = parseCases(path.join(country.folder, 'cases.yaml'), text, words, faults);
  return { cases, faults: sortFaults(faults) };
}

/** The cases of a country's folder. */
export async function readCases(country: ReadCountry): Promise<ReadCases> {
  return casesOfText(country, await readText(path.resolve(country.folder, 'cases.yaml')));
}

/** Runs a country's cases, and tells which of its rows and fields none exercises; the results are in their order. */
export function testCountry(country: ReadCountry, read: ReadCases): CountryCases {
  const faults = sortFaults([...country.faults, ...read.faults]);
  const { member, policy, release } = compileCountry(country);
  const own = country.restrictions.filter((placed) => !isHubRow(placed));
  const rows: readonly Placed<Row>[] = [...country.permissions, ...own, ...country.release];
  const { head, catalogue } = country;
  const runnable = head !== null && faults.length === 0;
  const results = runnable
    ? read.cases.map(({ row, at }) => ({ ...runCase(row, { head, policy, release, catalogue }), line: at.line }))
    : [];
  const exercised = new Set(results.flatMap((result) => [...result.rows]));
  const idle = rows.map(({ row }) => row.id).filter((id) => !exercised.has(id));
  return {
    member,
    folder: country.folder,
    faults,
    results,
    rows: { total: rows.length, covered: rows.length - idle.length, idle },
    fields: fieldCoverage(
      runnable ? read.cases.map(({ row }) => row) : [],
      runnable ? country.permissions.map(({ row }) => row) : [],
      runnable ? country.restrictions.map(({ row }) => row) : [],
      catalogue,
    ),
    passed: results.length > 0 && results.every(({ failures }) => failures.length === 0),
  };
}

/**
 * Runs the cases of a country's folder, or of every country's folder in `folder`, and tells which rows no case
 * exercises. Throws `USAGE` where there is no policy.
 */
export async function testPolicies(folder: string, options: LoadOptions = {}): Promise<CasesReport> {
  const folders = await policyFolders(folder);
  const countries = await Promise.all(
    folders.map(async (each) => {
      const country = await readCountry(each, options);
      return testCountry(country, await readCases(country));
    }),
  );
  return { countries, passed: countries.every(({ passed }) => passed) };
}
