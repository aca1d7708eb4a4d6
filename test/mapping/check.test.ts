import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openSqlAdapter } from '../../subgraphs/adapters/sql/sql-adapter.ts';
import { checkMapping } from '../../subgraphs/mapping/check.ts';
import { formatFault } from '../../subgraphs/mapping/fault.ts';
import { exampleDatabase, exampleFolder } from './example-country.ts';

async function check(folder: string, file: string) {
  const adapter = await openSqlAdapter({ kind: 'sql' }, { url: `sqlite:${file}` });
  try {
    const { faults, summary } = await checkMapping(folder, adapter);
    return { faults, lines: faults.map(formatFault), summary };
  } finally {
    await adapter.close();
  }
}

/** `line:column` of a fragment of the example, which stands there once. */
function placeOf(folder: string, fragment: string): string {
  const before = readFileSync(path.join(folder, 'mapping.yaml'), 'utf8').split(fragment);
  expect(before).toHaveLength(2);
  const lines = (before[0] ?? '').split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

describe('checking a mapping against its live source', () => {
  it('counts rows, records, rejections and their reasons, unknown codes and empty fields', async () => {
    const folder = exampleFolder();
    const { faults, lines, summary } = await check(folder, exampleDatabase());
    expect(faults.filter((fault) => fault.severity === 'error')).toEqual([]);
    expect(summary?.entries[0]).toMatchObject({
      type: 'Person',
      entity: 'isik',
      rows: 6,
      leftOut: 1,
      records: 3,
      rejected: { 'empty Person.names': 1, 'unreadable Person.handling': 1 },
      unknownCodes: { 'Person.sex': { Q: 1 }, 'Person.birthCountry': { XXX: 1 } },
      emptyFields: { 'Person.sex': 1, 'Person.cautions': 3 },
      duplicates: 0,
      keyedByContent: 0,
    });
    expect(lines).toContain(
      `karistus/mapping.yaml:${placeOf(folder, '{ column: sugu')} warning: 1 values of \`Person.sex\` could not be read: \`Q\` (1)`,
    );
    expect(lines).toContain(
      `karistus/mapping.yaml:${placeOf(folder, 'Person\n')} warning: 1 rows of \`isik\` are rejected: empty Person.names`,
    );
  });

  it.each<[why: string, from: string, to: string, fault: RegExp]>([
    ['a wrong table', 'from: soiduk', 'from: soidukid', /:\d+:\d+ the source has no `soidukid`, did you mean `soiduk`/],
    [
      'a wrong column',
      'nationalId: isikukood',
      'nationalId: isikkood',
      /:\d+:19 `isik` has no column `isikkood`, did you mean `isikukood`/,
    ],
    ['a wrong column of a join', 'jrk]', 'jarg]', /`isik_nimi` has no column `jarg`/],
    [
      'a column that is neither used nor ignored',
      'versioon: ',
      '',
      /:26:11 `isik.versioon` is neither used nor ignored/,
    ],
    [
      'a table that nothing reads',
      "  logi: { '*': an audit table of the system's own }\n",
      '',
      /nothing reads `logi`, and it is not ignored/,
    ],
    [
      'an ignored column that is not there',
      'versioon: ',
      'versioon: , versionn: ',
      /`isik` has no column `versionn`, did you mean `versioon`/,
    ],
    ['an ignored column that is used', 'versioon: ', 'versioon: , sugu: ', /`isik.sugu` is ignored, but used/],
  ])('tells %s with its line', async (_why, from, to, fault) => {
    const folder = exampleFolder((yaml) => {
      expect(yaml).toContain(from);
      return yaml.replace(from, to);
    });
    const { lines, summary } = await check(folder, exampleDatabase());
    expect(lines.filter((line) => fault.test(line))).toHaveLength(1);
    expect(summary).toBeNull();
  });

  it('tells several faults at once', async () => {
    const folder = exampleFolder((yaml) =>
      yaml
        .replace('nationalId: isikukood', 'nationalId: x')
        .replace('birthDate: { column: synniaeg', 'birthDate: { column: y'),
    );
    const { lines } = await check(folder, exampleDatabase());
    expect(lines.filter((line) => line.includes('has no column'))).toHaveLength(2);
    expect(lines.filter((line) => line.includes('`isik.synniaeg` is neither used nor ignored'))).toHaveLength(1);
  });

  it('tells a column whose type cannot hold what it is read as', async () => {
    const { lines } = await check(
      exampleFolder((yaml) =>
        yaml
          .replace('isik: {', 'isik: { kp: , ')
          .replace('birthDate: { column: synniaeg', 'deathDate: { column: foto')
          .replace('versioon: }', 'versioon: , synniaeg: }'),
      ),
      exampleDatabase('alter table isik add column foto blob; alter table isik add column kp date;'),
    );
    expect(lines.join('\n')).toContain('`isik.foto` is binary: it has no text');
    const dated = await check(
      exampleFolder((yaml) =>
        yaml
          .replace('birthDate: { column: synniaeg', 'birthDate: { column: kp')
          .replace('versioon: }', 'versioon: , synniaeg: }'),
      ),
      exampleDatabase('alter table isik add column kp date;'),
    );
    expect(dated.lines.join('\n')).toContain(
      '`isik.kp` is of type `date`, and is read in ISO form: leave the format out',
    );
  });

  it('tells a date format that fits no row', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `(${index + 100},'F','1979/03/14','H0')`).join(',');
    const names = Array.from({ length: 40 }, (_, index) => `(${index + 100},1,'P','A','B')`).join(',');
    const sql = `insert into isik (isik_id, liik, synniaeg, kasitlus) values ${rows}; insert into isik_nimi values ${names};`;
    const { faults } = await check(exampleFolder(), exampleDatabase(sql));
    const errors = faults.filter((fault) => fault.severity === 'error').map(formatFault);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('`Person.birthDate` could not be read: `9999/99/99` (40)');
  });

  it('tells dates of birth of another calendar, whose year is read as one of the common era', async () => {
    const rows = Array.from({ length: 9 }, (_, index) => `(${index + 100},'F','14.03.25${index + 10}','H0')`).join(',');
    const names = Array.from({ length: 9 }, (_, index) => `(${index + 100},1,'P','A','B')`).join(',');
    const sql = `insert into isik (isik_id, liik, synniaeg, kasitlus) values ${rows}; insert into isik_nimi values ${names};`;
    const { faults } = await check(exampleFolder(), exampleDatabase(sql));
    expect(faults.filter((fault) => fault.severity === 'error').map(formatFault)).toEqual([
      expect.stringContaining('9 dates of birth look like years of another calendar: is it `calendar: buddhist`'),
    ]);
    const thai = exampleFolder((yaml) => yaml.replace('date: dd.MM.yyyy', 'date: dd.MM.yyyy, calendar: buddhist'));
    const mapped = await check(thai, exampleDatabase(sql));
    expect(mapped.faults.filter((fault) => fault.severity === 'error')).toEqual([]);
    // The example's own rows are of the common era, and now look like slips.
    expect(mapped.lines.join('\n')).toContain('warning: 2 dates of birth look like years of another calendar');
  });

  it('tells names that are not in the script that the mapping says, as under a wrong charset', async () => {
    const folder = exampleFolder((yaml) => yaml.replace('script: { constant: Latn }', 'script: { constant: Arab }'));
    const { lines } = await check(folder, exampleDatabase());
    expect(lines.join('\n')).toMatch(/:\d+:\d+ 4 names declared `Arab` are in `Latn`: check charset and script/);
  });

  it('tells keys that several rows share', async () => {
    const folder = exampleFolder((yaml) =>
      yaml
        .replace('key: [reg_nr]', 'key: [mudel_id]')
        .replace('make: mudel.mark', 'vin: reg_nr\n      make: mudel.mark'),
    );
    const { lines, summary } = await check(folder, exampleDatabase());
    expect(summary?.entries.find((entry) => entry.type === 'Vehicle')).toMatchObject({
      rows: 3,
      records: 2,
      duplicates: 1,
      rejected: { 'no key': 1 },
    });
    expect(lines.join('\n')).toContain('1 records have a key that came before');
  });

  it('tells a source that fails as a fault of its own', async () => {
    const adapter = await openSqlAdapter({ kind: 'sql' }, { url: `sqlite:${exampleDatabase()}` });
    await adapter.close();
    const { faults, summary } = await checkMapping(exampleFolder(), adapter);
    expect(faults.map(formatFault).join('\n')).toMatch(/\(SOURCE_/);
    expect(summary).toBeNull();
  });
});
