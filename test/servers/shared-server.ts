import type { ServerKind } from './server.ts';

/**
 * The address, with an administrator's account, of a real server that all test files of this run share: each makes a
 * database (for Redis a key prefix) of its own. Throws, and so reports the suite as not run, where none can be had.
 * Starting it may take some seconds: give `beforeAll` its time.
 */
export async function sharedServer(kind: ServerKind): Promise<string> {
  const broker = process.env['COMITY_TEST_BROKER'];
  if (broker === undefined) throw new Error('no broker of servers is open: run tests with `npm test`');
  const answer = await fetch(`${broker}/${kind}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

/** How long `beforeAll` may take where it starts a server, in milliseconds: fetching packages included. */
export const SERVER_START_MS = 180_000;
