import { spawnSync } from 'node:child_process';
import { fromRoot } from '../schema/paths.ts';

const jest = fromRoot('node_modules', 'jest', 'bin', 'jest.js');
const result = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', jest, ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: fromRoot() },
);
process.exitCode = result.status ?? 1;
