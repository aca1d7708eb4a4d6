import type { ServerResponse } from 'node:http';
import type { BatchRead, SourceAdapter } from '../../../subgraphs/adapters/adapter.ts';
import type { FaultyAnswer } from './faulty-answers.ts';

/** A service whose next answers can be made faulty, and an adapter before it. */
export interface FaultyRig {
  readonly adapter: SourceAdapter;
  /** Answers with this until it is null again. */
  misbehave(answer: ((response: ServerResponse) => void) | null): void;
  close(): Promise<void>;
}

/** What an adapter over HTTP does with each faulty answer: a coded fault in time and memory, and it goes on working. */
export function httpFaults(
  system: string,
  setUp: () => Promise<FaultyRig>,
  request: BatchRead,
  answers: readonly FaultyAnswer[],
): void {
  describe(`the adapter for ${system}, answered otherwise`, () => {
    let rig: FaultyRig;
    beforeAll(async () => {
      rig = await setUp();
      await rig.adapter.read(request);
    });
    afterAll(async () => rig.close());

    it.each(answers)('says of $what that it is $code, and works again', async ({ answer, code }) => {
      rig.misbehave(answer);
      const memory = process.memoryUsage().rss;
      const start = Date.now();
      const fault: unknown = await rig.adapter.read(request).catch((error: unknown) => error);
      expect(fault).toMatchObject({ code });
      expect(String(fault)).toMatch(/^ComityError: [^A-Z]/);
      expect(Date.now() - start).toBeLessThan(15_000);
      expect(process.memoryUsage().rss - memory).toBeLessThan(100 * 1024 * 1024);
      rig.misbehave(null);
      expect(await rig.adapter.read(request)).toHaveLength(1);
    });
  });
}
