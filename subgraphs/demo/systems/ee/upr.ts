import { readFileSync } from 'node:fs';
import { fromRoot } from '../../../../schema/paths.ts';
import type { Fill } from '../sql/fill-target.ts';
import { fillPostgresql } from '../sql/postgresql.ts';
import { tableOf, type TableRows } from '../sql/table-rows.ts';
import { esemeTabelid } from './esemed.ts';
import { isikuteJuuresTabelid } from './isikute-juures.ts';
import { isikuTabelid } from './isikud.ts';
import * as koodid from './koodid.ts';
import { menetluseTabelid } from './menetlus.ts';

function klassifikaatorid(): TableRows {
  const rows = Object.entries(koodid).flatMap(([list, table]) =>
    Object.values(table).map((kood, index) => ({ liik: list.toLowerCase(), kood, jrk: index + 1, kehtiv: 'J' })),
  );
  return tableOf('klassif', rows, (row) => row);
}

function logi(): TableRows {
  return tableOf('logi', [1, 2, 3], (logi_id) => ({
    logi_id,
    aeg: `2026-06-30 0${logi_id}:15:00`,
    kasutaja: 'IMPORT_RR',
    tegevus: 'laadimine',
  }));
}

/** Estonia's police register in PostgreSQL, schema `upr`. */
export const fillEstonia: Fill = (population, target) =>
  fillPostgresql(target, {
    schema: 'upr',
    ddl: readFileSync(fromRoot('subgraphs', 'demo', 'systems', 'ee', 'tabelid.sql'), 'utf8'),
    tables: [
      klassifikaatorid(),
      ...isikuTabelid(population),
      ...esemeTabelid(population),
      ...menetluseTabelid(population),
      ...isikuteJuuresTabelid(population),
      logi(),
    ],
  });
