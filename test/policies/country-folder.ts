import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const EMPTY: Readonly<Record<string, string>> = {
  'policy.yaml': 'member: EE\ntitle: test\nlanguage: et\nfrom: 2026-01-01\n',
  'permissions.yaml': '[]\n',
  'restrictions.yaml': '[]\n',
  'release.yaml': '[]\n',
};

/** Runs `use` on a temporary folder of a country, `ee`, with the files given over empty tables; null leaves one out. */
export async function withCountry<Result>(
  files: Readonly<Record<string, string | null>>,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const parent = await mkdtemp(path.join(tmpdir(), 'policy-'));
  const folder = path.join(parent, 'ee');
  await mkdir(folder);
  try {
    for (const [name, text] of Object.entries({ ...EMPTY, ...files })) {
      if (text !== null) await writeFile(path.join(folder, name), text);
    }
    return await use(folder);
  } finally {
    await rm(parent, { recursive: true });
  }
}
