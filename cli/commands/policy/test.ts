import type { Command } from 'commander';
import { testPolicies, type CountryCases } from '../../../policies/cases.ts';
import { formatFault } from '../../../policies/language/fault.ts';
import { EXIT } from '../../exit-code.ts';
import { output } from '../../output.ts';
import { withPolicyOptions } from './policy-options.ts';
import { COUNTRIES, loadOptions, type PolicyOptions } from './read-policy.ts';

function share({ total, covered }: { readonly total: number; readonly covered: number }): string {
  return `${covered} of ${total}`;
}

function print(country: CountryCases): void {
  for (const fault of country.faults) output.result(`fault: ${formatFault(fault)}`);
  for (const result of country.results.filter((each) => each.failures.length > 0)) {
    output.result(`${country.folder}/cases.yaml:${result.line}: ${result.id}: ${result.failures.join('; ')}`);
  }
  const passed = country.results.filter((each) => each.failures.length === 0).length;
  output.result(
    `${country.member}: ${passed} of ${country.results.length} cases pass; ${share(country.rows)} rows and ${share(country.fields)} fields that rows open are exercised`,
  );
  if (country.rows.idle.length > 0) output.result(`  no case exercises the rows ${country.rows.idle.join(', ')}`);
}

async function test(folder: string, options: PolicyOptions): Promise<void> {
  const report = await testPolicies(folder, loadOptions(options));
  if (options.json) output.json(report);
  else for (const country of report.countries) print(country);
  if (!report.passed) process.exitCode = EXIT.no;
}

/** Adds `comity policy test`. */
export function addTest(policy: Command): void {
  withPolicyOptions(
    policy
      .command('test')
      .description("run a policy's own cases, and tell which rows and fields no case exercises")
      .argument('[folder]', 'a country, or a folder of countries', COUNTRIES),
  ).action(test);
}
