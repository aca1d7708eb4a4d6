import type { EntityDescription, RawRow, SourceAdapter } from '../adapter.ts';
import { checkDeclared, declaredEntity } from '../declared.ts';
import { Discovery, declaredAndFound } from '../nested/discovery.ts';
import type { KeyedRead, Paging, SourceColumns } from '../source.ts';
import type { HttpSource } from './http-source.ts';
import { readByKeys } from './keyed-read.ts';
import { pages, type Answer, type PagePosition } from './pages.ts';

/** What a call asks for; `values` fill its templates. */
export interface Question<Values> {
  readonly columns: readonly string[];
  readonly values: Values;
  /** Path of the cursor of the next page, or null. */
  readonly next: string | null;
  /** Told of every row as it is, where the source's own columns are to be found out. */
  readonly discovery: Discovery | null;
}

/** A kind of element that is listed, and read by keys. */
interface CalledEntity<Call, Read> {
  readonly columns: SourceColumns;
  readonly list: Call & { readonly paging?: Paging };
  readonly read: readonly Read[];
}

/** A service whose mapping declares its calls, and how its protocol makes one of them. */
export interface CalledService<Call, Read extends Call & KeyedRead, Values> {
  readonly http: HttpSource;
  readonly entities: Readonly<Record<string, CalledEntity<Call, Read>>>;
  readonly absentKey: string | undefined;
  readonly selectsColumns: boolean;
  ask(call: Call, question: Question<Values>, signal?: AbortSignal): Promise<Answer>;
  listValues(position: PagePosition): Values;
  /** Null where there is nothing to ask for. */
  keyValues(way: Read, keys: readonly (readonly string[])[]): Values | null;
}

/** The adapter of a service that is asked call by call over HTTP. */
export function calledAdapter<Call, Read extends Call & KeyedRead, Values>(
  service: CalledService<Call, Read, Values>,
): SourceAdapter {
  const { http, entities } = service;
  type Entity = CalledEntity<Call, Read>;

  function list(
    { list: call }: Entity,
    columns: readonly string[],
    discovery: Discovery | null,
    signal?: AbortSignal,
  ): AsyncGenerator<readonly RawRow[]> {
    const next = call.paging?.kind === 'cursor' ? call.paging.next : null;
    return pages(call.paging, (position) =>
      service.ask(call, { columns, values: service.listValues(position), next, discovery }, signal),
    );
  }

  /** The declared columns, and those that the first page really has. */
  async function describe(name: string, entity: Entity): Promise<EntityDescription> {
    const discovery = new Discovery();
    await list(entity, Object.keys(entity.columns), discovery).next();
    return { name, columns: declaredAndFound(entity.columns, discovery.paths()) };
  }

  return {
    selectsColumns: service.selectsColumns,
    describe: () => Promise.all(Object.entries(entities).map(([name, entity]) => describe(name, entity))),
    read: async (request, signal) => {
      const entity = declaredEntity(entities, request.entity);
      checkDeclared(request.entity, entity.columns, [...request.columns, ...request.by]);
      return readByKeys(request, entity.read, service.absentKey, async (way, keys, columns) => {
        const values = service.keyValues(way, keys);
        if (values === null) return [];
        return (await service.ask(way, { columns, values, next: null, discovery: null }, signal)).rows;
      });
    },
    scan: (request, signal) => {
      const entity = declaredEntity(entities, request.entity);
      checkDeclared(request.entity, entity.columns, request.columns);
      return list(entity, request.columns, null, signal);
    },
    asOf: () => Promise.resolve(new Date()),
    counters: () => http.tally.read(),
    onChange: () => () => undefined,
    close: () => http.close(),
  };
}
