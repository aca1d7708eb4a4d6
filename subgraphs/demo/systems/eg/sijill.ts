import { mkdir } from 'node:fs/promises';
import { writeExport } from '../platform/export-file.ts';
import type { NationalExport } from '../platform/service.ts';
import { FILES } from './files.ts';
import { csv } from './table.ts';

/** The register of Egypt: CSV files with Arabic headers in windows-1256, semicolons between values. */
export const sijill: NationalExport = {
  async write(population, folder) {
    await mkdir(folder, { recursive: true });
    for (const [name, { charset, headers, rows }] of Object.entries(FILES)) {
      await writeExport(folder, `${name}.CSV`, csv(headers, rows(population)), charset);
    }
  },
};
