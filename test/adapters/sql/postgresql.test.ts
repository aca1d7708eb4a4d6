import { postgresql } from '../../../subgraphs/adapters/sql/dialects/postgresql.ts';
import { SERVER_START_MS } from '../../servers/shared-server.ts';
import { conformance } from '../conformance.ts';
import { postgresqlRig } from './postgresql-rig.ts';
import { sqlFaults } from './sql-faults.ts';

conformance('PostgreSQL', postgresqlRig, SERVER_START_MS);
sqlFaults('PostgreSQL', postgresqlRig, {
  dialect: postgresql,
  sleep: (seconds) => `select pg_sleep(${seconds})`,
  kill: async (server) => {
    await server.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'comity' and datname = current_database()",
    );
  },
});
