import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { openAdapter } from '../../subgraphs/adapters/open-adapter.ts';
import { openSqlAdapter } from '../../subgraphs/adapters/sql/sql-adapter.ts';
import { diagnose, type Finding } from '../../subgraphs/mapping/doctor.ts';
import type { MappingSummary } from '../../subgraphs/mapping/check/scan-summary.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { exampleDatabase, exampleFolder } from './example-country.ts';
import { mappingFolder } from './mapping-folder.ts';

const mapping = loadMapping(exampleFolder());
const HOUR = 3_600_000;

async function findings(
  file: string,
  options: { readonly hoursLater?: number; readonly before?: MappingSummary } = {},
) {
  const open = () => openSqlAdapter({ kind: 'sql' }, { url: `sqlite:${file}` });
  const now = new Date(Date.now() + (options.hoursLater ?? 0) * HOUR);
  return diagnose(mapping, open, { now, before: options.before ?? null });
}

function kinds(found: readonly Finding[]): readonly string[] {
  return found.map((finding) => finding.kind);
}

function change(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

describe('the doctor', () => {
  it('finds nothing wrong with a system that is well', async () => {
    const file = exampleDatabase();
    const { findings: found, summary } = await findings(file);
    expect(found).toEqual([]);
    expect(summary?.entries).toHaveLength(4);
  });

  it('finds columns that have changed since', async () => {
    const file = exampleDatabase();
    change(file, 'alter table isik rename column sugu to sugu_kood');
    const { findings: found } = await findings(file);
    expect(kinds(found)).toEqual(['columns', 'columns']);
    expect(found[1]?.message).toContain('`isik` has no column `sugu`, did you mean `sugu_kood`');
  });

  it('finds codes that nobody knows rising, rejections rising, and records gone', async () => {
    const file = exampleDatabase(
      `insert into soiduk (reg_nr) values ${Array.from({ length: 20 }, (_, index) => `('V${index}')`).join(',')};`,
    );
    const { summary } = await findings(file);
    const rows = Array.from({ length: 20 }, (_, index) => `(${index + 100},'F','Z','H0')`).join(',');
    change(
      file,
      `insert into isik (isik_id, liik, sugu, kasitlus) values ${rows}; delete from soiduk where mudel_id is null;`,
    );
    const { findings: found } = await findings(file, summary ? { before: summary } : {});
    expect(kinds(found)).toEqual(['codes', 'rejected', 'records']);
    expect(found[2]?.message).toBe('records of `Vehicle` fell from 23 to 2');
  });

  it('finds a stale source, and a clock that is wrong', async () => {
    const file = exampleDatabase();
    expect(kinds((await findings(file, { hoursLater: 72 })).findings)).toEqual(['stale']);
    expect(kinds((await findings(file, { hoursLater: -2 })).findings)).toEqual(['clock']);
  });

  it('finds a source that does not answer, or cannot be opened', async () => {
    const adapter = await openSqlAdapter({ kind: 'sql' }, { url: `sqlite:${exampleDatabase()}` });
    await adapter.close();
    const options = { now: new Date(), before: null };
    const { findings: found, summary } = await diagnose(mapping, () => Promise.resolve(adapter), options);
    expect(kinds(found)).toEqual(['unreachable']);
    expect(summary).toBeNull();
    expect(kinds((await findings('/no/such/file.db')).findings)).toEqual(['unreachable']);
  });
});

describe('the doctor of a system that reads exports', () => {
  const EXPORTS = mappingFolder(
    '{ type: Person, from: rows, key: [id], fields: { occupation: name } }',
    '\n  none: {}',
    '',
  );
  const CSV =
    '{ kind: files, entities: { rows: { format: csv, file: rows.csv, charset: utf-8, columns: { id: integer, name: text }, trailer: { marker: END, count: 2 } } } }';

  it.each([
    ['cut short', 'id,name\n1,a\n2,b', /`rows\.csv`: .*trailer/],
    ['without a column', 'id\n1\nEND,1', /`rows\.csv`: .*`name`/],
    ['in another charset', 'id,name\n1,Zo\u00eb\nEND,1', /`rows\.csv`: .*charset|utf-8/],
  ])('says why an export is refused that is %s, while the last whole one serves', async (_, text, why) => {
    const yaml = path.join(EXPORTS, 'mapping.yaml');
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('{ kind: sql }', CSV));
    const mapped = loadMapping(EXPORTS);
    const exports = mkdtempSync(path.join(tmpdir(), 'comity-doctor-'));
    const connection = { url: `file://${exports}`, limits: { settleMs: 0, pollMs: 20 } };
    const file = path.join(exports, 'rows.csv');
    writeFileSync(file, 'id,name\n1,a\nEND,1');
    const serving = await openAdapter(mapped.source, { ...connection, workFolder: path.join(exports, 'index') });
    try {
      const open = () => openAdapter(mapped.source, connection);
      const options = { now: new Date(), before: null };
      expect((await diagnose(mapped, open, options)).findings).toEqual([]);
      writeFileSync(file, text, 'latin1');
      const { findings: found, summary } = await diagnose(mapped, open, options);
      expect(kinds(found)).toEqual(['malformed']);
      expect(found[0]?.message).toMatch(why);
      expect(summary).toBeNull();
      const request = { entity: 'rows', columns: ['name'], by: ['id'], keys: [['1']] };
      expect(await serving.read(request)).toEqual([{ name: 'a' }]);
    } finally {
      await serving.close();
    }
  });
});
