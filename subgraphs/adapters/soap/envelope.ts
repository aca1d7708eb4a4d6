import { createClientAsync } from 'soap';
import type { Client } from 'soap';
import { ComityError } from '../../../schema/errors.ts';
import type { HttpSource } from '../http/http-source.ts';
import type { SoapSource } from '../source.ts';

/** A request as the service's own description says that it is written. */
export interface Envelope {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Writes requests to a service from its WSDL. */
export interface EnvelopeWriter {
  write(operation: string, args: object): Envelope;
}

type HttpClient = NonNullable<NonNullable<Parameters<typeof createClientAsync>[1]>['httpClient']>;

/**
 * Loads the WSDL of a service, and what it imports, from the service's own address alone. The `soap` package writes the
 * envelopes; sending them and reading the answers is done by this adapter, under its limits.
 */
export async function loadWsdl(source: SoapSource, http: HttpSource): Promise<EnvelopeWriter> {
  const written: Envelope[] = [];
  const httpClient: HttpClient = {
    request: (url, data, callback, headers) => {
      if (typeof data === 'string') written.push({ headers: parseHeaders(headers), body: data });
      else
        fetchDocument(http, url).then(
          (body) => callback(null, { status: 200, headers: {} }, body) as unknown,
          callback,
        );
      return new Promise<never>(() => undefined);
    },
  };
  const client = await clientOf(source, http, httpClient);
  return {
    write: (operation, args) => {
      const method: unknown = client[operation];
      if (!isMethod(method)) {
        throw new ComityError('SOURCE_MALFORMED', `the service has no operation \`${operation}\``);
      }
      try {
        method(args, () => undefined);
      } catch {
        // What is wrong with the arguments is said below, in our own words.
      }
      const envelope = written.pop();
      if (envelope === undefined) throw new ComityError('MAPPING_INVALID', `\`${operation}\` cannot be called so`);
      return envelope;
    },
  };
}

function isMethod(value: unknown): value is (args: object, callback: () => void) => void {
  return typeof value === 'function';
}

async function clientOf(source: SoapSource, http: HttpSource, httpClient: HttpClient): Promise<Client> {
  try {
    return await createClientAsync(http.address(source.wsdl ?? '?wsdl').href, {
      httpClient,
      disableCache: true,
      forceSoap12Headers: source.version === '1.2',
    });
  } catch (fault) {
    if (fault instanceof ComityError) throw fault;
    throw new ComityError('SOURCE_MALFORMED', 'the description of the service is no WSDL');
  }
}

/** Asynchronous to the last: a fault that is thrown inside of `soap` would end the process. */
async function fetchDocument(http: HttpSource, url: string): Promise<string> {
  const address = http.address(url);
  return http.exchange({
    method: 'GET',
    path: address.href,
    headers: {},
    expects: ['text/xml', 'application/xml', 'application/wsdl+xml'],
  });
}

function parseHeaders(headers: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
}
