import { setTimeout as pause } from 'node:timers/promises';
import { openOfficeWorker, type OfficeWorker } from '../../../subgraphs/desk/policy-office/thread/office-worker.ts';
import type { GivenPolicy } from '../../../subgraphs/desk/policy-office/thread/given-policy.ts';
import { until } from '../../policy/office.ts';
import { FILES } from './test-office.ts';

const SETUP = { served: { member: 'EE', version: 3, extension: '' }, common: {} };

function policyOf(files: Readonly<Record<string, string>>): GivenPolicy {
  return { content: { member: 'EE', files }, withdrawn: [] };
}

const SMALL = policyOf(FILES);

const ROLES = ['analyst', 'investigator', 'border-officer', 'auditor'];
const MEMBERS = ['FR', 'DE', 'JP', 'BR', 'UA', 'US', 'EG', 'NZ', 'ES', 'IT', 'PT', 'NL', 'BE', 'LU', 'AT', 'CH'];
const CATEGORIES = ['name', 'birth', 'sex', 'address', 'contact', 'document', 'case', 'offence', 'warrant'];
const PURPOSES = ['identify', 'investigation', 'alert', 'security-check'];

/** A policy whose rows divide requests and records into so many classes that to compare it takes seconds. */
function large(rows: number, seed: number): GivenPolicy {
  let state = seed;
  const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  const text = Array.from({ length: rows }, (_, at) => {
    const who = `role: [${pick(ROLES)}, ${pick(ROLES)}], member: [${pick(MEMBERS)}, ${pick(MEMBERS)}]`;
    const why = `minimumPenalty: ${Math.floor(random() * 99)}, purpose: [${pick(PURPOSES)}], offence: ['0${1 + Math.floor(random() * 9)}']`;
    const what = `minor: ${random() < 0.5}, restricted: ${random() < 0.5}, read: [${pick(CATEGORIES)}, ${pick(CATEGORIES)}]`;
    return `- { id: r${at}, ${who}, ${why}, ${what}, then: allow, because: law }`;
  });
  return policyOf({ ...FILES, 'permissions.yaml': `${text.join('\n')}\n` });
}

let worker: OfficeWorker;

afterEach(() => worker.close());

describe("the office's thread", () => {
  it('ends a job at its deadline, says so, and starts anew for the next', async () => {
    worker = openOfficeWorker(SETUP, { deadlineMs: 4_000 });
    const started = performance.now();
    expect(await worker.run('diff', { from: large(3_000, 1), to: large(3_000, 2) })).toMatchObject({
      __typename: 'PolicyUnanswered',
      reason: 'TOO_LONG',
    });
    expect(performance.now() - started).toBeGreaterThan(4_000);
    expect(await worker.run('check', { policy: SMALL })).toMatchObject({ __typename: 'PolicyCheck', faults: [] });
  });

  it('leaves the process its turns while it works', async () => {
    worker = openOfficeWorker(SETUP);
    await worker.run('check', { policy: SMALL });
    let turns = 0;
    let longest = 0;
    let last = performance.now();
    const ticking = setInterval(() => {
      turns += 1;
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const started = performance.now();
    await worker.run('diff', { from: large(100, 1), to: large(100, 2) });
    const ms = performance.now() - started;
    clearInterval(ticking);
    expect(ms).toBeGreaterThan(200);
    // A busy machine takes turns away, but a job in the same thread would leave none at all.
    expect(turns).toBeGreaterThan(20);
    expect(longest).toBeLessThan(ms / 2);
  });

  it('does one job after the other, and tells those that come to a full queue', async () => {
    worker = openOfficeWorker(SETUP);
    const asked = Array.from({ length: 12 }, () => worker.run('check', { policy: SMALL }));
    const kinds = (await Promise.all(asked)).map((answer) => ('reason' in answer ? answer.reason : 'done'));
    expect(kinds).toEqual([...Array.from({ length: 9 }, () => 'done'), 'BUSY', 'BUSY', 'BUSY']);
    expect(await worker.run('check', { policy: SMALL })).toMatchObject({ __typename: 'PolicyCheck' });
  });

  it('ends a job that takes too much memory, and not the process', async () => {
    worker = openOfficeWorker(SETUP, { heapMiB: 48 });
    expect(await worker.run('diff', { from: large(1_500, 1), to: large(1_500, 2) })).toMatchObject({
      __typename: 'PolicyUnanswered',
      reason: 'TOO_LARGE',
    });
  });

  it('reads pages only as fast as it works on them', async () => {
    worker = openOfficeWorker(SETUP);
    let [given, most] = [0, 0];
    const pages = async function* () {
      for (let page = 0; page < 20; page += 1) {
        await pause(1);
        given += 1;
        most = Math.max(most, given);
        yield ['{}', '{}'];
        given -= 1;
      }
    };
    expect(await worker.run('replay', { policy: SMALL }, pages())).toMatchObject({ answers: 0, unreadable: 40 });
    expect(most).toBe(1);
  });

  it('lets go of pages that a job does not read to their end', async () => {
    worker = openOfficeWorker(SETUP, { deadlineMs: 5_000 });
    let isOver = false;
    const pages = async function* () {
      try {
        for (;;) {
          yield ['{}'];
          await pause(1);
        }
      } finally {
        isOver = true;
      }
    };
    expect(await worker.run('replay', { policy: SMALL }, pages())).toMatchObject({ reason: 'TOO_LONG' });
    await until(() => isOver);
  });

  it('does nothing once it is closed', async () => {
    worker = openOfficeWorker(SETUP);
    await worker.close();
    await expect(worker.run('check', { policy: SMALL })).rejects.toMatchObject({ code: 'JURISDICTION_UNAVAILABLE' });
  });
});
