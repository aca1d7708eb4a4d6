import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { DemoPerson } from './demo-people.ts';
import { loginPage, LOGIN_PAGE_POLICY } from './login-page.ts';

/** The path of an interaction of the demo provider. */
export function interactionPath(uid: string): string {
  return `/interaction/${uid}`;
}

const INTERACTION = /^\/interaction\/[A-Za-z0-9_-]+$/;
const BODY_LIMIT = 1000;

function sendPage(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': LOGIN_PAGE_POLICY,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(page);
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
    body += chunk;
    if (body.length > BODY_LIMIT) return null;
  }
  return new URLSearchParams(body);
}

/** Whether a request is one to the login page. */
export function isInteraction(request: IncomingMessage): boolean {
  return INTERACTION.test(request.url ?? '');
}

/** Shows the demo people, and lets the one who was chosen in. */
export async function handleInteraction(
  provider: Provider,
  people: ReadonlyMap<string, DemoPerson>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(request, response);
  } catch {
    sendPage(response, 400, '<!DOCTYPE html><title>Comity</title><p>This login has ended: start it again.</p>');
    return;
  }
  const form = request.method === 'POST' ? await readForm(request) : null;
  const person = people.get(form?.get('person') ?? '');
  if (person === undefined) {
    sendPage(response, request.method === 'GET' ? 200 : 400, loginPage(people.values(), request.url ?? '/'));
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: person.id } });
}
