import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import iconv from 'iconv-lite';

/** Writes one file of an export in a charset, whole or not at all; a character that the charset lacks is a fault. */
export async function writeExport(folder: string, name: string, text: string, charset: string): Promise<void> {
  const bytes = iconv.encode(text, charset);
  if (iconv.decode(bytes, charset) !== text) throw new Error(`\`${name}\` holds a character that ${charset} lacks`);
  const target = path.join(folder, name);
  const unfinished = `${target}.unfinished`;
  await writeFile(unfinished, bytes);
  await rename(unfinished, target);
}
