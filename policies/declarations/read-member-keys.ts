import type { KeyObject } from 'node:crypto';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import { readSettled } from '../read-settled.ts';
import { parseKeys } from './parse-keys.ts';

/**
 * The public keys of members in `declarations/keys.yaml` of a folder (by default `policies`), by member; those of the
 * demonstration are left out unless `demoKeys`. What is faulty there gives no key.
 */
export async function readMemberKeys({
  commonFolder = fromRoot('policies'),
  demoKeys,
}: {
  readonly commonFolder?: string;
  readonly demoKeys: boolean;
}): Promise<ReadonlyMap<string, KeyObject>> {
  const file = path.join(commonFolder, 'declarations', 'keys.yaml');
  const [text] = await readSettled([file]);
  const keys = parseKeys(file, text ?? '', []);
  return new Map([...keys].flatMap(([member, { key, demo }]) => (demo && !demoKeys ? [] : [[member, key]])));
}
