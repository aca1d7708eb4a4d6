import { checkPolicies } from '../../policies/check.ts';
import { testPolicies } from '../../policies/cases.ts';
import { formatFault } from '../../policies/language/fault.ts';
const target = process.argv[2] ?? 'policies/countries';
const r = await checkPolicies(target);
process.stdout.write([...r.faults.map(f => 'FAULT ' + formatFault(f)), ...r.warnings.map(f => 'warn ' + formatFault(f))].join('\n') + '\n');
const t = await testPolicies(target);
for (const c of t.countries) process.stdout.write(`${c.member} cases ${c.results.length} rows ${c.rows.covered}/${c.rows.total} idle ${c.rows.idle.join(',')}\n` + c.results.filter(x => x.failures.length).map(x => `  ${x.line} ${x.id}: ${x.failures.join('; ')}\n`).join(''));
