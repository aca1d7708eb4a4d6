import { ComityError } from '../../schema/errors.ts';
import type { SourceAdapter } from './adapter.ts';
import type { Connection } from './connection.ts';
import { openFilesAdapter } from './files/files-adapter.ts';
import { openRestAdapter } from './rest/rest-adapter.ts';
import { openSoapAdapter } from './soap/soap-adapter.ts';
import type { SourceDescription } from './source.ts';
import { openSqlAdapter } from './sql/sql-adapter.ts';

const SCHEMES: Readonly<Record<SourceDescription['kind'], readonly string[]>> = {
  sql: ['postgresql:', 'postgres:', 'mariadb:', 'sqlite:'],
  soap: ['http:', 'https:'],
  rest: ['http:', 'https:'],
  files: ['file:'],
};

/** Opens the adapter for a source at the operator's address; faults: CONFIGURATION_INVALID, SOURCE_UNAVAILABLE, SOURCE_MALFORMED. */
export async function openAdapter(source: SourceDescription, connection: Connection): Promise<SourceAdapter> {
  const scheme = /^[a-z]+:/.exec(connection.url)?.[0] ?? '';
  if (!SCHEMES[source.kind].includes(scheme)) {
    throw new ComityError(
      'CONFIGURATION_INVALID',
      `a \`${source.kind}\` source has no address of scheme \`${scheme}\``,
    );
  }
  switch (source.kind) {
    case 'sql':
      return openSqlAdapter(source, connection);
    case 'soap':
      return openSoapAdapter(source, connection);
    case 'rest':
      return openRestAdapter(source, connection);
    case 'files':
      return openFilesAdapter(source, connection);
  }
}
