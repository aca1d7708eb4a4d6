import { chownSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Whom a server runs as: nobody where root runs the tests, since database servers refuse to run as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** The user `nobody`, where root runs the tests; else null, for whoever does. */
export function unprivilegedUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody');
  return { uid: Number(entry?.[2] ?? 65_534), gid: Number(entry?.[3] ?? 65_534) };
}

/** A new temporary folder that the server's user owns. */
export function temporaryFolder(name: string, user: ServerUser | null): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `comity-test-${name}-`));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  return folder;
}

/** Writes a file that only the server's user can read. */
export function secretFile(file: string, text: string, user: ServerUser | null): string {
  writeFileSync(file, text, { mode: 0o600 });
  if (user !== null) chownSync(file, user.uid, user.gid);
  return file;
}
