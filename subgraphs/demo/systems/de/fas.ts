import { readFileSync } from 'node:fs';
import { fromRoot } from '../../../../schema/paths.ts';
import type { MemberPopulation } from '../../population/population.ts';
import type { Fill } from '../sql/fill-target.ts';
import { fillMariadb } from '../sql/mariadb.ts';
import { fillSqlite } from '../sql/sqlite.ts';
import { tableOf, type TableRows } from '../sql/table-rows.ts';
import { personenTabellen } from './personen.ts';
import { sachenTabellen } from './sachen.ts';
import * as schluessel from './schluessel.ts';
import { umfeldTabellen } from './umfeld.ts';
import { verfahrensTabellen } from './verfahren.ts';

function schluesselTabelle(): TableRows {
  const rows = Object.entries(schluessel).flatMap(([list, table]) =>
    Object.values(table).map((key, index) => ({
      KAT: list,
      WERT: Number(key),
      SORT: index + 1,
      GUELTIG_AB: '01.01.2019',
    })),
  );
  return tableOf('SCHLUESSEL', rows, (row) => row);
}

function tabellen(population: MemberPopulation): readonly TableRows[] {
  return [
    schluesselTabelle(),
    ...personenTabellen(population),
    ...sachenTabellen(population),
    ...verfahrensTabellen(population),
    ...umfeldTabellen(population),
  ];
}

/** Germany's search and information system in MariaDB, or by the same tables in SQLite. */
export const fillGermany: Fill = (population, target) => {
  const ddl = readFileSync(fromRoot('subgraphs', 'demo', 'systems', 'de', 'tabellen.sql'), 'utf8');
  const content = { ddl, tables: tabellen(population) };
  return target.url.startsWith('sqlite:') ? fillSqlite(target, content) : fillMariadb(target, content);
};
