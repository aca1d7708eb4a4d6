import type { JSONSchemaType } from 'ajv';
import { readFile } from 'node:fs/promises';
import { ComityError } from '../../../schema/errors.ts';
import type { Connection, ConnectionLimits } from '../../adapters/connection.ts';

/** A connection as written: a secret may stand in a file of its own, which is read once, at the start. */
export interface WrittenConnection {
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  readonly passwordFile?: string;
  readonly token?: string;
  readonly tokenFile?: string;
  readonly workFolder?: string;
  readonly limits?: Partial<ConnectionLimits>;
}

const text = { type: 'string', minLength: 1 } as const;
const optional = { ...text, nullable: true } as const;
const count = { type: 'integer', minimum: 1, nullable: true } as const;

/** The shape of a connection in a configuration file. */
export const connectionShape: JSONSchemaType<WrittenConnection> = {
  type: 'object',
  additionalProperties: false,
  required: ['url'],
  properties: {
    url: text,
    username: optional,
    password: optional,
    passwordFile: optional,
    token: optional,
    tokenFile: optional,
    workFolder: optional,
    limits: {
      type: 'object',
      additionalProperties: false,
      nullable: true,
      required: [],
      properties: {
        timeoutMs: count,
        connectMs: count,
        pool: count,
        queue: count,
        answerBytes: count,
        pollMs: count,
        settleMs: { ...count, minimum: 0 },
      },
    },
  },
};

/** The secret in a file, without the line end that tools leave; throws `CONFIGURATION_INVALID`. */
export async function readSecret(file: string): Promise<string> {
  const secret = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ComityError('CONFIGURATION_INVALID', `the secret \`${file}\` cannot be read`, { cause });
  });
  if (secret.trim() === '') throw new ComityError('CONFIGURATION_INVALID', `the secret \`${file}\` is empty`);
  return secret.trim();
}

/** The connection as an adapter takes it, its secrets read from their files. */
export async function connectionOf(written: WrittenConnection): Promise<Connection> {
  const { passwordFile, tokenFile, ...connection } = written;
  return {
    ...connection,
    ...(passwordFile === undefined ? {} : { password: await readSecret(passwordFile) }),
    ...(tokenFile === undefined ? {} : { token: await readSecret(tokenFile) }),
  };
}
