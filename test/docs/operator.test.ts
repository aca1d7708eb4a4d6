import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gatewayShape } from '../../cli/processes/gateway-config.ts';
import { fromRoot } from '../../schema/paths.ts';
import { subgraphShape } from '../../subgraphs/runtime/start/subgraph-config.ts';

const page = readFileSync(fromRoot('docs', 'operator.md'), 'utf8');

function sources(folder: string): readonly string[] {
  return readdirSync(fromRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(fromRoot(folder), name), 'utf8'));
}

const variables = new Set(
  ['cli', 'gateway', 'policies', 'schema', 'subgraphs']
    .flatMap(sources)
    .flatMap((text) => [...text.matchAll(/'(COMITY_[A-Z_]+)'|(COMITY_[A-Z_]+):/g)])
    .map((match) => match[1] ?? match[2] ?? ''),
);
const keys = [gatewayShape, subgraphShape].flatMap((shape) => Object.keys(shape.properties as Record<string, unknown>));
const metrics = new Set(readFileSync(fromRoot('gateway', 'server', 'metrics.ts'), 'utf8').match(/\bcomity_[a-z_]+/g));

describe("the operator's page", () => {
  it.each([...variables])('explains the variable %s', (name) => expect(page).toContain(`\`${name}\``));

  it.each(keys)('explains the setting %s', (name) => expect(page).toContain(`\`${name}\``));

  it.each([...metrics])('names the metric %s', (name) => expect(page).toContain(`\`${name}\``));

  it('explains no variable that nothing reads', () => {
    const explained = new Set(page.match(/COMITY_[A-Z_]+/g));
    expect([...explained].filter((name) => !variables.has(name))).toEqual([]);
  });
});
