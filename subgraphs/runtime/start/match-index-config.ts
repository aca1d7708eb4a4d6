import type { JSONSchemaType } from 'ajv';
import path from 'node:path';
import { ComityError } from '../../../schema/errors.ts';
import type { MatchIndexPlace } from '../../match-index/open-match-index.ts';
import { connectionOf, connectionShape, type WrittenConnection } from './connection-config.ts';

/** What a configuration file says of the match index. */
export interface WrittenMatchIndex {
  readonly kind: 'sqlite' | 'postgresql';
  /** Of PostgreSQL alone: its address is needed. */
  readonly connection?: WrittenConnection;
  readonly schema?: string;
}

/** The shape of the match index in a configuration file. */
export const matchIndexShape: JSONSchemaType<WrittenMatchIndex> = {
  type: 'object',
  additionalProperties: false,
  required: ['kind'],
  properties: {
    kind: { type: 'string', enum: ['sqlite', 'postgresql'] },
    connection: { ...connectionShape, nullable: true },
    schema: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,40}$', nullable: true },
  },
};

/** Where the index is kept: in a folder of the data folder, unless the configuration names a PostgreSQL. */
export async function matchIndexPlace(
  written: WrittenMatchIndex | undefined,
  member: string,
  dataFolder: string,
): Promise<MatchIndexPlace> {
  const { kind = 'sqlite', connection, schema } = written ?? {};
  if (kind === 'sqlite') {
    if (connection === undefined && schema === undefined) return { kind, folder: path.join(dataFolder, 'index') };
    throw new ComityError(
      'CONFIGURATION_INVALID',
      '`matchIndex` has a `connection` or a `schema` of `postgresql` alone',
    );
  }
  if (connection === undefined || !/^postgres(?:ql)?:/u.test(connection.url)) {
    throw new ComityError('CONFIGURATION_INVALID', '`matchIndex` of `postgresql` needs a `connection` to one');
  }
  const own = `comity_index_${member.toLowerCase()}`;
  return { kind, connection: await connectionOf(connection), schema: schema ?? own };
}
