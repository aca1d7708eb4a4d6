import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import type { ComposedMember } from './composed-member.ts';
import { composeServiceSdl, servicesOf } from './full-composition.ts';

/** Beside the compiled code, which is trusted as much; where a process may not write there, nothing is kept. */
const FOLDER = fromRoot('dist', 'compositions');
/** More than the members of a running federation need; with one more, all are forgotten. */
const MOST_KEPT = 64;

function composerVersion(): string {
  return readFileSync(fromRoot('node_modules', '@apollo', 'composition', 'package.json'), 'utf8');
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function keep(file: string, sdl: string): void {
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(FOLDER, { recursive: true });
    const kept = readdirSync(FOLDER);
    if (kept.length >= MOST_KEPT) for (const name of kept) rmSync(path.join(FOLDER, name), { force: true });
    writeFileSync(temporary, sdl);
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true });
  }
}

/**
 * The supergraph of the hub and these members, as `composeFully` gives it: composed once, and read where the same texts were
 * composed by the same composer before, since that takes a gateway longer than all else of its start.
 */
export function keptComposition(members: readonly ComposedMember[]): string {
  const services = servicesOf(members);
  const key = createHash('sha256')
    .update(JSON.stringify([composerVersion(), services]))
    .digest('hex');
  const file = path.join(FOLDER, `${key}.graphql`);
  const known = read(file);
  if (known !== null) return known;
  const sdl = composeServiceSdl(services);
  keep(file, sdl);
  return sdl;
}
