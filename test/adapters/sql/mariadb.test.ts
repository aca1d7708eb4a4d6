import { mariadb } from '../../../subgraphs/adapters/sql/dialects/mariadb.ts';
import { SERVER_START_MS } from '../../servers/shared-server.ts';
import { conformance } from '../conformance.ts';
import { mariadbRig } from './mariadb-rig.ts';
import { sqlFaults } from './sql-faults.ts';

conformance('MariaDB', mariadbRig, SERVER_START_MS);
sqlFaults('MariaDB', mariadbRig, {
  dialect: mariadb,
  sleep: (seconds) => `select sleep(${seconds})`,
  kill: async ({ connection, query }) => {
    const sessions = await query(
      `select id from information_schema.processlist where user = '${connection.username ?? ''}'`,
    );
    for (const { id } of sessions) await query(`kill ${String(id)}`);
  },
});
