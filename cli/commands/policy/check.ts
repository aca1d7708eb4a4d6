import type { Command } from 'commander';
import { formatFault } from '../../../policies/language/fault.ts';
import { checkPolicies } from '../../../policies/check.ts';
import { EXIT } from '../../exit-code.ts';
import { output } from '../../output.ts';
import { withPolicyOptions } from './policy-options.ts';
import { COUNTRIES, loadOptions, type PolicyOptions } from './read-policy.ts';

async function check(folder: string, options: PolicyOptions): Promise<void> {
  const report = await checkPolicies(folder, loadOptions(options));
  if (options.json) output.json(report);
  else {
    for (const fault of report.faults) output.result(`fault: ${formatFault(fault)}`);
    for (const warning of report.warnings) output.result(`warning: ${formatFault(warning)}`);
    output.result(
      `${report.folders.length} policies checked: ${report.faults.length} faults, ${report.warnings.length} warnings`,
    );
  }
  if (report.faults.length > 0) process.exitCode = EXIT.no;
}

/** Adds `comity policy check`. */
export function addCheck(policy: Command): void {
  withPolicyOptions(
    policy
      .command('check')
      .description('report every fault of a policy, with file and line; faults exit 1, warnings 0')
      .argument('[folder]', 'a country, or a folder of countries', COUNTRIES),
  ).action(check);
}
