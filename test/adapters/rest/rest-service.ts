import type { IncomingMessage, ServerResponse } from 'node:http';
import { openAdapter } from '../../../subgraphs/adapters/open-adapter.ts';
import type { Paging, RestEntity, RestSource } from '../../../subgraphs/adapters/source.ts';
import type { Rig } from '../conformance.ts';
import { ALIASES, COLUMNS, PERSONS } from '../data-set.ts';
import type { FaultyRig } from '../http/http-faults.ts';
import type { HttpService } from '../http/http-service.ts';
import { startHttpService, xmlElements } from '../http/http-service.ts';

type Format = RestSource['format'];
type Row = Readonly<Record<string, string | number>>;

const MEDIA: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'application/xml',
};
const COLLECTIONS: Readonly<Record<string, readonly Row[]>> = {
  '/api/persons': PERSONS.map((row) => ({ ...row })),
  '/api/aliases': ALIASES.map((row) => ({ ...row })),
};
/** The service gives no more than this many rows of a list, whatever limit it is asked for. */
const MOST = 400;

/** A REST service with the data set, and an adapter that reads it. */
export interface RestRig extends Rig, FaultyRig {
  readonly service: HttpService;
}

/** Starts the service and opens the adapter. */
export async function restRig(format: Format, paging: Paging): Promise<RestRig> {
  let fault: ((response: ServerResponse) => void) | null = null;
  const service = await startHttpService((request, response) => {
    if (fault === null) answer(format, request, response);
    else fault(response);
  });
  const adapter = await openAdapter(restSource(format, paging), {
    url: `${service.url}/api`,
    limits: { timeoutMs: 2_000, pool: 2, queue: 4, answerBytes: 4 * 1024 * 1024 },
  });
  return {
    adapter,
    service,
    callsForThousandKeys: 5,
    callsForNoKeys: 1,
    log: () => Promise.resolve(service.log.join('\n')),
    misbehave: (next) => {
      fault = next;
    },
    close: async () => {
      await adapter.close();
      await service.close();
    },
  };
}

function restSource(format: Format, paging: Paging): RestSource {
  const rows = format === 'json' ? 'data.rows' : 'answer.rows.row';
  const place = { offset: 'offset={offset}', page: 'page={page}', cursor: 'after={cursor}' }[paging.kind];
  const entity = (path: string, columns: RestEntity['columns'], ways: readonly (readonly string[])[]): RestEntity => ({
    columns,
    list: { path: `${path}?${place}&limit={limit}&fields={fields}`, paging, rows },
    read: ways.map((by) => ({
      by,
      path: `${path}?by=${by.join('~')}&keys={keys}&fields={fields}`,
      rows,
      keysPerCall: 200,
    })),
  });
  return {
    kind: 'rest',
    absentKey: '0',
    format,
    entities: {
      person: entity('/persons', COLUMNS.person, [['id'], ['city']]),
      person_alias: entity('/aliases', COLUMNS.person_alias, [['person_id', 'rank']]),
    },
  };
}

function answer(format: Format, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '', 'http://localhost');
  const all = COLLECTIONS[url.pathname];
  if (all === undefined) {
    response.writeHead(404).end();
    return;
  }
  const ask = url.searchParams;
  const by = ask.get('by')?.split('~');
  const keys = new Set(ask.get('keys')?.split(','));
  const limit = Math.min(Number(ask.get('limit') ?? MOST), MOST);
  const start = Number(ask.get('offset') ?? (ask.get('after') || Number(ask.get('page') ?? 0) * limit));
  const found =
    by === undefined
      ? all.slice(start, start + limit)
      : all.filter((row) => keys.has(by.map((name) => row[name]).join('~')));
  const fields = ask.get('fields')?.split(',') ?? [];
  const rows = found.map((row) =>
    Object.fromEntries(fields.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]]))),
  );
  const next = start + limit < all.length ? String(start + limit) : null;
  response
    .writeHead(200, { 'content-type': MEDIA[format] })
    .end(format === 'json' ? JSON.stringify({ data: { rows }, next }) : xml(rows, next));
}

function xml(rows: readonly Row[], next: string | null): string {
  const elements = rows.map((row) => `<n:row>${xmlElements(row)}</n:row>`).join('\n');
  return `<?xml version="1.0"?><n:answer xmlns:n="urn:n"${next === null ? '' : ` next="${next}"`}><n:rows>${elements}</n:rows></n:answer>`;
}
