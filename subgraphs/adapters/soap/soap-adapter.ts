import type { SourceAdapter } from '../adapter.ts';
import type { Connection } from '../connection.ts';
import { calledAdapter } from '../http/called-adapter.ts';
import { HttpSource } from '../http/http-source.ts';
import { projectionOf } from '../nested/column-path.ts';
import type { SoapOperation, SoapRead, SoapSource } from '../source.ts';
import type { EnvelopeWriter } from './envelope.ts';
import { loadWsdl } from './envelope.ts';
import { soapAnswer } from './soap-answer.ts';
import { soapArguments } from './soap-arguments.ts';

type ArgumentValues = Parameters<typeof soapArguments>[1];

/** Opens a SOAP service of version 1.1 or 1.2; its WSDL is loaded with the first call, and again after a failed load. */
export function openSoapAdapter(source: SoapSource, connection: Connection): SourceAdapter {
  const http = new HttpSource(connection);
  const expects = source.version === '1.2' ? ['application/soap+xml'] : ['text/xml'];
  let wsdl: Promise<EnvelopeWriter> | undefined;

  function writer(): Promise<EnvelopeWriter> {
    wsdl ??= loadWsdl(source, http).catch((fault: unknown) => {
      wsdl = undefined;
      throw fault;
    });
    return wsdl;
  }

  return calledAdapter<SoapOperation, SoapRead, ArgumentValues>({
    http,
    entities: source.entities,
    absentKey: source.absentKey,
    selectsColumns: false,
    async ask(call, { columns, values, next, discovery }, signal) {
      const args = soapArguments(call.arguments ?? {}, values);
      const { headers, body } = (await writer()).write(call.operation, args);
      const text = await http.exchange(
        { method: 'POST', path: '', headers, body, expects, alsoRead: [400, 500] },
        signal,
      );
      const answer = soapAnswer(text, { rows: call.rows, projection: projectionOf(columns), next, discovery });
      http.tally.received(answer.rows.length);
      return answer;
    },
    listValues: (position) => position,
    keyValues: (way, keys) => ({ keys: keyElements(way, keys) }),
  });
}

function keyElements(way: SoapRead, keys: readonly (readonly string[])[]): ArgumentValues[string] {
  const { parts } = way;
  if (parts === undefined) return keys.map(([only = '']) => only);
  return keys.map((key) => Object.fromEntries(parts.map((part, index) => [part, key[index] ?? ''])));
}
