import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fromRoot } from '../../schema/paths.ts';

const CASES = 2_000;

/** The command in a process of its own: in one of Jest's the same takes twice as long. */
function fuzz(...args: readonly string[]) {
  const run = fromRoot('cli', 'bin', 'run.mjs');
  return spawnSync(process.execPath, [run, 'test/security/fuzz.ts', ...args], { cwd: fromRoot(), encoding: 'utf8' });
}

function numberBefore(text: string, stdout: string): number {
  return Number(new RegExp(`(\\d+) ${text}`, 'u').exec(stdout)?.[1] ?? Number.NaN);
}

describe('two registers that differ only in what a requester may not know', () => {
  it('are asked for the same and answer alike, byte for byte', () => {
    const seed = process.env['TEST_SEED'] ?? String(randomInt(2 ** 31 - 1));
    const { status, stdout, stderr } = fuzz('policy', '--cases', String(CASES), '--seed', seed);
    expect({ status, differing: status === 1 ? stdout : '' }).toEqual({ status: 0, differing: '' });
    expect(stderr).toContain(`seed ${seed}\n`);
    expect(numberBefore('cases', stdout)).toBeGreaterThanOrEqual(CASES);
    // Of twins that are the same, or know nothing to tell, the comparison would say nothing.
    expect(numberBefore('changes hidden', stdout)).toBeGreaterThan(CASES / 2);
    expect(numberBefore('told of a record', stdout)).toBeGreaterThan(CASES / 8);
  }, 600_000);

  it.each([[[]], [['matching']], [['policy', '--cases', 'many']], [['policy', '--seed', '-1']]])(
    'are not looked for where the command is asked for something else: %j',
    (args) => {
      const { status, stdout } = fuzz(...args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    },
    60_000,
  );
});
