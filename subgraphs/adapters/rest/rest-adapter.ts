import type { SourceAdapter } from '../adapter.ts';
import type { Connection } from '../connection.ts';
import { calledAdapter } from '../http/called-adapter.ts';
import { HttpSource } from '../http/http-source.ts';
import { projectionOf } from '../nested/column-path.ts';
import type { RestCall, RestRead, RestSource } from '../source.ts';
import { fieldsValue, fillPath, keysValue } from './path-template.ts';
import { jsonAnswer, xmlAnswer } from './rest-rows.ts';

const TYPES = {
  json: ['application/json'],
  xml: ['application/xml', 'text/xml'],
} as const;

type PathValues = Readonly<Record<string, string>>;

/** Opens a REST service, read with GET alone. */
export function openRestAdapter(source: RestSource, connection: Connection): SourceAdapter {
  const http = new HttpSource(connection);
  const answerOf = source.format === 'json' ? jsonAnswer : xmlAnswer;
  return calledAdapter<RestCall, RestRead, PathValues>({
    http,
    entities: source.entities,
    absentKey: source.absentKey,
    selectsColumns: Object.values(source.entities).every((entity) =>
      [entity.list, ...entity.read].every((call) => call.path.includes('{fields}')),
    ),
    async ask(call, { columns, values, next, discovery }, signal) {
      const path = fillPath(call.path, { ...values, fields: fieldsValue(source, columns) });
      const expects = TYPES[source.format];
      const headers = { accept: expects.join(', ') };
      const text = await http.exchange({ method: 'GET', path, headers, expects }, signal);
      const answer = answerOf(text, { rows: call.rows ?? '', projection: projectionOf(columns), next, discovery });
      http.tally.received(answer.rows.length);
      return answer;
    },
    listValues: (position) =>
      Object.fromEntries(Object.entries(position).map(([name, value]) => [name, encodeURIComponent(value)])),
    keyValues(way, keys) {
      const written = keysValue(way, keys);
      return written === '' ? null : { keys: written };
    },
  });
}
