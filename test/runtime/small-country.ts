import Database from 'libsql';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { graphql, parse } from 'graphql';
import { requirePolicy } from '../../policies/load.ts';
import { memberCode, requestId } from '../../schema/ids.ts';
import type { Justification, Requester } from '../../schema/requester.ts';
import { SHIPPED_FREQUENCIES } from '../../subgraphs/matching/frequencies/name-frequencies.ts';
import { DEFAULT_FLOOR } from '../../subgraphs/matching/matcher.ts';
import type { StandingAuthorisations } from '../../subgraphs/authorisations/standing-authorisations.ts';
import type { Country, CountryMatching } from '../../subgraphs/runtime/country/country.ts';
import { buildEnforcedSchema } from '../../subgraphs/runtime/schema.ts';
import type { SubgraphConfig } from '../../subgraphs/runtime/start/subgraph-config.ts';
import { openCountry } from '../../subgraphs/runtime/start/open-country.ts';
import { openState } from '../../subgraphs/runtime/serve/open-state.ts';
import { operationFields, readOperation } from '../../subgraphs/runtime/read/operation-fields.ts';
import { toldOf } from '../../subgraphs/runtime/serve/told.ts';
import type { Connection } from '../../subgraphs/adapters/connection.ts';
import { MAPPING, ROWS, TABLES } from './small-register.ts';

/** The tables of a policy, as YAML texts. */
export interface PolicyTexts {
  readonly permissions: string;
  readonly restrictions?: string;
}

/** An officer of another country. */
export const REQUESTER: Requester = {
  subject: 'u1',
  member: memberCode('FR'),
  agency: 'PJ',
  role: 'analyst',
  clearance: 'restricted',
  automated: false,
  actingOfficer: null,
  issuer: 'https://issuer.example',
  tokenId: 't1',
  expires: 4_000_000_000,
};

export const JUSTIFICATION: Justification = {
  purpose: 'investigation',
  case: 'FR-1',
  basis: 'UNTOC-18',
  offence: '0601',
  penalty: 48,
  necessity: null,
};

/** What differs from the small register as it stands. */
export interface SmallCountryOptions {
  /** SQL that is run after the rows of the register. */
  readonly rows?: string;
  /** The mapping file, instead of that of the small register. */
  readonly mapping?: string;
  /** Systems beside the register. */
  readonly systems?: SubgraphConfig['systems'];
  /** The register's tables in a database elsewhere, already filled, instead of the SQLite file. */
  readonly connection?: Connection;
  /** The key of record ids: 64 bytes. */
  readonly recordKey?: Uint8Array;
  readonly now?: () => Date;
  /** How it compares names; as shipped where absent. */
  readonly matching?: CountryMatching;
  /** Opens what the country has authorised. */
  readonly authorised?: (country: Country, folder: string) => Promise<StandingAuthorisations>;
}

/** A country of one SQLite system, three persons, two documents and two cases, under a policy of the test's own. */
export async function smallCountry(texts: PolicyTexts, options: SmallCountryOptions = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'comity-small-'));
  const place = (...parts: readonly string[]) => path.join(folder, ...parts);
  for (const name of ['system', 'ee', 'data']) mkdirSync(place(name));
  writeFileSync(place('system', 'mapping.yaml'), options.mapping ?? MAPPING);
  writeFileSync(place('ee', 'policy.yaml'), 'member: EE\ntitle: test\nlanguage: en\nfrom: 2020-01-01\n');
  writeFileSync(place('ee', 'permissions.yaml'), texts.permissions);
  writeFileSync(place('ee', 'restrictions.yaml'), texts.restrictions ?? '[]\n');
  writeFileSync(place('ee', 'release.yaml'), '[]\n');
  writeFileSync(place('records.key'), Buffer.from(options.recordKey ?? randomBytes(64)).toString('base64url'));
  const database = new Database(place('system.sqlite'));
  database.exec(TABLES + ROWS + (options.rows ?? ''));
  database.close();
  const { schema, catalogue } = buildEnforcedSchema({ member: 'EE', version: 3, extension: '' });
  const { policy } = await requirePolicy(place('ee'), { catalogue });
  const opened = await openCountry(
    {
      member: 'EE',
      matchIndex: { kind: 'sqlite', folder: place('data', 'index') },
      matching: options.matching ?? { frequencies: SHIPPED_FREQUENCIES, floor: DEFAULT_FLOOR },
      systems: [
        {
          folder: place('system'),
          connection: options.connection ?? { url: `sqlite:${place('system.sqlite')}` },
        },
        ...(options.systems ?? []),
      ],
      recordKeyFile: place('records.key'),
    },
    { catalogue, policy: () => policy, now: options.now ?? (() => new Date()) },
  );
  await opened.rebuildIndex();
  const authorisations = await options.authorised?.(opened.country, folder);
  const country = authorisations ? { ...opened.country, authorisations } : opened.country;
  type Who = {
    readonly requester?: Partial<Requester>;
    readonly justification?: Partial<Justification>;
    readonly deadlineMs?: number;
  };

  /** Asks for entities: a representation, and the selection on its type. */
  async function askEntity(representation: string, selection: string, who: Who = {}) {
    const source = `{ _entities(representations: [${representation}]) { ${selection} } }`;
    const call = {
      requester: { ...REQUESTER, ...who.requester },
      justification: { ...JUSTIFICATION, ...who.justification },
      request: {
        id: requestId('request-1'),
        keyId: 'hub',
        token: '',
        justification: '',
        operation: '',
        created: 0,
        expires: 0,
      },
      deadlineMs: who.deadlineMs ?? 60_000,
    };
    const state = openState(country, call, operationFields(schema, readOperation(schema, parse(source)), {}));
    const result = await graphql({ schema, source, contextValue: state });
    const entities = result.data?.['_entities'] as readonly Readonly<Record<string, unknown>>[] | undefined;
    return { data: entities?.[0] ?? null, errors: result.errors ?? [], state, told: toldOf(state) };
  }

  return {
    schema,
    catalogue,
    country,
    /** The file of the national system. */
    systemFile: place('system.sqlite'),
    folder,
    /** Asks the country as the hub's plan would: an entity fetch of its jurisdiction. */
    ask: (selection: string, who: Who = {}) =>
      askEntity('{ __typename: "EE_Jurisdiction", code: "EE" }', `... on EE_Jurisdiction { ${selection} }`, who),
    /** Looks at a record by its reference. */
    look: (id: string, selection: string, who: Who = {}) =>
      askEntity(`{ __typename: "EE_Record", id: "${id}" }`, `... on EE_Record { content { ${selection} } }`, who),
    async close() {
      await opened.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
