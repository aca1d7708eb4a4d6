import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';

/** Runs a program to its end and gives its output; throws with the end of what it said where it fails. */
export function runProgram(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      said = (said + chunk.toString()).slice(-2_000);
    });
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`\`${program}\` ended with ${code ?? 'a signal'}: ${said.trim()}`));
    });
  });
}
