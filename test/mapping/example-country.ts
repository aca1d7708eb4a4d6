import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { fromRoot } from '../../schema/paths.ts';
import type { SourceAdapter } from '../../subgraphs/adapters/adapter.ts';
import { openSqlAdapter } from '../../subgraphs/adapters/sql/sql-adapter.ts';
import { compileMapping } from '../../subgraphs/mapping/compile-mapping.ts';
import { mappedSystem, type MappedSystemRuntime } from '../../subgraphs/mapping/mapped-system-runtime.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';

const TABLES = `
create table isik (isik_id integer primary key, liik text, perenimi text, synniaeg text, synniriik text, sugu text,
  isikukood text, hoiatus text, pikkus text, silmad text, kasitlus text, vaidlus text, loodud text, muudetud_kes text,
  versioon integer);
create table isik_nimi (isik_id integer, jrk integer, liik text, eesnimi text, perenimi text, primary key (isik_id, jrk));
create table isik_kodakondsus (isik_id integer, riik_kood text, primary key (isik_id, riik_kood));
create table toimik (toimik_id integer primary key, toimiku_nr text);
create table toimik_isik (toimik_id integer, isik_id integer, roll_kood text, primary key (toimik_id, isik_id));
create table soiduk (reg_nr text primary key, mudel_id integer, omanik_id integer, omaniku_liik text, varguse_kp text);
create table mudel (mudel_id integer primary key, mark_id integer, nimetus text);
create table mark (mark_id integer primary key, nimetus text);
create table logi (logi_id integer primary key, sisu text);
`;

const ROWS = `
insert into isik values
 (1,'F',null,'14.03.1979','EST','M','37903140011','R; V','1,80','SI','H0,H1','E','2020-06-01 12:00:00','x',1),
 (2,'F',null,'00.03.1981','EST','N','48103000000','RV','1.65','PR','H0','J','2020-12-01 12:00:00','x',1),
 (3,'F',null,'1985','XXX','Q',null,null,null,null,'H0','E','2021-01-01 00:00:00','x',1),
 (4,'J','OÜ Näidis',null,null,null,'0012345',null,null,null,'H0',null,null,'x',1),
 (5,'F',null,'01.01.1990','EST','M',null,null,null,null,'H0','E',null,'x',1),
 (6,'F',null,'31.02.1990','EST','M',null,null,null,null,'H9','E',null,'x',1);
insert into isik_nimi values (1,2,'V','Jaan','Kuusk'),(1,1,'P','Jaan','Tamm'),(2,1,'P','Mari','Mets'),
 (3,1,'P','Ann','Saar'),(6,1,'P','Kai','Lill');
insert into isik_kodakondsus values (1,'EST'),(1,'01'),(2,'EST');
insert into toimik values (100,'2026/1'),(101,'2026/2');
insert into toimik_isik values (100,1,'KAH'),(101,1,'KAN'),(100,2,'SYY');
insert into mark values (7,'Volvo');
insert into mudel values (70,7,'V70');
insert into soiduk values ('123ABC',70,1,'F',null),('456DEF',70,4,'J','2024-01-01'),('789GHI',null,1,'F',null);
`;

/** A folder with the worked example of the documentation, word for word, or changed by `edit`. */
export function exampleFolder(edit: (yaml: string) => string = (yaml) => yaml): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'comity-mapping-')), 'karistus');
  const page = readFileSync(fromRoot('docs', 'mapping.md'), 'utf8');
  const yaml = page.split('```yaml\n')[2]?.split('```')[0] ?? '';
  mkdirSync(path.join(folder, 'codes'), { recursive: true });
  writeFileSync(path.join(folder, 'mapping.yaml'), edit(yaml));
  writeFileSync(path.join(folder, 'codes', 'riik.yaml'), 'EST: EE\n01: FR\n');
  return folder;
}

/** The database behind the example, in a file of its own; `sql` adds to it. */
export function exampleDatabase(sql = ''): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'comity-mapping-')), 'karistus.db');
  const database = new Database(file);
  database.exec(TABLES + ROWS + sql);
  database.close();
  return file;
}

/** An adapter that remembers which columns of which entity were asked, over the real one. */
export interface WatchedAdapter extends SourceAdapter {
  readonly asked: { readonly entity: string; readonly columns: readonly string[] }[];
}

/** Watches an adapter: every call goes through to it. */
export function watch(adapter: SourceAdapter): WatchedAdapter {
  const asked: WatchedAdapter['asked'] = [];
  return {
    ...adapter,
    asked,
    selectsColumns: adapter.selectsColumns,
    read(request, signal) {
      asked.push(request);
      return adapter.read(request, signal);
    },
    scan(request, signal) {
      asked.push(request);
      return adapter.scan(request, signal);
    },
  };
}

/** The example country over a database file. */
export async function openExample(
  file: string,
  folder = exampleFolder(),
): Promise<{ readonly system: MappedSystemRuntime; readonly adapter: WatchedAdapter }> {
  const mapping = loadMapping(folder);
  if (mapping.source.kind !== 'sql') throw new Error('the example is a database');
  const adapter = watch(await openSqlAdapter(mapping.source, { url: `sqlite:${file}` }));
  return { system: mappedSystem(compileMapping(mapping), adapter), adapter };
}

/** Everything of some types. */
export function wholePlan(...types: readonly string[]): ReadonlySet<string> {
  const everything = new Set<string>();
  everything.has = (name) => types.includes(name.split('.')[0] ?? '');
  return everything;
}
