import { ComityError } from '../../schema/errors.ts';
import type { SourceAdapter } from './adapter.ts';
import type { Connection } from './connection.ts';
import type { SourceDescription } from './source.ts';

const SCHEMES: Readonly<Record<SourceDescription['kind'], readonly string[]>> = {
  sql: ['postgresql:', 'postgres:', 'mariadb:', 'sqlite:'],
  soap: ['http:', 'https:'],
  rest: ['http:', 'https:'],
  files: ['file:'],
};

/** Opens the adapter (each is loaded only where it is used) for a source at the operator's address; faults: CONFIGURATION_INVALID, SOURCE_UNAVAILABLE, SOURCE_MALFORMED. */
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
      return (await import('./sql/sql-adapter.ts')).openSqlAdapter(source, connection);
    case 'soap':
      return (await import('./soap/soap-adapter.ts')).openSoapAdapter(source, connection);
    case 'rest':
      return (await import('./rest/rest-adapter.ts')).openRestAdapter(source, connection);
    case 'files':
      return (await import('./files/files-adapter.ts')).openFilesAdapter(source, connection);
  }
}
