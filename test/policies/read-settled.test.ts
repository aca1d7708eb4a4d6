import { renameSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadPolicy } from '../../policies/load.ts';
import { MOST_BYTES, readSettled } from '../../policies/read-settled.ts';
import { withCountry } from './country-folder.ts';
import { attributes, context } from './sample.ts';

const OPEN = '- { id: opens, role: analyst, read: name, then: allow, because: law }\n';
const SHUT = '- { id: shuts, role: analyst, read: name, then: deny, because: law }\n';

async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'settled-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('files that are read', () => {
  it('are told from files that are not there', () =>
    withFolder(async (folder) => {
      await writeFile(path.join(folder, 'one'), 'text');
      expect(await readSettled(['one', 'two'].map((name) => path.join(folder, name)))).toEqual(['text', null]);
    }));

  it('are read as they stand together, while somebody writes them', () =>
    withFolder(async (folder) => {
      const files = ['one', 'two'].map((name) => path.join(folder, name));
      const write = async (text: string) => {
        for (const file of files) {
          // Half of it first, as an editor that is interrupted would.
          writeFileSync(file, text.slice(0, 3));
          await pause(5);
          writeFileSync(file, text);
        }
      };
      await write('000000');
      const writing = { on: true };
      const writer = (async () => {
        for (let turn = 1; turn <= 5; turn += 1) {
          await write(String(turn).repeat(6));
          await pause(150);
        }
        writing.on = false;
      })();
      while (writing.on) {
        const [left, right] = await readSettled(files);
        expect(left).toBe(right);
        expect(left).toHaveLength(6);
      }
      await writer;
    }));

  it('are refused where they never come to rest', () =>
    withFolder(async (folder) => {
      const file = path.join(folder, 'one');
      let turn = 0;
      const write = () => {
        writeFileSync(`${file}.new`, String((turn += 1)));
        renameSync(`${file}.new`, file);
      };
      write();
      const writer = setInterval(write, 2);
      await expect(readSettled([file])).rejects.toMatchObject({ code: 'POLICY_INVALID' });
      clearInterval(writer);
    }));

  it('are refused where they are too large, and the policy then denies everything', () =>
    withCountry({ 'permissions.yaml': OPEN, 'restrictions.yaml': '[]\n' }, async (folder) => {
      await truncate(path.join(folder, 'release.yaml'), MOST_BYTES + 1);
      const { policy, faults } = await loadPolicy(folder);
      expect(faults.map(({ message }) => message)).toEqual([expect.stringContaining('divide the policy')]);
      expect(policy.forRequester(context()).vector(attributes()).knowable).toBe(false);
    }));

  it('never give one table as it was and another as it is', () =>
    withCountry({ 'permissions.yaml': '[]\n', 'restrictions.yaml': SHUT }, async (folder) => {
      const place = (name: string) => path.join(folder, name);
      const writing = { on: true };
      // What opens is written only while what closes stands: both at once must be seen by nobody as open.
      const writer = (async () => {
        for (let turn = 0; turn < 4; turn += 1) {
          writeFileSync(place('permissions.yaml'), OPEN);
          await pause(120);
          writeFileSync(place('permissions.yaml'), '[]\n');
          writeFileSync(place('restrictions.yaml'), '[]\n');
          await pause(120);
          writeFileSync(place('restrictions.yaml'), SHUT);
        }
        writing.on = false;
      })();
      while (writing.on) {
        const { policy } = await loadPolicy(folder);
        expect(policy.forRequester(context()).vector(attributes()).knowable).toBe(false);
      }
      await writer;
    }));
});
