import { mkdir } from 'node:fs/promises';
import { writeExport } from '../platform/export-file.ts';
import type { NationalExport } from '../platform/service.ts';
import { ARQUIVOS } from './arquivos.ts';

/** The day that the header gives for the export. */
const DAY = '01072026';

/**
 * The text of one file: a header, the lines, and a trailer that counts all lines, its own and the header's too. All are
 * as long as the longest, as records of a mainframe's file are.
 */
function file(name: string, lines: readonly string[]): string {
  const header = `0CUP${name.padEnd(12, ' ')}${DAY}V03`;
  const trailer = `9${String(lines.length + 2).padStart(9, '0')}`;
  const length = lines.reduce((longest, line) => Math.max(longest, line.length), 0);
  return [header, ...lines, trailer].map((text) => `${text.padEnd(length, ' ')}\r\n`).join('');
}

/** The register of Brazil: fixed-width files in ISO-8859-1 as a mainframe exports them each night. */
export const cadastro: NationalExport = {
  async write(population, folder) {
    await mkdir(folder, { recursive: true });
    for (const [name, lines] of Object.entries(ARQUIVOS)) {
      await writeExport(folder, `${name}.TXT`, file(name, [...lines(population)]), 'iso-8859-1');
    }
  },
};
