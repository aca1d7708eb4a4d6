import { ComityError } from '../../schema/errors.ts';
import { stillToHold } from './in-force.ts';
import { readChain } from './read-chain.ts';
import type { Desk } from './workflow.ts';

/** Throws `USAGE` where nothing is in force, or will be, that could be withdrawn, or no row of that has one of these ids. */
export async function assertWithdrawable(desk: Pick<Desk, 'store' | 'now'>, rows: readonly string[]): Promise<void> {
  const versions = stillToHold(await readChain(desk.store, 0), desk.now());
  if (versions.length === 0) throw new ComityError('USAGE', 'nothing is in force, or will be, that could be withdrawn');
  const known = new Set(versions.flatMap(({ sentences }) => sentences.map(({ row }) => row)));
  const unknown = rows.filter((row) => !known.has(row));
  if (unknown.length > 0)
    throw new ComityError('USAGE', `no row in force is called ${unknown.map((row) => `\`${row}\``).join(', ')}`);
}
