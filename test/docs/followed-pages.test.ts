import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environment, federationIn, removeDataFolder } from '../e2e/embedded-federation.ts';
import { describeApplicationPages } from './application-pages.ts';
import { copyCheckout, freePort, runIn, type Running } from './checkout.ts';
import { fencedBlocks, page } from './fenced-blocks.ts';

const MINUTES = 60_000;
/** The port on the page: the one thing that is not followed to the letter, since somebody may listen there. */
const PAGE_PORT = '4510';

let folder: string;
let checkout: string;
let federation: Running;
const followed: Running[] = [];

async function untilReady(running: Running): Promise<void> {
  let code: number | null | undefined;
  void running.ended.then((ended) => (code = ended));
  while (!running.printed().includes('Comity is ready')) {
    if (code !== undefined) throw new Error(`the federation did not start:\n${running.printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function settings(): NodeJS.ProcessEnv {
  const places = { HUB: 'hub', COMITY_DATA: 'hub', NORWAY: 'norway', WORK: 'estonia' };
  return environment(
    Object.fromEntries(Object.entries(places).map(([name, place]) => [name, path.join(folder, place)])),
  );
}

/** A page as one script: files are written, or added to, where it says; commands run as they stand. */
async function script(name: string, port: number): Promise<string> {
  const lines = ['set -eu -o pipefail'];
  for (const { language, text, file, isAdded, line } of fencedBlocks(page('docs', `${name}.md`))) {
    if (language === 'text') continue;
    if (language === 'sh') lines.push(`echo "# line ${line}"`, text);
    else if (file === null) throw new Error(`the block of line ${line} names no file`);
    else lines.push(`cat ${isAdded ? '>>' : '>'} ${file} <<'END_OF_FILE'\n${text}END_OF_FILE`);
  }
  const written = path.join(folder, `${name}.sh`);
  await writeFile(written, lines.join('\n').replaceAll(PAGE_PORT, String(port)));
  return written;
}

/** Follows a page to its end; gives what it printed. */
async function follow(name: string): Promise<string> {
  const running = runIn(checkout, settings(), 'bash', [await script(name, await freePort())]);
  followed.push(running);
  const code = await running.ended;
  const printed = running.printed();
  expect({ code, printed }).toEqual({ code: 0, printed: expect.any(String) as string });
  return printed;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-pages-'));
  checkout = path.join(folder, 'checkout');
  await mkdir(checkout);
  await copyCheckout(checkout);
  const env = { ...settings(), COMITY_PORT: '0', COMITY_POPULATION: '60' };
  federation = runIn(checkout, env, process.execPath, ['cli/bin/comity.mjs', 'start']);
  await untilReady(federation);
}, 4 * MINUTES);

afterAll(async () => {
  for (const each of followed) await each.stop();
  await federation.stop();
  await removeDataFolder(path.join(folder, 'hub'));
  await rm(folder, { recursive: true, force: true });
}, MINUTES);

describe('the page of a country that joins', () => {
  it(
    'leads to the letter from an empty folder to the first answer',
    async () => {
      const printed = await follow('joining');
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
      const left = runIn(checkout, settings(), 'bash', [
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

describe('the page of the privacy officer', () => {
  it(
    'leads to the letter from the first look to a change that is tested, approved, in force, and taken back',
    async () => {
      const printed = await follow('privacy-officer');
      expect(printed).toMatch(/1 policies checked: 0 faults/);
      expect(printed).toMatch(/opens `Address\./);
      expect(printed).toMatch(/decided by `treaty-address-serious`.*UNTOC, Art 18\(3\)\(e\)/);
      expect(printed).toMatch(/EE: (\d+) of \1 cases pass/);
      expect(printed).toMatch(/in force as number 2/);
      expect(printed).toMatch(/\d+ answers with \d+ records: .* 0 kinds of change/);
      expect(printed).toMatch(/withdraws treaty-address-serious/);
      expect(printed).toMatch(/granted +[0-9a-f]{64}, until /);
      expect(printed).toMatch(/revoked: [0-9a-f]{64}/);
    },
    5 * MINUTES,
  );
});

// Last: the federation is then what it was at first, and has been through the other pages.
describe('the pages of those who ask', () => {
  describeApplicationPages(() => federationIn(path.join(folder, 'hub')));
});
