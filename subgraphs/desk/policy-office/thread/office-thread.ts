/** The thread in which the office's tools run, so that none stalls the questions that a country answers meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'graphql';
import { memberSdl } from '../../../../schema/canonical.ts';
import { ComityError } from '../../../../schema/errors.ts';
import { fieldCatalogue } from '../../../../schema/fields.ts';
import type { LoadOptions } from '../../../../policies/load.ts';
import type { EntryPages } from '../tools/replay-register.ts';
import { unanswered } from '../unanswered.ts';
import { OFFICE_JOBS, type OfficeJobName } from './office-jobs.ts';
import type { OfficeMessage, OfficeRequest, OfficeSetup } from './thread-messages.ts';

type Job = (input: unknown, options: LoadOptions, pages: EntryPages) => unknown;

const { served, common } = workerData as OfficeSetup;
const options: LoadOptions = { ...common, catalogue: fieldCatalogue(parse(memberSdl(served))) };

function say(message: OfficeMessage): void {
  parentPort?.postMessage(message);
}

let arrived: (page: readonly string[] | null) => void = () => undefined;

/** Pages as they come, each asked for when the one before has been worked upon. */
async function* pagesFor(id: number): EntryPages {
  for (;;) {
    const next = new Promise<readonly string[] | null>((resolve) => (arrived = resolve));
    say({ kind: 'next', id });
    const page = await next;
    if (page === null) return;
    yield page;
  }
}

async function run(id: number, name: string, input: unknown): Promise<void> {
  say({ kind: 'begun', id });
  try {
    const job = OFFICE_JOBS[name as OfficeJobName] as Job;
    say({ kind: 'done', id, result: await job(input, options, pagesFor(id)) });
  } catch (error) {
    const { code, message } =
      error instanceof ComityError ? error : { code: 'INTERNAL' as const, message: 'a tool of the office failed' };
    if (code === 'USAGE') say({ kind: 'done', id, result: unanswered('NOT_FOUND', message) });
    else if (code === 'POLICY_INVALID') say({ kind: 'done', id, result: unanswered('FAULTY', message) });
    else say({ kind: 'failed', id, code, message, cause: error instanceof Error ? String(error.stack) : '' });
  }
}

parentPort?.on('message', (request: OfficeRequest) => {
  if (request.kind === 'page') arrived(request.page);
  else void run(request.id, request.name, request.input);
});
