import type { BatchRead, EntityDescription, EntityScan, RawRow, SourceAdapter } from '../adapter.ts';
import type { Connection } from '../connection.ts';
import { checkDeclared, declaredEntity } from '../declared.ts';
import { HttpSource } from '../http/http-source.ts';
import { readByKeys } from '../http/keyed-read.ts';
import type { Answer } from '../http/pages.ts';
import { pages } from '../http/pages.ts';
import { projectionOf } from '../nested/column-path.ts';
import { Discovery, declaredAndFound } from '../nested/discovery.ts';
import type { RestCall, RestEntity, RestSource } from '../source.ts';
import { fieldsValue, fillPath, keysValue } from './path-template.ts';
import { jsonAnswer, xmlAnswer } from './rest-rows.ts';

const TYPES = {
  json: ['application/json'],
  xml: ['application/xml', 'text/xml'],
} as const;

/** What a call asks for. */
interface Question {
  readonly columns: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly next: string | null;
  readonly discovery: Discovery | null;
}

/** Opens a REST service, read with GET alone. */
export function openRestAdapter(source: RestSource, connection: Connection): SourceAdapter {
  const http = new HttpSource(connection);
  const read = source.format === 'json' ? jsonAnswer : xmlAnswer;

  async function ask(call: RestCall, question: Question, signal?: AbortSignal): Promise<Answer> {
    const path = fillPath(call.path, { ...question.values, fields: fieldsValue(source, question.columns) });
    const expects = TYPES[source.format];
    const text = await http.exchange({ method: 'GET', path, headers: { accept: expects.join(', ') }, expects }, signal);
    const answer = read(text, {
      rows: call.rows ?? '',
      projection: projectionOf(question.columns),
      next: question.next,
      discovery: question.discovery,
    });
    http.tally.received(answer.rows.length);
    return answer;
  }

  function list(entity: RestEntity, columns: readonly string[], discovery: Discovery | null, signal?: AbortSignal) {
    const { paging } = entity.list;
    const next = paging?.kind === 'cursor' ? paging.next : null;
    return pages(paging, (position) => {
      const values = Object.fromEntries(
        Object.entries(position).map(([name, value]) => [name, encodeURIComponent(value)]),
      );
      return ask(entity.list, { columns, values, next, discovery }, signal);
    });
  }

  /** The declared columns, and those that the first page really has. */
  async function describe(name: string, entity: RestEntity): Promise<EntityDescription> {
    const discovery = new Discovery();
    await list(entity, Object.keys(entity.columns), discovery).next();
    return { name, columns: declaredAndFound(entity.columns, discovery.paths()) };
  }

  return {
    selectsColumns: Object.values(source.entities).every((entity) =>
      [entity.list, ...entity.read].every((call) => call.path.includes('{fields}')),
    ),
    describe: () => Promise.all(Object.entries(source.entities).map(([name, entity]) => describe(name, entity))),
    read: async (request: BatchRead, signal?: AbortSignal): Promise<readonly RawRow[]> => {
      const entity = declaredEntity(source.entities, request.entity);
      checkDeclared(request.entity, entity.columns, [...request.columns, ...request.by]);
      return readByKeys(request, entity.read, async (way, keys, columns) => {
        const values = { keys: keysValue(way, keys) };
        return values.keys === ''
          ? []
          : (await ask(way, { columns, values, next: null, discovery: null }, signal)).rows;
      });
    },
    scan: (request: EntityScan, signal?: AbortSignal) => {
      const entity = declaredEntity(source.entities, request.entity);
      checkDeclared(request.entity, entity.columns, request.columns);
      return list(entity, request.columns, null, signal);
    },
    asOf: () => Promise.resolve(new Date()),
    counters: () => http.tally.read(),
    onChange: () => () => undefined,
    close: () => http.close(),
  };
}
