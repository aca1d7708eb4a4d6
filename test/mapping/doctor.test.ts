import Database from 'libsql';
import { openSqlAdapter } from '../../subgraphs/adapters/sql/sql-adapter.ts';
import { diagnose, type Finding } from '../../subgraphs/mapping/doctor.ts';
import type { MappingSummary } from '../../subgraphs/mapping/check/scan-summary.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { exampleDatabase, exampleFolder } from './example-country.ts';

const mapping = loadMapping(exampleFolder());
const HOUR = 3_600_000;

async function findings(
  file: string,
  options: { readonly hoursLater?: number; readonly before?: MappingSummary } = {},
) {
  const adapter = await openSqlAdapter({ kind: 'sql' }, { url: `sqlite:${file}` });
  const now = new Date(Date.now() + (options.hoursLater ?? 0) * HOUR);
  const diagnosis = await diagnose(mapping, adapter, { now, before: options.before ?? null });
  await adapter.close();
  return diagnosis;
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

  it('finds a source that does not answer', async () => {
    const adapter = await openSqlAdapter({ kind: 'sql' }, { url: `sqlite:${exampleDatabase()}` });
    await adapter.close();
    const { findings: found, summary } = await diagnose(mapping, adapter, { now: new Date(), before: null });
    expect(kinds(found)).toEqual(['unreachable']);
    expect(summary).toBeNull();
  });
});
