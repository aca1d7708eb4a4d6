import type { ServerResponse } from 'node:http';
import { openAdapter } from '../../../subgraphs/adapters/open-adapter.ts';
import { conformance } from '../conformance.ts';
import { faultyAnswers } from '../http/faulty-answers.ts';
import { httpFaults } from '../http/http-faults.ts';
import { startHttpService } from '../http/http-service.ts';
import { soapRig } from './soap-service.ts';
import { wsdlText } from './wsdl-text.ts';

conformance('SOAP 1.1, paged by offset', () => soapRig('1.1', { kind: 'offset', limit: 500 }));
conformance('SOAP 1.2, paged by cursor', () => soapRig('1.2', { kind: 'cursor', limit: 500, next: 'suivant' }));

const ONE = { entity: 'person', columns: ['id'], by: ['id'], keys: [['1']] };

const envelope =
  (body: string, status = 200) =>
  (response: ServerResponse) => {
    const text = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${body}</s:Body></s:Envelope>`;
    response.writeHead(status, { 'content-type': 'text/xml' }).end(text);
  };

httpFaults('SOAP', () => soapRig('1.1', { kind: 'offset', limit: 500 }), ONE, [
  ...faultyAnswers('text/xml'),
  {
    what: "a fault of the service's own",
    code: 'SOURCE_UNAVAILABLE',
    answer: envelope(
      '<s:Fault><faultcode>s:Server</faultcode><faultstring>Person 1 is locked</faultstring></s:Fault>',
      500,
    ),
  },
  {
    what: 'a fault that blames the question',
    code: 'SOURCE_MALFORMED',
    answer: envelope(
      '<s:Fault><faultcode>s:Client</faultcode><faultstring>Person 1 is no id</faultstring></s:Fault>',
      500,
    ),
  },
  { what: 'an empty body', code: 'SOURCE_MALFORMED', answer: envelope('') },
  {
    what: 'another answer',
    code: 'SOURCE_MALFORMED',
    answer: envelope('<EnregistrerResponse><ok>true</ok></EnregistrerResponse>'),
  },
  {
    what: 'rows that were not asked',
    code: 'SOURCE_MALFORMED',
    answer: envelope('<R><lignes><ligne><id>2</id></ligne></lignes></R>'),
  },
  {
    what: 'status 500 without a fault',
    code: 'SOURCE_MALFORMED',
    answer: envelope('<R><autre/></R>', 500),
  },
]);

describe('the adapter for SOAP', () => {
  const source = (operation: string) =>
    ({
      kind: 'soap',
      version: '1.1',
      entities: {
        person: {
          columns: { id: 'integer' },
          list: { operation, rows: 'lignes.ligne' },
          read: [{ by: ['id'], operation, rows: 'lignes.ligne' }],
        },
      },
    }) as const;

  it.each([
    ['no WSDL', '<html/>'],
    ['nothing that is XML', 'garbage'],
    ['a WSDL without the operation', wsdlText('1.1', 'http://127.0.0.1:1/')],
    [
      'a WSDL that imports from elsewhere',
      wsdlText('1.1', 'http://127.0.0.1:1/').replace(
        '<wsdl:types>',
        '<wsdl:import namespace="urn:x" location="http://127.0.0.1:1/other.wsdl"/><wsdl:types>',
      ),
    ],
  ])('refuses a service that describes itself by %s', async (_, wsdl) => {
    const service = await startHttpService((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' }).end(wsdl);
    });
    const adapter = await openAdapter(source('Autre'), { url: service.url });
    await expect(adapter.read(ONE)).rejects.toMatchObject({ code: 'SOURCE_MALFORMED' });
    expect(service.log).toEqual(['GET /?wsdl']);
    await adapter.close();
    await service.close();
  });

  it('sends nothing to the address that the WSDL names, only to that of the operator', async () => {
    const service = await startHttpService((request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      if (request.method === 'GET') response.end(wsdlText('1.1', 'http://127.0.0.1:1/'));
      else
        response.end(
          '<E:Envelope xmlns:E="e"><E:Body><R><lignes><ligne><id>1</id></ligne></lignes></R></E:Body></E:Envelope>'.replace(
            'E:Envelope xmlns:E="e"',
            'E:Envelope xmlns:E="http://schemas.xmlsoap.org/soap/envelope/"',
          ),
        );
    });
    const adapter = await openAdapter(source('LirePersonnes'), { url: service.url });
    expect(await adapter.read(ONE)).toEqual([{ id: '1' }]);
    expect(service.log).toEqual(['GET /?wsdl', 'POST /']);
    await adapter.close();
    await service.close();
  });

  it('loads the description again after the service was away', async () => {
    let away = true;
    const service = await startHttpService((request, response) => {
      if (away) response.writeHead(503).end();
      else if (request.method === 'GET')
        response.writeHead(200, { 'content-type': 'text/xml' }).end(wsdlText('1.1', ''));
      else envelope('<R><lignes/></R>')(response);
    });
    const adapter = await openAdapter(source('LirePersonnes'), { url: service.url });
    await expect(adapter.read(ONE)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    away = false;
    expect(await adapter.read(ONE)).toEqual([]);
    await adapter.close();
    await service.close();
  });
});
