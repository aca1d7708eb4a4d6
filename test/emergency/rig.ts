import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseExportLine } from '../../schema/audit/hash-chain.ts';
import { openEmergencies } from '../../subgraphs/emergency/open-emergencies.ts';
import type { RegisterEntry } from '../../subgraphs/register/register-entry.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import { openRegistrar } from '../../subgraphs/runtime/serve/disclosure.ts';
import { callDesk, type Caller } from '../authorisations/office.ts';

/** A notice as the duty desk received it. */
export interface Received {
  readonly key: string | undefined;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A duty desk that answers as it is told to, and keeps what it was told. */
export async function dutyDesk(answer: (response: ServerResponse, count: number) => void) {
  const received: Received[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { 'idempotency-key': key, authorization } = request.headers;
    received.push({
      key: typeof key === 'string' ? key : undefined,
      authorization,
      body: JSON.parse(text) as Received['body'],
    });
    answer(response, received.length);
  };
  const server: Server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The emergencies of a country in a folder, as one process has them. */
export async function openRig(folder: string, clock: { now: Date }, url: string | null = null) {
  const register = await openRegister({ file: path.join(folder, 'register.sqlite') });
  const warnings: { readonly code: string; readonly notice: string }[] = [];
  const emergencies = await openEmergencies({
    member: 'EE',
    folder: path.join(folder, 'emergency'),
    dutyDesk: url === null ? null : { url, token: 'secret' },
    reviewHours: 72,
    register,
    now: () => clock.now,
    warn: (warning) => warnings.push(warning),
  });
  return {
    ...emergencies,
    register,
    registrar: openRegistrar(register, emergencies),
    warnings,
    list: (caller: Caller, extra = '') =>
      callDesk(
        emergencies,
        `{ emergencies(of: "EE"${extra}) { outcome reason endCursor nodes { id at requestId policyVersion overdue reviewBy deliveredAt requester { member subject } justification { purpose case } disclosed { type records fields { name outcome } } review { verdict text at by { subject } } } } }`,
        caller,
        clock.now,
      ),
    review: (id: string, caller: Caller, verdict = 'JUSTIFIED', text = 'a child was taken') =>
      callDesk(
        emergencies,
        'mutation ($id: ID!, $v: EmergencyVerdict!, $t: String!) { reviewEmergency(of: "EE", id: $id, verdict: $v, text: $t) { outcome reason emergency { id review { verdict text by { subject } } } } }',
        caller,
        clock.now,
        { id, v: verdict, t: text },
      ),
    async entries(): Promise<readonly RegisterEntry[]> {
      const found: RegisterEntry[] = [];
      for await (const line of register.export())
        found.push(JSON.parse(parseExportLine(line)?.record ?? 'null') as RegisterEntry);
      return found;
    },
    async close() {
      await emergencies.close();
      await register.close();
    },
  };
}
