import { conformance, scanned } from '../conformance.ts';
import { faultyAnswers } from '../http/faulty-answers.ts';
import { httpFaults } from '../http/http-faults.ts';
import { startHttpService } from '../http/http-service.ts';
import { openAdapter } from '../../../subgraphs/adapters/open-adapter.ts';
import type { RestSource } from '../../../subgraphs/adapters/source.ts';
import { restRig } from './rest-service.ts';

conformance('REST with JSON, paged by offset', () => restRig('json', { kind: 'offset', limit: 500 }));
conformance('REST with JSON, paged by cursor', () => restRig('json', { kind: 'cursor', limit: 500, next: 'next' }));
conformance('REST with XML, paged by number', () => restRig('xml', { kind: 'page', limit: 400, first: 0 }));
conformance('REST with XML, paged by cursor', () =>
  restRig('xml', { kind: 'cursor', limit: 500, next: 'answer.@next' }),
);

const ONE = { entity: 'person', columns: ['id'], by: ['id'], keys: [['1']] };
const json = (body: unknown) => (response: import('node:http').ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
const xml =
  (body: string, type = 'application/xml') =>
  (response: import('node:http').ServerResponse) => {
    response.writeHead(200, { 'content-type': type }).end(Buffer.from(body, 'latin1'));
  };

httpFaults('REST with JSON', () => restRig('json', { kind: 'offset', limit: 500 }), ONE, [
  ...faultyAnswers('application/json'),
  { what: 'another document', code: 'SOURCE_MALFORMED', answer: json({ error: 'no such thing' }) },
  { what: 'an object for rows', code: 'SOURCE_MALFORMED', answer: json({ data: { rows: { id: 1 } } }) },
  { what: 'texts for rows', code: 'SOURCE_MALFORMED', answer: json({ data: { rows: ['1'] } }) },
  { what: 'an object for a value', code: 'SOURCE_MALFORMED', answer: json({ data: { rows: [{ id: { n: 1 } }] } }) },
  { what: 'several values for one', code: 'SOURCE_MALFORMED', answer: json({ data: { rows: [{ id: [1, 2] }] } }) },
  { what: 'rows that were not asked', code: 'SOURCE_MALFORMED', answer: json({ data: { rows: [{ id: 2 }] } }) },
  {
    what: 'a number that JSON cannot hold',
    code: 'SOURCE_MALFORMED',
    answer: (response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"data":{"rows":[{"id":12345678901234567890}]}}'),
  },
]);

httpFaults('REST with XML', () => restRig('xml', { kind: 'offset', limit: 500 }), ONE, [
  ...faultyAnswers('application/xml'),
  { what: 'another document', code: 'SOURCE_MALFORMED', answer: xml('<error>no such thing</error>') },
  { what: 'XML that is cut short', code: 'SOURCE_MALFORMED', answer: xml('<answer><rows><row><id>1</id></row>') },
  {
    what: 'bytes of another charset',
    code: 'SOURCE_MALFORMED',
    answer: xml('<answer><rows><row><id>é</id></row></rows></answer>'),
  },
  {
    what: 'an entity from outside',
    code: 'SOURCE_MALFORMED',
    answer: xml(
      '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><answer><rows><row><id>&e;</id></row></rows></answer>',
    ),
  },
  {
    what: 'elements for a value',
    code: 'SOURCE_MALFORMED',
    answer: xml('<answer><rows><row><id><n>1</n></id></row></rows></answer>'),
  },
]);

describe('the adapter for REST', () => {
  it('reads nested and repeated elements as the paths say, from the charset that the answer declares', async () => {
    const service = await startHttpService((_, response) => {
      const body = `<?xml version="1.0" encoding="ISO-8859-1"?><list xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
        <p no="1"><name>Zoë</name><birth><place>Åbo</place></birth><alias kind="weak"><n>A</n></alias><alias><n>B</n></alias><tel>1</tel><tel>2</tel></p>
        <p no="2"><name/><birth i:nil="true"/></p></list>`;
      response.writeHead(200, { 'content-type': 'text/xml' }).end(Buffer.from(body, 'latin1'));
    });
    const columns = {
      '@no': 'text',
      name: 'text',
      'birth.place': 'text',
      'alias[].n': 'text',
      'alias[].@kind': 'text',
      'tel[]': 'text',
    } as const;
    const source: RestSource = {
      kind: 'rest',
      format: 'xml',
      entities: { p: { columns, list: { path: '/all', rows: 'list.p' }, read: [] } },
    };
    const adapter = await openAdapter(source, { url: service.url });
    const asked = ['@no', 'name', 'birth.place', 'alias[].n', 'tel[]'];
    expect((await scanned(adapter, { entity: 'p', columns: asked })).flat()).toEqual([
      { '@no': '1', name: 'Zoë', 'birth.place': 'Åbo', alias: [{ n: 'A' }, { n: 'B' }], tel: ['1', '2'] },
      { '@no': '2', name: '', 'birth.place': null, alias: [], tel: [] },
    ]);
    expect(adapter.selectsColumns).toBe(false);
    await adapter.close();
    await service.close();
  });

  it('tells columns that the service has and the mapping does not', async () => {
    const service = await startHttpService((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify([
          { id: 1, extra: { a: 1 }, list: [{ x: 1 }, { x: 2 }] },
          { id: 2, extra: null },
        ]),
      );
    });
    const source: RestSource = {
      kind: 'rest',
      format: 'json',
      entities: { p: { columns: { id: 'integer' }, list: { path: '/all' }, read: [] } },
    };
    const adapter = await openAdapter(source, { url: service.url });
    expect((await adapter.describe())[0]?.columns.map(({ name }) => name)).toEqual(['id', 'extra.a', 'list[].x']);
    await adapter.close();
    await service.close();
  });

  it('refuses a list that never ends', async () => {
    const rig = await restRig('json', { kind: 'offset', limit: 500 });
    rig.misbehave(json({ data: { rows: [{ id: 1 }] } }));
    await expect(scanned(rig.adapter, { entity: 'person', columns: ['id'] })).rejects.toMatchObject({
      code: 'SOURCE_MALFORMED',
    });
    await rig.close();
  });

  it('sends the name and password of the operator, and no more connections than allowed', async () => {
    const seen: (string | undefined)[] = [];
    const service = await startHttpService((request, response) => {
      seen.push(request.headers.authorization);
      setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('[]'), 50);
    });
    let connections = 0;
    service.server.on('connection', () => (connections += 1));
    const source: RestSource = {
      kind: 'rest',
      format: 'json',
      entities: {
        p: { columns: { id: 'integer' }, list: { path: '/all' }, read: [{ by: ['id'], path: '/some?id={keys}' }] },
      },
    };
    const adapter = await openAdapter(source, {
      url: service.url,
      username: 'hub',
      password: 'p',
      limits: { pool: 2, queue: 3 },
    });
    const reads = await Promise.allSettled(
      Array.from({ length: 7 }, (_, id) =>
        adapter.read({ entity: 'p', columns: ['id'], by: ['id'], keys: [[`${id}`]] }),
      ),
    );
    expect(reads.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(2);
    expect(connections).toBe(2);
    expect(new Set(seen)).toEqual(new Set([`Basic ${Buffer.from('hub:p').toString('base64')}`]));
    await adapter.close();
    await service.close();
  });

  it('says that nobody answers at the address', async () => {
    const rig = await restRig('json', { kind: 'offset', limit: 500 });
    await rig.service.close();
    await expect(rig.adapter.read(ONE)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    await rig.adapter.close();
  });
});
