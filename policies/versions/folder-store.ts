import { watch } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ComityError } from '../../schema/errors.ts';
import { actId, type SignedAct } from './act.ts';
import { parseSignedAct } from './act-shape.ts';
import { createDurably, replaceDurably } from './durable-file.ts';
import { contentHash, parseContent, type PolicyContent } from './policy-content.ts';
import type { WritableVersionStore } from './version-store.ts';
import { systemCode } from './system-code.ts';

const MOST_ACTS_AT_ONCE = 1000;
/** Proposals that are kept at once; what was put in force or overtaken stays among them, as history. */
const MOST_PROPOSALS = 10_000;
const HASH = /^[0-9a-f]{64}$/;

function actFile(folder: string, number: number): string {
  return path.join(folder, 'acts', `${String(number).padStart(7, '0')}.json`);
}

function unreachable(folder: string, cause: unknown): ComityError {
  return new ComityError('POLICY_UNAVAILABLE', `the store of policies \`${folder}\` cannot be read`, { cause });
}

async function readJson(folder: string, file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return null;
    throw unreachable(folder, cause);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ComityError('POLICY_INVALID', `\`${path.basename(file)}\` of the store of policies is not JSON`, {
      cause,
    });
  }
}

/**
 * Opens the store in a folder, which is made where it is missing: `acts/` with a file a link of the chain, `contents/` and
 * `proposals/` by their hash. Several processes of one machine may share it: a place in the chain is taken once.
 */
export async function openFolderStore(folder: string): Promise<WritableVersionStore> {
  const proposals = path.join(folder, 'proposals');
  const contents = path.join(folder, 'contents');
  const acts = path.join(folder, 'acts');
  for (const each of [acts, contents, proposals]) await mkdir(each, { recursive: true, mode: 0o700 });

  const names = async (within: string): Promise<readonly string[]> => {
    const found = await readdir(within).catch((cause: unknown) => {
      throw unreachable(folder, cause);
    });
    return found.filter((name) => name.endsWith('.json')).toSorted();
  };

  return {
    async actsAfter(number) {
      const found: SignedAct[] = [];
      for (let next = number + 1; found.length < MOST_ACTS_AT_ONCE; next += 1) {
        const value = await readJson(folder, actFile(folder, next));
        if (value === null) break;
        found.push(parseSignedAct(value));
      }
      return found;
    },

    async content(hash) {
      if (!HASH.test(hash)) return null;
      const value = await readJson(folder, path.join(contents, `${hash}.json`));
      return value === null ? null : parseContent(value, hash);
    },

    watch(changed) {
      const watcher = watch(acts, { persistent: false }, () => changed());
      // What can no longer be watched is still looked at every few seconds.
      watcher.on('error', () => watcher.close());
      return () => watcher.close();
    },

    async keepContent(content: PolicyContent) {
      const hash = contentHash(content);
      await createDurably(path.join(contents, `${hash}.json`), JSON.stringify(content));
      return hash;
    },

    async proposals() {
      const values = await Promise.all(
        (await names(proposals)).map((name) => readJson(folder, path.join(proposals, name))),
      );
      return values.filter((value) => value !== null).map(parseSignedAct);
    },

    async keepProposal(proposal) {
      if ((await names(proposals)).length >= MOST_PROPOSALS)
        throw new ComityError('POLICY_UNAVAILABLE', `the store of policies holds ${MOST_PROPOSALS} proposals`);
      await replaceDurably(path.join(proposals, `${actId(proposal.act)}.json`), JSON.stringify(proposal));
    },

    async append(signed) {
      const isFirst = await createDurably(actFile(folder, signed.act.number), JSON.stringify(signed));
      return isFirst ? 'appended' : 'overtaken';
    },
  };
}
