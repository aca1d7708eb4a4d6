import type { Said, Told } from './bench-process.ts';

/** What a process of a benchmark offers once it is open. */
export interface OpenedProcess {
  readonly ready: unknown;
  readonly answers?: Readonly<Record<string, (subject: unknown) => unknown>>;
}

function say(said: Said): void {
  process.send?.(said);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs this process for the benchmark that started it, until that ends it. */
export function serveBench(open: (config: unknown) => Promise<OpenedProcess>): void {
  let answers: NonNullable<OpenedProcess['answers']> = {};
  const answer = async (told: Told): Promise<void> => {
    if (told.kind === 'open') {
      const opened = await open(told.config);
      answers = { cpuMs, ...opened.answers };
      say({ kind: 'ready', ready: opened.ready });
      return;
    }
    say({ kind: 'answer', id: told.id, value: (await answers[told.question]?.(told.subject)) ?? null });
  };
  process.once('disconnect', () => process.exit(0));
  process.on('message', (told: Told) => {
    answer(told).catch((error: unknown) => {
      say({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
  });
}
