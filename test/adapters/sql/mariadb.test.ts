import { mariadb } from '../../../subgraphs/adapters/sql/dialects/mariadb.ts';
import { SERVER_START_MS } from '../../servers/shared-server.ts';
import { conformance } from '../conformance.ts';
import { mariadbRig } from './mariadb-rig.ts';
import { sqlFaults } from './sql-faults.ts';

conformance('MariaDB', mariadbRig, SERVER_START_MS);
sqlFaults('MariaDB', mariadbRig, {
  dialect: mariadb,
  sleep: (seconds) => `select sleep(${seconds})`,
  kill: async (server) => {
    const sessions = await server.query(
      `select id from information_schema.processlist where user = '${server.connection.username ?? ''}'`,
    );
    for (const { id } of sessions) await server.query(`kill ${String(id)}`);
  },
});
