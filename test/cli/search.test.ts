import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { environment, runCommand, type CommandResult } from '../e2e/embedded-federation.ts';

const MINUTES = 60_000;
const JUSTIFIED = ['--purpose', 'investigation', '--case', 'EE-2026-0117', '--basis', 'UNTOC-18'];

let hub: Server;
let answer: { readonly status: number; readonly body: string };

/** Asks a hub elsewhere, which answers as the test says. */
async function search(status: number, body: unknown, ...args: readonly string[]): Promise<CommandResult> {
  answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
  const url = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
  const asked = ['search', 'person', '--name', 'Mari Maasikas', ...JUSTIFIED, ...args];
  return runCommand(asked, environment({ COMITY_URL: url, COMITY_TOKEN: 'a.b.c' }));
}

beforeAll(async () => {
  hub = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
});

afterAll(() => new Promise((resolve) => hub.close(resolve)));

describe('comity search', () => {
  it(
    'prints the fault of a member in its line, and the other members as they are',
    async () => {
      const member = { ms: 5, asOf: null, coverage: 1, policyVersion: 'v', matcherVersion: 'm', parts: [] };
      const { code, stdout } = await search(200, {
        data: { searchPersons: { edges: [] } },
        errors: [
          {
            message: '`DE` could not be reached',
            path: ['searchPersons'],
            extensions: { code: 'JURISDICTION_UNAVAILABLE', jurisdiction: 'DE' },
          },
        ],
        extensions: { jurisdictions: { DE: { status: 'ANSWERED', ...member }, EE: { status: 'ANSWERED', ...member } } },
      });
      expect(code).toBe(0);
      expect(stdout).toMatch(/^DE {2}no whole answer: .* \(ANSWERED, JURISDICTION_UNAVAILABLE\) +5 ms$/m);
      expect(stdout).toMatch(/^EE {2}nothing that may be told +5 ms$/m);
    },
    MINUTES,
  );

  it.each([
    {
      what: 'a request that is wrong',
      status: 400,
      body: { errors: [{ message: '`basis` has no code `X`', extensions: { code: 'JUSTIFICATION_INVALID' } }] },
      code: 2,
      says: '`basis` has no code `X` (JUSTIFICATION_INVALID)',
    },
    {
      what: 'a token that has expired',
      status: 401,
      body: { errors: [{ message: 'the token has expired', extensions: { code: 'TOKEN_EXPIRED' } }] },
      code: 1,
      says: 'the token has expired (TOKEN_EXPIRED)\n  get a new access token',
    },
    {
      what: 'a fault of the hub, whose field is null',
      status: 200,
      body: {
        data: { searchPersons: null },
        errors: [{ message: 'could not be answered', extensions: { code: 'INTERNAL', requestId: 'r-1' } }],
        extensions: { jurisdictions: {} },
      },
      code: 1,
      says: 'could not be answered (INTERNAL, request r-1)\n  give the request id to the operator',
    },
    { what: 'a page of another server', status: 200, body: '<html></html>', code: 2, says: 'is no federation' },
    { what: 'JSON of another server', status: 404, body: { status: 'no' }, code: 2, says: '(status 404)' },
  ])(
    'says what to do after $what',
    async ({ status, body, code, says }) => {
      const result = await search(status, body);
      expect(result).toEqual({ code, stdout: '', stderr: expect.stringContaining(says) as string });
    },
    MINUTES,
  );
});
