import type { Command } from 'commander';
import { testPolicies } from '../../policies/cases.ts';
import { checkPolicies } from '../../policies/check.ts';
import { formatFault } from '../../policies/language/fault.ts';
import type { LoadOptions } from '../../policies/load.ts';
import { fromRoot } from '../../schema/paths.ts';
import { EXIT } from '../exit-code.ts';
import { output } from '../output.ts';

interface PolicyOptions {
  readonly groups?: string;
  readonly json?: boolean;
}

const DEFAULT_FOLDER = fromRoot('policies', 'countries');

function groupsOf({ groups }: PolicyOptions): LoadOptions {
  return groups === undefined ? {} : { groupsFile: groups };
}

async function check(folder: string, options: PolicyOptions): Promise<void> {
  const report = await checkPolicies(folder, groupsOf(options));
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

async function test(folder: string, options: PolicyOptions): Promise<void> {
  const report = await testPolicies(folder, groupsOf(options));
  if (options.json) output.json(report);
  else {
    for (const country of report.countries) {
      for (const fault of country.faults) output.result(`fault: ${formatFault(fault)}`);
      for (const result of country.results.filter((each) => each.failures.length > 0)) {
        output.result(`${country.folder}/cases.yaml:${result.line}: ${result.id}: ${result.failures.join('; ')}`);
      }
      const passed = country.results.filter((each) => each.failures.length === 0).length;
      output.result(`${country.member}: ${passed} of ${country.results.length} cases pass`);
    }
  }
  if (!report.passed) process.exitCode = EXIT.no;
}

/** Adds `comity policy …`. */
export function addPolicy(program: Command): void {
  const policy = program.command('policy').description("a country's policy: who may see what");
  policy
    .command('check')
    .description('report every fault of a policy, with file and line; faults exit 1, warnings 0')
    .argument('[folder]', 'a country, or a folder of countries', DEFAULT_FOLDER)
    .option('--groups <file>', 'file of groups; policies/groups.yaml unless given')
    .option('--json', 'print JSON')
    .action(check);
  policy
    .command('test')
    .description("run a policy's own cases")
    .argument('[folder]', 'a country, or a folder of countries', DEFAULT_FOLDER)
    .option('--groups <file>', 'file of groups; policies/groups.yaml unless given')
    .option('--json', 'print JSON')
    .action(test);
}
