/** `npm run bench -- NAME [--json] [--quick]`: the last line of stdout is the result; progress goes to stderr. */
import { parseArgs } from 'node:util';
import { EXIT } from '../../cli/exit-code.ts';
import { output, table } from '../../cli/output.ts';
import { BENCHES } from './benches.ts';
import { machine } from './machine.ts';

process.env['NODE_ENV'] = 'production';

function rows(value: unknown, name: string): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => rows(inner, name === '' ? key : `${name} ${key}`));
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, quick: { type: 'boolean' } },
  allowPositionals: true,
});
const [name = ''] = positionals;
const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (load === undefined) {
  output.remark(`usage: npm run bench -- NAME [--json] [--quick], where NAME is ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = EXIT.usage;
} else {
  const before = machine();
  const bench = await load();
  const found = await bench({ quick: values.quick === true, progress: (text) => output.remark(text) });
  const result = { bench: name, ...found, machine: before };
  output.result(values.json === true ? JSON.stringify(result) : table(rows(result, '')));
}
