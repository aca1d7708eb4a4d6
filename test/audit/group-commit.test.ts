import { createGroupCommit } from '../../schema/audit/group-commit.ts';

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('a group commit', () => {
  it('makes what arrives together durable together, in order', async () => {
    const committed: number[][] = [];
    const group = createGroupCommit<number>({
      commit: (items) => void committed.push([...items]),
      capacity: 99,
      batchLimit: 50,
    });
    await Promise.all([group.append([1]), group.append([2, 3]), group.append([4])]);
    expect(committed).toEqual([[1, 2, 3, 4]]);
    expect(group.statistics()).toEqual({ records: 4, commits: 1 });
  });

  it('gathers what arrives while a commit is under way into the next one', async () => {
    const { opened, open } = gate();
    const committed: number[][] = [];
    const group = createGroupCommit<number>({
      commit: async (items) => {
        if (committed.push([...items]) === 1) await opened;
      },
      capacity: 99,
      batchLimit: 50,
    });
    const first = group.append([1]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const rest = [group.append([2]), group.append([3])];
    open();
    await Promise.all([first, ...rest]);
    expect(committed).toEqual([[1], [2, 3]]);
  });

  it('does not resolve before its commit has', async () => {
    const { opened, open } = gate();
    const group = createGroupCommit<number>({ commit: () => opened, capacity: 9, batchLimit: 9 });
    let resolved = false;
    const append = group.append([1]).then(() => (resolved = true));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(resolved).toBe(false);
    open();
    await append;
    expect(resolved).toBe(true);
  });

  it('rejects all that a failed commit held, and goes on with the next', async () => {
    let fail = true;
    const group = createGroupCommit<number>({
      commit: () => {
        if (fail) throw new Error('disk full');
      },
      capacity: 9,
      batchLimit: 9,
    });
    const results = await Promise.allSettled([group.append([1]), group.append([2])]);
    expect(results).toMatchObject([
      { status: 'rejected', reason: { code: 'AUDIT_UNAVAILABLE', status: 503 } },
      { status: 'rejected', reason: { code: 'AUDIT_UNAVAILABLE' } },
    ]);
    fail = false;
    await group.append([3]);
    expect(group.statistics()).toEqual({ records: 1, commits: 1 });
  });

  it('refuses more than may wait, and never splits what was appended at once', async () => {
    const committed: number[][] = [];
    const group = createGroupCommit<number>({
      commit: (items) => void committed.push([...items]),
      capacity: 5,
      batchLimit: 2,
    });
    const kept = [group.append([1]), group.append([2, 3, 4]), group.append([5])];
    await expect(group.append([6])).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    await Promise.all(kept);
    expect(committed).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('decides what waits before it closes, and takes nothing afterwards', async () => {
    const group = createGroupCommit<number>({ commit: () => Promise.resolve(), capacity: 9, batchLimit: 9 });
    const waiting = group.append([1]);
    await group.close();
    await expect(waiting).resolves.toBeUndefined();
    await expect(group.append([2])).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    expect(group.statistics().records).toBe(1);
  });
});
