import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { openFilesAdapter } from '../../subgraphs/adapters/files/files-adapter.ts';
import { checkMapping } from '../../subgraphs/mapping/check.ts';
import { formatFault } from '../../subgraphs/mapping/fault.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { writtenFolder } from './mapping-folder.ts';

const NAMES = ['محمد حسن', 'أحمد علي', 'فاطمة يوسف', 'كريم منصور'];

function folderReading(charset: string): string {
  return writtenFolder(`member: XX
system: test
title: A test
authority: Nobody
contact: { bureau: NCB Nowhere }
source:
  kind: files
  entities:
    people: { format: csv, file: people.csv, charset: ${charset}, header: true, columns: { id: text, name: text } }
records:
  - type: Person
    from: people
    key: [id]
    fields: { names: [{ fields: { full: name, script: { constant: Arab } } }] }
`);
}

async function check(charset: string) {
  const files = mkdtempSync(path.join(tmpdir(), 'comity-inbox-'));
  const csv = ['id,name', ...NAMES.map((name, index) => `${index},${name}`)].join('\n');
  writeFileSync(path.join(files, 'people.csv'), iconv.encode(`${csv}\n`, 'windows-1256'));
  const folder = folderReading(charset);
  const { source } = loadMapping(folder);
  if (source.kind !== 'files') throw new Error('the source is a file');
  const adapter = await openFilesAdapter(source, { url: `file://${files}`, limits: { settleMs: 0 } });
  const { faults, summary } = await checkMapping(folder, adapter);
  await adapter.close();
  return { lines: faults.map(formatFault), records: summary?.entries[0]?.records };
}

describe('the charset of an export', () => {
  it('is right where every name is in the script that the mapping says', async () => {
    expect(await check('windows-1256')).toEqual({ lines: [], records: 4 });
  });

  it('is told to be wrong where the names come out in another script', async () => {
    const { lines } = await check('windows-1251');
    expect(lines).toEqual([
      expect.stringMatching(
        /^test\/mapping\.yaml:14:\d+ 4 names declared `Arab` are in `Cyrl`: check charset and script$/,
      ),
    ]);
  });
});
