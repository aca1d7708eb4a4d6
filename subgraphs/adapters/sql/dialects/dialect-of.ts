import { ComityError } from '../../../../schema/errors.ts';
import type { Dialect } from './dialect.ts';

/** The dialect of a connection's URL; its driver is loaded only now. */
export async function dialectOf(url: string): Promise<Dialect> {
  const scheme = url.slice(0, url.indexOf(':'));
  switch (scheme) {
    case 'postgresql':
    case 'postgres':
      return (await import('./postgresql.ts')).postgresql;
    case 'mariadb':
      return (await import('./mariadb.ts')).mariadb;
    case 'sqlite':
      return (await import('./sqlite.ts')).sqlite;
    default:
      throw new ComityError('CONFIGURATION_INVALID', `no dialect of SQL has the scheme \`${scheme}\``);
  }
}
