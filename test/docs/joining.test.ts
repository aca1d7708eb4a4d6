import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environment, removeDataFolder } from '../e2e/embedded-federation.ts';
import { copyCheckout, freePort, runIn, type Running } from './checkout.ts';
import { fencedBlocks, page } from './fenced-blocks.ts';

const MINUTES = 60_000;
/** The port on the page: the one thing that is not followed to the letter, since somebody may listen there. */
const PAGE_PORT = '4510';

let folder: string;
let checkout: string;
let federation: Running;
let followed: Running | null = null;

async function untilReady(running: Running): Promise<void> {
  let code: number | null | undefined;
  void running.ended.then((ended) => (code = ended));
  while (!running.printed().includes('Comity is ready')) {
    if (code !== undefined) throw new Error(`the federation did not start:\n${running.printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function settings(): NodeJS.ProcessEnv {
  return environment({ COMITY_DATA: path.join(folder, 'hub'), NORWAY: path.join(folder, 'norway') });
}

/** The page as one script: files are written where it says, commands run as they stand. */
async function script(port: number): Promise<string> {
  const lines = ['set -eu -o pipefail'];
  for (const { language, text, file, line } of fencedBlocks(page('docs', 'joining.md'))) {
    if (language === 'sh') lines.push(`echo "# line ${line}"`, text);
    else if (file === null) throw new Error(`the block of line ${line} names no file`);
    else lines.push(`cat > ${file} <<'END_OF_FILE'\n${text}END_OF_FILE`);
  }
  const name = path.join(folder, 'page.sh');
  await writeFile(name, lines.join('\n').replaceAll(PAGE_PORT, String(port)));
  return name;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-joining-'));
  checkout = path.join(folder, 'checkout');
  await mkdir(checkout);
  await copyCheckout(checkout);
  const env = { ...settings(), COMITY_PORT: '0', COMITY_POPULATION: '60' };
  federation = runIn(checkout, env, process.execPath, ['cli/bin/comity.mjs', 'start']);
  await untilReady(federation);
}, 4 * MINUTES);

afterAll(async () => {
  await followed?.stop();
  await federation.stop();
  await removeDataFolder(path.join(folder, 'hub'));
  await rm(folder, { recursive: true, force: true });
}, MINUTES);

describe('the page of a country that joins', () => {
  it(
    'leads to the letter from an empty folder to the first answer',
    async () => {
      followed = runIn(checkout, settings(), 'bash', [await script(await freePort())]);
      const code = await followed.ended;
      const printed = followed.printed();
      expect({ code, printed }).toEqual({ code: 0, printed: expect.any(String) as string });
      expect(printed).toMatch(/Person +etterlyst +3 +3 /);
      expect(printed).toContain('0 faults, 0 warnings');
      expect(printed).toContain('NO: 2 of 2 cases pass');
      expect(printed).toMatch(/^1 +[01]\.\d\d +NO +Kari Åse Nordmann +1984-11-02/m);
      expect(printed).toMatch(/^NO +1 hit /m);
    },
    5 * MINUTES,
  );

  it(
    'says how the country leaves again: it is no longer asked',
    async () => {
      const [, leave = ''] = /It leaves as it came: `([^`]+)`/.exec(page('docs', 'joining.md')) ?? [];
      const asked = "npm run --silent comity -- search person --name 'Kari Nordmann' --json";
      const left = runIn(checkout, { ...settings(), HUB: path.join(folder, 'hub') }, 'bash', [
        '-c',
        `set -e; ${leave}; for i in $(seq 40); do ${asked} 2>&1 | grep -q '"NO"' || break; sleep 1; done; ${asked}`,
      ]);
      expect(await left.ended).toBe(0);
      expect(left.printed()).toContain('8 members');
      expect(left.printed()).not.toContain('"NO"');
    },
    3 * MINUTES,
  );
});
