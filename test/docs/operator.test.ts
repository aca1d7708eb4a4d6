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
/** The keys of a JSON Schema, those of objects and items within it too. */
function keysOf(shape: unknown): readonly string[] {
  if (typeof shape !== 'object' || shape === null) return [];
  const own = 'properties' in shape ? Object.entries(shape.properties as Record<string, unknown>) : [];
  return [...own.flatMap(([key, inner]) => [key, ...keysOf(inner)]), ...('items' in shape ? keysOf(shape.items) : [])];
}

const keys = new Set([gatewayShape, subgraphShape].flatMap(keysOf));
const metrics = new Set(
  [
    ['gateway', 'server', 'metrics.ts'],
    ['subgraphs', 'runtime', 'serve', 'subgraph-metrics.ts'],
    ['subgraphs', 'runtime', 'serve', 'gauges.ts'],
    ['subgraphs', 'emergency', 'open-emergencies.ts'],
  ].flatMap((file) => readFileSync(fromRoot(...file), 'utf8').match(/\bcomity_[a-z_]+/g) ?? []),
);

describe("the operator's page", () => {
  it.each([...variables])('explains the variable %s', (name) => expect(page).toContain(`\`${name}\``));

  it.each([...keys])('explains the setting %s', (name) => expect(page).toContain(`\`${name}\``));

  it.each([...metrics])('names the metric %s', (name) => expect(page).toContain(`\`${name}\``));

  it('explains no variable that nothing reads', () => {
    const explained = new Set(page.match(/COMITY_[A-Z_]+/g));
    expect([...explained].filter((name) => !variables.has(name))).toEqual([]);
  });
});
