import { spawnSync } from 'node:child_process';
import { fromRoot } from '../../schema/paths.ts';

function bench(...args: readonly string[]) {
  const run = fromRoot('cli', 'bin', 'run.mjs');
  return spawnSync(process.execPath, [run, 'test/bench/main.ts', ...args], { cwd: fromRoot(), encoding: 'utf8' });
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], value);
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

describe('the command that runs a benchmark', () => {
  it('prints the result as JSON in the last line of stdout, and progress elsewhere', () => {
    const { status, stdout, stderr } = bench('compose', '--quick', '--json');
    expect(stderr).toContain('50 countries: composing');
    expect(status).toBe(0);
    const result: unknown = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
    expect(keysOf(result)).toEqual(['bench', 'ratio', 'detail', 'machine']);
    expect(keysOf(at(result, 'ratio'))).toEqual(['1', '10', '50']);
    expect(keysOf(at(result, 'detail'))).toEqual(['1', '10', '50', '196']);
    for (const size of ['1', '10', '50', '196']) {
      const figures = ['composeMs', 'buildPlannerMs', 'planMs', 'threadMs'].map((name) =>
        at(result, 'detail', size, name),
      );
      expect(figures.filter((value) => typeof value === 'number' && value > 0)).toHaveLength(4);
    }
  }, 240_000);

  it('names the benchmarks where it is asked for one that there is none of', () => {
    const { status, stdout, stderr } = bench('nothing');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('compose, fanout');
  });
});
