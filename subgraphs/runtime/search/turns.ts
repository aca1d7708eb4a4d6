import { setImmediate as nextTurn } from 'node:timers/promises';

/** Runs pieces of work that take the processor, one a turn of the event loop. */
export type Turns = <Result>(work: () => Result | Promise<Result>) => Promise<Result>;

/**
 * Work that is given in one turn is done one piece a turn, so that other requests have theirs, and its results are all
 * given in one turn, so that what is read for them is read together: a batch of searches is one read, and holds up nobody.
 * INVARIANT: all that the index is asked goes through here: searches of one request go on in step, however long the index
 * takes over records that may not be known of, and so ask their systems the same.
 */
export function openTurns(): Turns {
  const waiting: { readonly work: () => Promise<void>; readonly done: () => void }[] = [];

  const run = async (): Promise<void> => {
    const done: (() => void)[] = [];
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await next.work();
      done.push(next.done);
      if (waiting.length > 0) await nextTurn();
    }
    for (const settle of done) settle();
  };

  return <Result>(work: () => Result | Promise<Result>) =>
    new Promise<Result>((resolve, reject) => {
      let settle: () => void = () => undefined;
      const piece = {
        async work() {
          try {
            const result = await work();
            settle = () => resolve(result);
          } catch (error) {
            settle = () => reject(error instanceof Error ? error : new Error('work threw what is no error'));
          }
        },
        done: () => settle(),
      };
      waiting.push(piece);
      if (waiting.length === 1) queueMicrotask(() => void run());
    });
}
