import type { BatchRead, EntityDescription, EntityScan, RawRow, SourceAdapter } from '../adapter.ts';
import type { Connection } from '../connection.ts';
import { checkDeclared, declaredEntity } from '../declared.ts';
import { HttpSource } from '../http/http-source.ts';
import { readByKeys } from '../http/keyed-read.ts';
import type { Answer } from '../http/pages.ts';
import { pages } from '../http/pages.ts';
import { projectionOf } from '../nested/column-path.ts';
import { Discovery, declaredAndFound } from '../nested/discovery.ts';
import type { SoapEntity, SoapOperation, SoapRead, SoapSource } from '../source.ts';
import type { EnvelopeWriter } from './envelope.ts';
import { loadWsdl } from './envelope.ts';
import { soapAnswer } from './soap-answer.ts';
import { soapArguments } from './soap-arguments.ts';

type ArgumentValues = Parameters<typeof soapArguments>[1];

/** What a call asks for. */
interface Question {
  readonly columns: readonly string[];
  readonly values: ArgumentValues;
  readonly next: string | null;
  readonly discovery: Discovery | null;
}

/** Opens a SOAP service of version 1.1 or 1.2; its WSDL is loaded with the first call, and again after a failed load. */
export function openSoapAdapter(source: SoapSource, connection: Connection): SourceAdapter {
  const http = new HttpSource(connection);
  let wsdl: Promise<EnvelopeWriter> | undefined;

  function writer(): Promise<EnvelopeWriter> {
    wsdl ??= loadWsdl(source, http).catch((fault: unknown) => {
      wsdl = undefined;
      throw fault;
    });
    return wsdl;
  }

  async function ask(call: SoapOperation, question: Question, signal?: AbortSignal): Promise<Answer> {
    const args = soapArguments(call.arguments ?? {}, question.values);
    const { headers, body } = (await writer()).write(call.operation, args);
    const expects = source.version === '1.2' ? ['application/soap+xml'] : ['text/xml'];
    const text = await http.exchange(
      { method: 'POST', path: '', headers, body, expects, alsoRead: [400, 500] },
      signal,
    );
    const answer = soapAnswer(text, {
      rows: call.rows,
      projection: projectionOf(question.columns),
      next: question.next,
      discovery: question.discovery,
    });
    http.tally.received(answer.rows.length);
    return answer;
  }

  function list(entity: SoapEntity, columns: readonly string[], discovery: Discovery | null, signal?: AbortSignal) {
    const { paging } = entity.list;
    const next = paging?.kind === 'cursor' ? paging.next : null;
    return pages(paging, (position) => ask(entity.list, { columns, values: position, next, discovery }, signal));
  }

  /** The declared columns, and those that the first page really has. */
  async function describe(name: string, entity: SoapEntity): Promise<EntityDescription> {
    const discovery = new Discovery();
    await list(entity, Object.keys(entity.columns), discovery).next();
    return { name, columns: declaredAndFound(entity.columns, discovery.paths()) };
  }

  return {
    selectsColumns: false,
    describe: () => Promise.all(Object.entries(source.entities).map(([name, entity]) => describe(name, entity))),
    read: async (request: BatchRead, signal?: AbortSignal): Promise<readonly RawRow[]> => {
      const entity = declaredEntity(source.entities, request.entity);
      checkDeclared(request.entity, entity.columns, [...request.columns, ...request.by]);
      return readByKeys(request, entity.read, async (way, keys, columns) => {
        const values = { keys: keyElements(way, keys) };
        return (await ask(way, { columns, values, next: null, discovery: null }, signal)).rows;
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

function keyElements(way: SoapRead, keys: readonly (readonly string[])[]): ArgumentValues[string] {
  const { parts } = way;
  if (parts === undefined) return keys.map(([only = '']) => only);
  return keys.map((key) => Object.fromEntries(parts.map((part, index) => [part, key[index] ?? ''])));
}
