import { limitsOf } from '../../subgraphs/adapters/connection.ts';
import { Gate } from '../../subgraphs/adapters/gate.ts';

const limits = (pool: number, queue: number, connectMs: number) =>
  limitsOf({ url: 'sqlite:/none', limits: { pool, queue, connectMs } });

describe('the gate before a national system', () => {
  /** A read that ends when it is told to. */
  function held() {
    let end: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (end = resolve));
    return { end: () => end(), read: () => done };
  }

  it('lets no more reads through at once than there are connections', async () => {
    const gate = new Gate(limits(2, 10, 1_000));
    let running = 0;
    let most = 0;
    const read = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 9 }, () => gate.run(undefined, read)));
    expect(most).toBe(2);
  });

  it('refuses at once what would wait beyond its queue', async () => {
    const gate = new Gate(limits(1, 1, 1_000));
    const first = held();
    const running = gate.run(undefined, first.read);
    const waiting = gate.run(undefined, () => Promise.resolve('second'));
    await expect(gate.run(undefined, first.read)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    first.end();
    await running;
    expect(await waiting).toBe('second');
  });

  it('refuses what waited too long, and whoever comes after finds a free place again', async () => {
    const gate = new Gate(limits(1, 5, 30));
    const first = held();
    const running = gate.run(undefined, first.read);
    await expect(gate.run(undefined, first.read)).rejects.toThrow('no connection became free within 30 ms');
    first.end();
    await running;
    expect(await gate.run(undefined, () => Promise.resolve('later'))).toBe('later');
  });

  it('lets a waiting read go with its caller', async () => {
    const gate = new Gate(limits(1, 5, 1_000));
    const first = held();
    const running = gate.run(undefined, first.read);
    const caller = new AbortController();
    const waiting = expect(gate.run(caller.signal, first.read)).rejects.toThrow('given up');
    caller.abort();
    await waiting;
    first.end();
    await running;
  });

  it('frees the place of a read that failed', async () => {
    const gate = new Gate(limits(1, 5, 100));
    await expect(gate.run(undefined, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.run(undefined, () => Promise.resolve(1))).toBe(1);
  });
});
