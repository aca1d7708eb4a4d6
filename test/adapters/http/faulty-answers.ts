import type { ServerResponse } from 'node:http';

/** What a national system may answer instead of what was asked, and the code that the adapter gives it. */
export interface FaultyAnswer {
  readonly what: string;
  readonly code: 'SOURCE_UNAVAILABLE' | 'SOURCE_MALFORMED';
  readonly answer: (response: ServerResponse) => void;
}

/** The faulty answers that are faulty in any format; `type` is the media type that would be right. */
export function faultyAnswers(type: string): readonly FaultyAnswer[] {
  const send = (status: number, contentType: string, body: string | Buffer) => (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': contentType }).end(body);
  };
  const page = '<!DOCTYPE html><html><body>Please sign in<br></body></html>';
  return [
    { what: 'an HTML page', code: 'SOURCE_MALFORMED', answer: send(200, 'text/html', page) },
    { what: 'an HTML page under the right media type', code: 'SOURCE_MALFORMED', answer: send(200, type, page) },
    { what: 'garbage', code: 'SOURCE_MALFORMED', answer: send(200, type, Buffer.from([0, 255, 1, 254, 60, 123])) },
    { what: 'nothing', code: 'SOURCE_MALFORMED', answer: send(200, type, '') },
    { what: 'no media type', code: 'SOURCE_MALFORMED', answer: (response) => response.end('{}') },
    {
      what: 'a redirect',
      code: 'SOURCE_MALFORMED',
      answer: (response) => response.writeHead(302, { location: '/' }).end(),
    },
    { what: 'status 404', code: 'SOURCE_MALFORMED', answer: send(404, 'text/plain', 'not found') },
    { what: 'status 401', code: 'SOURCE_UNAVAILABLE', answer: send(401, 'text/plain', 'who are you') },
    { what: 'status 503', code: 'SOURCE_UNAVAILABLE', answer: send(503, 'text/plain', 'later') },
    {
      what: 'a packed answer that was not asked for',
      code: 'SOURCE_MALFORMED',
      answer: (response) => response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end('x'),
    },
    { what: 'silence', code: 'SOURCE_UNAVAILABLE', answer: () => undefined },
    {
      what: 'a connection that breaks off in the middle',
      code: 'SOURCE_UNAVAILABLE',
      answer: (response) => {
        response.writeHead(200, { 'content-type': type, 'content-length': '1000' });
        response.write('{"rows": [', () => response.socket?.destroy());
      },
    },
    {
      what: 'an answer that stops in the middle',
      code: 'SOURCE_UNAVAILABLE',
      answer: (response) => {
        response.writeHead(200, { 'content-type': type });
        response.write('{"rows": [');
      },
    },
    {
      what: 'a length of 200 MB',
      code: 'SOURCE_MALFORMED',
      answer: (response) => {
        response.writeHead(200, { 'content-type': type, 'content-length': String(200 * 1024 * 1024) });
        response.write('[');
      },
    },
    { what: '200 MB without saying so', code: 'SOURCE_MALFORMED', answer: (response) => pour(response, type) },
  ];
}

/** Writes 200 MB as fast as they are taken. */
function pour(response: ServerResponse, type: string): void {
  response.writeHead(200, { 'content-type': type });
  const piece = Buffer.alloc(1024 * 1024, ' ');
  let left = 200;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(piece)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}
