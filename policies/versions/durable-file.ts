import { link, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from './system-code.ts';

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

let written = 0;

async function writeBeside(file: string, text: string): Promise<string> {
  written += 1;
  const beside = `${file}.${process.pid}.${written}.new`;
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return beside;
}

/** Writes a file whole or not at all, in place of what is there; it is on the disk when this resolves. */
export async function replaceDurably(file: string, text: string): Promise<void> {
  const beside = await writeBeside(file, text);
  await rename(beside, file);
  await syncFolder(path.dirname(file));
}

/** As `replaceDurably`, but only where there is no such file yet: resolves to whether there was none. */
export async function createDurably(file: string, text: string): Promise<boolean> {
  const beside = await writeBeside(file, text);
  try {
    await link(beside, file);
    await syncFolder(path.dirname(file));
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}
