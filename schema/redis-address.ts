/** Where a Redis is, and the file that holds its password; read once, at the start. */
export interface RedisAddress {
  readonly url: string;
  readonly passwordFile?: string;
}

/** The shape of the address of a Redis in a configuration file. */
export const redisShape = {
  type: 'object',
  nullable: true,
  additionalProperties: false,
  required: ['url'],
  properties: {
    url: { type: 'string', minLength: 1, pattern: '^rediss?://' },
    passwordFile: { type: 'string', minLength: 1, nullable: true },
  },
} as const;
