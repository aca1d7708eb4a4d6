import { conformance } from '../conformance.ts';
import type { Rig } from '../conformance.ts';
import { ALIASES, COLUMNS, PERSONS } from '../data-set.ts';
import { xmlElements } from '../http/http-service.ts';
import type { FileEntity } from '../../../subgraphs/adapters/source.ts';
import { exportFolder } from './export-folder.ts';

type Row = Readonly<Record<string, string | number>>;
const persons: readonly Row[] = PERSONS.map((row) => ({ ...row }));
const aliases: readonly Row[] = ALIASES.map((row) => ({ ...row }));

async function filesRig(
  entities: { readonly person: FileEntity; readonly person_alias: FileEntity },
  write: (rows: readonly Row[]) => string,
): Promise<Rig> {
  const folder = await exportFolder();
  await folder.put(entities.person.file, write(persons), entities.person.charset);
  await folder.put(entities.person_alias.file, write(aliases), entities.person_alias.charset);
  const adapter = await folder.open(entities);
  return {
    adapter,
    callsForThousandKeys: 1,
    callsForNoKeys: 0,
    log: null,
    close: async () => {
      await adapter.close();
      await folder.close();
    },
  };
}

conformance('CSV in UTF-8', () => {
  const csv = { format: 'csv', charset: 'utf-8', delimiter: ';' } as const;
  return filesRig(
    {
      person: { ...csv, file: 'person.csv', columns: COLUMNS.person },
      person_alias: { ...csv, file: 'alias.csv', columns: COLUMNS.person_alias },
    },
    (rows) =>
      [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
        .map((values) => values.map((value) => `"${String(value).replaceAll('"', '""')}"`).join(';'))
        .join('\r\n'),
  );
});

conformance('fixed-width lines in ISO-8859-1', () => {
  const at = (start: number, length: number) => ({ start, length });
  const common = { format: 'fixed-width', charset: 'iso-8859-1', header: '0', prefix: '1' } as const;
  const trailer = { prefix: '9', start: 2, length: 8, over: 2 } as const;
  const widths = [10, 60, 20, 10, 20];
  return filesRig(
    {
      person: {
        ...common,
        file: 'PERSON.TXT',
        length: 121,
        trailer,
        columns: { id: at(2, 10), full_name: at(12, 60), city: at(72, 20), born: at(92, 10), note: at(102, 20) },
      },
      person_alias: {
        ...common,
        file: 'ALIAS.TXT',
        trailer,
        columns: { person_id: at(2, 10), rank: at(12, 60), alias: at(72, 20) },
      },
    },
    (rows) =>
      [
        '0EXPORT',
        ...rows.map(
          (row) =>
            `1${Object.values(row)
              .map((value, index) => String(value).padEnd(widths[index] ?? 0))
              .join('')}`,
        ),
        `9${String(rows.length + 2).padStart(8, '0')}`,
        '',
      ].join('\n'),
  );
});

conformance('XML in UTF-8', () => {
  const xml = { format: 'xml', charset: 'utf-8', rows: 'export.rows.row', count: 'export.@count' } as const;
  return filesRig(
    {
      person: { ...xml, file: 'person.xml', columns: COLUMNS.person },
      person_alias: { ...xml, file: 'alias.xml', columns: COLUMNS.person_alias },
    },
    (rows) =>
      `<?xml version="1.0"?><export count="${rows.length}"><rows>${rows.map((row) => `<row>${xmlElements(row)}</row>`).join('\n')}</rows></export>`,
  );
});
