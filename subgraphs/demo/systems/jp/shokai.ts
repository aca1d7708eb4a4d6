import { readFileSync } from 'node:fs';
import { fromRoot } from '../../../../schema/paths.ts';
import type { Fill } from '../sql/fill-target.ts';
import { fillSqlite } from '../sql/sqlite.ts';
import { tableOf, type TableRows } from '../sql/table-rows.ts';
import { caseTables } from './jiken.ts';
import { personTables } from './jinbutsu.ts';
import { objectTables } from './mono.ts';
import { surroundingTables } from './shuuhen.ts';

function operations(): TableRows {
  return tableOf('操作記録', [1, 2], (serial) => ({
    通番: serial,
    日時: `2026/06/30 0${serial}:00:00`,
    端末: 'T000',
    操作: '夜間一括更新',
  }));
}

/** Japan's inquiry system in SQLite. */
export const fillJapan: Fill = (population, target) =>
  fillSqlite(target, {
    ddl: readFileSync(fromRoot('subgraphs', 'demo', 'systems', 'jp', 'hyou.sql'), 'utf8'),
    tables: [
      ...personTables(population),
      ...objectTables(population),
      ...caseTables(population),
      ...surroundingTables(population),
      operations(),
    ],
  });
