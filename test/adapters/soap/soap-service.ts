import type { ServerResponse } from 'node:http';
import { listen } from 'soap';
import { openAdapter } from '../../../subgraphs/adapters/open-adapter.ts';
import type { Paging, SoapEntity, SoapSource } from '../../../subgraphs/adapters/source.ts';
import type { Rig } from '../conformance.ts';
import { ALIASES, COLUMNS, PERSONS } from '../data-set.ts';
import type { FaultyRig } from '../http/http-faults.ts';
import type { HttpService } from '../http/http-service.ts';
import { startHttpService } from '../http/http-service.ts';
import { wsdlText } from './wsdl-text.ts';

type Row = Readonly<Record<string, string | number>>;

/** A SOAP service with the data set, and an adapter that reads it. */
export interface SoapRig extends Rig, FaultyRig {
  readonly service: HttpService;
}

/** Starts the service in one of the versions and opens the adapter. */
export async function soapRig(version: SoapSource['version'], paging: Paging): Promise<SoapRig> {
  let fault: ((response: ServerResponse) => void) | null = null;
  const service = await startHttpService((_, response) => response.writeHead(404).end());
  await new Promise((resolve) => {
    listen(service.server, {
      path: '/registre',
      services: { Registre: { RegistrePort: operations() } },
      xml: wsdlText(version, `${service.url}/registre`),
      forceSoap12Headers: version === '1.2',
      callback: resolve,
    });
  });
  const served = service.server.listeners('request');
  service.server.removeAllListeners('request');
  service.server.on('request', (request, response) => {
    if (fault !== null && request.method === 'POST') fault(response);
    else for (const listener of served) listener.call(service.server, request, response);
  });
  const adapter = await openAdapter(soapSource(version, paging), {
    url: `${service.url}/registre`,
    limits: { timeoutMs: 2_000, pool: 2, queue: 4, answerBytes: 4 * 1024 * 1024 },
  });
  return {
    adapter,
    service,
    callsForThousandKeys: 5,
    callsForNoKeys: 1,
    log: null,
    misbehave: (next) => {
      fault = next;
    },
    close: async () => {
      await adapter.close();
      await service.close();
    },
  };
}

function soapSource(version: SoapSource['version'], paging: Paging): SoapSource {
  const where = { offset: 'debut', page: 'debut', cursor: 'suite' }[paging.kind];
  const entity = (name: string, columns: SoapEntity['columns']): SoapEntity => ({
    columns,
    list: {
      operation: `Lister${name}`,
      arguments: { [where]: `{${paging.kind}}`, nombre: '{limit}' },
      rows: 'lignes.ligne',
      paging,
    },
    read: [
      ...(name === 'Personnes'
        ? [
            {
              by: ['id'],
              operation: 'LirePersonnes',
              arguments: { 'ids.id': '{keys}' },
              rows: 'lignes.ligne',
              keysPerCall: 200,
            },
            { by: ['city'], operation: 'LirePersonnes', arguments: { 'villes.ville': '{keys}' }, rows: 'lignes.ligne' },
          ]
        : [
            {
              by: ['person_id', 'rank'],
              parts: ['personne', 'rang'],
              operation: 'LireAlias',
              arguments: { 'cles.cle': '{keys}' },
              rows: 'lignes.ligne',
            },
          ]),
    ],
  });
  return {
    kind: 'soap',
    absentKey: '0',
    version,
    entities: { person: entity('Personnes', COLUMNS.person), person_alias: entity('Alias', COLUMNS.person_alias) },
  };
}

interface ListArguments {
  readonly debut?: string;
  readonly nombre?: string;
  readonly suite?: string;
}
interface ReadArguments {
  readonly ids?: { readonly id?: string | readonly string[] };
  readonly villes?: { readonly ville?: string | readonly string[] };
}
interface AliasArguments {
  readonly cles?: { readonly cle?: AliasKey | readonly AliasKey[] };
}
interface AliasKey {
  readonly personne: string;
  readonly rang: string;
}

function operations() {
  const rows = (found: readonly Row[], next?: number) => ({
    lignes: { ligne: found },
    ...(next === undefined ? {} : { suivant: next }),
  });
  const list = (all: readonly Row[]) => (args: ListArguments) => {
    const start = Number(args.suite ?? args.debut ?? 0);
    const size = Math.min(Number(args.nombre ?? 400), 400);
    return rows(all.slice(start, start + size), start + size < all.length ? start + size : undefined);
  };
  const persons: readonly Row[] = PERSONS.map((row) => ({ ...row }));
  const aliases: readonly Row[] = ALIASES.map((row) => ({ ...row }));
  return {
    ListerPersonnes: list(persons),
    ListerAlias: list(aliases),
    LirePersonnes: (args: ReadArguments) => {
      const ids = new Set(listOf(args.ids?.id).map(String));
      const cities = new Set(listOf(args.villes?.ville));
      return rows(persons.filter((row) => ids.has(String(row['id'])) || cities.has(String(row['city']))));
    },
    LireAlias: (args: AliasArguments) => {
      const keys = new Set(listOf(args.cles?.cle).map(({ personne, rang }) => `${personne} ${rang}`));
      return rows(aliases.filter((row) => keys.has(`${row['person_id'] ?? ''} ${row['rank'] ?? ''}`)));
    },
  };
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}
