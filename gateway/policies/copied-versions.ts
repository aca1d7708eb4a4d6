import type pg from 'pg';
import { actId, type SignedAct } from '../../policies/versions/act.ts';
import { parseSignedAct } from '../../policies/versions/act-shape.ts';
import type { HighWaterStore } from '../../policies/versions/high-water.ts';
import { parseContent } from '../../policies/versions/policy-content.ts';
import type { VersionStore } from '../../policies/versions/version-store.ts';
import { ComityError } from '../../schema/errors.ts';

/** A member's store of versions as the hub reads it, and the mark of what the hub has accepted. */
export interface CopiedVersions {
  readonly store: VersionStore;
  readonly mark: HighWaterStore;
}

const PAGE = 1000;

async function copiedActs(pool: pg.Pool, member: string, after: number): Promise<readonly SignedAct[]> {
  const { rows } = await pool.query<{ act: string }>(
    'SELECT act FROM audit.policy_act WHERE member = $1 AND number > $2 ORDER BY number LIMIT $3',
    [member, after, PAGE],
  );
  return rows.map(({ act }) => parseSignedAct(JSON.parse(act)));
}

async function copiedContent(pool: pg.Pool, hash: string): Promise<unknown> {
  const { rows } = await pool.query<{ content: string }>('SELECT content FROM audit.policy_content WHERE hash = $1', [
    hash,
  ]);
  const [row] = rows;
  return row ? JSON.parse(row.content) : null;
}

async function head(pool: pg.Pool, member: string): Promise<{ readonly number: number; readonly id: string } | null> {
  const { rows } = await pool.query<{ number: number; id: string }>(
    'SELECT number, id FROM audit.policy_act WHERE member = $1 ORDER BY number DESC LIMIT 1',
    [member],
  );
  return rows[0] ?? null;
}

/** A member's versions: read at the member, or from the copies where it does not answer. What is accepted is copied first. */
export function copiedVersions(pool: pg.Pool, member: string, source: VersionStore): CopiedVersions {
  const seen = new Map<number, SignedAct>();

  const remembered = (acts: readonly SignedAct[]): readonly SignedAct[] => {
    for (const signed of acts) seen.set(signed.act.number, signed);
    return acts;
  };

  const store: VersionStore = {
    actsAfter: async (number) =>
      remembered(await source.actsAfter(number).catch(() => copiedActs(pool, member, number))),
    async content(hash) {
      const copied = await copiedContent(pool, hash);
      return copied === null ? source.content(hash) : parseContent(copied, hash);
    },
    watch: (changed) => source.watch(changed),
  };

  const copy = async (signed: SignedAct): Promise<void> => {
    const { act } = signed;
    if (act.kind === 'activation') {
      const content = await store.content(act.content);
      // A version that was replaced before the hub saw it may lack its content: its act is copied all the same.
      if (content !== null)
        await pool.query('INSERT INTO audit.policy_content (hash, content) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
          act.content,
          JSON.stringify(content),
        ]);
    }
    await pool.query(
      'INSERT INTO audit.policy_act (member, number, id, act) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [member, act.number, actId(act), JSON.stringify(signed)],
    );
  };

  const mark: HighWaterStore = {
    async read() {
      const found = await head(pool, member);
      return found && { head: found, seen: new Date(0).toISOString() };
    },
    async write({ head: accepted }) {
      if (accepted === null) return;
      const before = (await head(pool, member))?.number ?? 0;
      for (let number = before + 1; number <= accepted.number; number += 1) {
        const signed = seen.get(number);
        if (signed) await copy(signed);
        seen.delete(number);
      }
      const copied = await head(pool, member);
      // Another gateway may have been first; if it took another act for this place, two chains are about.
      if (copied?.number === accepted.number && copied.id !== accepted.id)
        throw new ComityError('POLICY_INVALID', `another act ${accepted.number} of \`${member}\` was accepted before`);
    },
  };
  return { store, mark };
}
