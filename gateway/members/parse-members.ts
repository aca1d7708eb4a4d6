import { parseDocument } from 'yaml';
import { OLDEST_SCHEMA_VERSION, SCHEMA_VERSION } from '../../schema/canonical.ts';
import { ComityError } from '../../schema/errors.ts';
import { memberCode } from '../../schema/ids.ts';
import { callKey } from '../../schema/protocol/protocol-keys.ts';
import { RECORD_TYPES } from '../../schema/record-types.ts';
import { shapeCheck } from '../../schema/shape-check.ts';
import { extensionFaults } from '../compose/national-extension.ts';
import type { MemberConfig, Members } from './member.ts';

/** A member as written in the file. `key` is at least 32 random bytes in base64; `keyFile` a file that holds them. */
export interface WrittenMember {
  readonly code: string;
  readonly kind?: 'country' | 'organisation';
  readonly url: string;
  readonly key?: string;
  readonly keyFile?: string;
  /** The id under which the member knows the key; its own code where absent. */
  readonly keyId?: string;
  readonly schemaVersion: number;
  readonly holds: readonly string[];
  readonly extension?: string;
  readonly deadlineMs?: number;
}

const text = { type: 'string', minLength: 1 };
const written = shapeCheck<{ readonly members: readonly WrittenMember[] }>(
  {
    type: 'object',
    required: ['members'],
    additionalProperties: false,
    properties: {
      members: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['code', 'url', 'schemaVersion', 'holds'],
          oneOf: [{ required: ['key'] }, { required: ['keyFile'] }],
          properties: {
            code: { type: 'string', pattern: '^[A-Z]{2,6}$' },
            kind: { enum: ['country', 'organisation'] },
            url: text,
            key: text,
            keyFile: text,
            keyId: text,
            schemaVersion: { type: 'integer', minimum: OLDEST_SCHEMA_VERSION, maximum: SCHEMA_VERSION },
            holds: { type: 'array', uniqueItems: true, items: { enum: RECORD_TYPES } },
            extension: { type: 'string' },
            deadlineMs: { type: 'integer', minimum: 1, maximum: 60_000 },
          },
        },
      },
    },
  },
  { allErrors: true },
);

function faultsOf(member: WrittenMember, all: readonly WrittenMember[]): readonly string[] {
  const url = URL.canParse(member.url) ? new URL(member.url) : null;
  const faults = [
    ...(url === null || !['http:', 'https:'].includes(url.protocol) ? [`\`${member.url}\` is no http address`] : []),
    ...(url !== null && (url.search !== '' || url.hash !== '')
      ? ['its address may have no query and no fragment']
      : []),
    ...(url !== null && (url.username !== '' || url.password !== '') ? ['its address may hold no password'] : []),
    ...(all.filter(({ code }) => code === member.code).length > 1 ? ['it stands twice'] : []),
    ...(member.code === 'HUB' ? ["this is the hub's own name"] : []),
    ...extensionFaults(member.code, member.extension ?? ''),
  ];
  return faults.map((fault) => `member \`${member.code}\`: ${fault}`);
}

function invalid(faults: readonly string[]): ComityError {
  return new ComityError('CONFIGURATION_INVALID', `the members file is invalid: ${faults.join('; ')}`);
}

function memberOf(written: WrittenMember, readKey: (file: string) => string): MemberConfig {
  const { code, kind, url, key, keyFile, keyId, schemaVersion, holds, extension, deadlineMs } = written;
  const secret = key ?? readKey(keyFile ?? '').trim();
  return {
    code: memberCode(code),
    kind: kind ?? 'country',
    url,
    key: callKey(keyId ?? code, secret),
    schemaVersion,
    holds: new Set(holds),
    extension: extension ?? '',
    deadlineMs: deadlineMs ?? null,
  };
}

/**
 * The members in the text of a members file, JSON or YAML; `readKey` reads a key file. Throws `CONFIGURATION_INVALID`
 * with all faults at once, never with a secret.
 */
export function parseMembers(source: string, readKey: (file: string) => string): Members {
  const document = parseDocument(source, { prettyErrors: true });
  const [syntax] = document.errors;
  if (syntax !== undefined) throw invalid([syntax.message.split('\n')[0] ?? 'it is no YAML']);
  const value: unknown = document.toJS();
  if (!written.fits(value)) {
    throw invalid(written.faults().map((error) => `\`${error.instancePath || '/'}\` ${error.message ?? ''}`));
  }
  const faults = value.members.flatMap((member) => faultsOf(member, value.members));
  if (faults.length > 0) throw invalid(faults);
  return new Map(value.members.map((member) => [member.code, memberOf(member, readKey)]));
}
