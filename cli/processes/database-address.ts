import { ComityError } from '../../schema/errors.ts';
import { readSecret } from '../../subgraphs/runtime/start/connection-config.ts';

/** The address of a database with the password that stands in a file of its own; throws `CONFIGURATION_INVALID`. */
export async function databaseAddress(address: string, passwordFile: string | undefined): Promise<string> {
  if (!URL.canParse(address)) throw new ComityError('CONFIGURATION_INVALID', 'the address of a database is no URL');
  if (passwordFile === undefined) return address;
  const url = new URL(address);
  url.password = encodeURIComponent(await readSecret(passwordFile));
  return url.href;
}
