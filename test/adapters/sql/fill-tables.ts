import { ALIASES, PERSONS } from '../data-set.ts';

/** The tables of the data set, in SQL that all three products understand. */
export function tableStatements(): readonly string[] {
  return [
    'create table person (id integer not null primary key, full_name varchar(80), city varchar(40), born date, note varchar(40))',
    'create index person_city on person (city)',
    'create table person_alias (person_id integer not null, "rank" integer not null, alias varchar(80), primary key (person_id, "rank"))',
    'create view person_view as select id, full_name, city from person',
    'create table keyless (word varchar(20))',
    ...chunks(PERSONS.map((row) => tuple([row.id, row.full_name, row.city, row.born, row.note]))).map(
      (rows) => `insert into person values ${rows}`,
    ),
    ...chunks(ALIASES.map((row) => tuple([row.person_id, row.rank, row.alias]))).map(
      (rows) => `insert into person_alias values ${rows}`,
    ),
    ...chunks(Array.from({ length: 1_200 }, (_, index) => tuple([`word ${index % 7}`]))).map(
      (rows) => `insert into keyless values ${rows}`,
    ),
  ];
}

function tuple(values: readonly (string | number)[]): string {
  return `(${values.map((value) => (typeof value === 'number' ? value : `'${value.replaceAll("'", "''")}'`)).join(', ')})`;
}

function chunks(tuples: readonly string[]): readonly string[] {
  const size = 500;
  return Array.from({ length: Math.ceil(tuples.length / size) }, (_, index) =>
    tuples.slice(index * size, (index + 1) * size).join(', '),
  );
}
