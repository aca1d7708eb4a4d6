import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import { environment, runCommand } from '../e2e/embedded-federation.ts';

const MINUTES = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), 'comity-command-line-'));
const list = fromRoot('package.json');

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Line {
  readonly args: readonly string[];
  readonly code: number;
  readonly says: string | RegExp;
  readonly settings?: Readonly<Record<string, string>>;
}

const wrong: readonly Line[] = [
  { args: ['serach'], code: 2, says: 'Did you mean search?' },
  { args: ['nonsense'], code: 2, says: '(see `comity --help`)' },
  { args: ['search', 'people'], code: 2, says: '(see `comity search --help`)' },
  { args: ['search', 'person', '--nmae', 'x'], code: 2, says: '(Did you mean --name?)' },
  { args: ['search', 'person', '--name'], code: 2, says: '(see `comity search person --help`)' },
  { args: ['search', 'person'], code: 2, says: 'say what to search for: `--name` or `--document` or `--national-id`' },
  { args: ['search', 'person', '--name', '  '], code: 2, says: 'say what to search for' },
  { args: ['search', 'person', '--born', '1979'], code: 2, says: 'say what to search for' },
  { args: ['search', 'vehicle'], code: 2, says: 'say what to search for: `--plate` or `--vin`' },
  { args: ['search', 'organisation'], code: 2, says: 'say what to search for: `--name` or `--registration`' },
  { args: ['search', 'document'], code: 2, says: "required option '--number <number>'" },
  { args: ['search', 'person', '--name', 'x', '--born', '1979-02-30'], code: 2, says: 'there is no 30 February' },
  { args: ['search', 'person', '--name', 'x', '--first', 'many'], code: 2, says: '`many` is no number of hits' },
  { args: ['search', 'person', '--name', 'x', '--first', '101'], code: 2, says: 'give 1 to 100' },
  { args: ['search', 'person', '--name', 'x', '--in', 'Estonia'], code: 2, says: 'give codes such as EE,DE' },
  { args: ['search', 'person', '--name', 'x'], code: 2, says: 'start one with `npm start`' },
  { args: ['token'], code: 2, says: 'no embedded federation runs in' },
  { args: ['processes'], code: 2, says: 'no embedded federation runs in' },
  { args: ['audit', 'verify'], code: 2, says: 'or set COMITY_AUDIT_URL' },
  { args: ['audit', 'verify', '--country', 'EE'], code: 2, says: 'there is no register of `EE`' },
  { args: ['audit', 'verify', '--country', '../EE'], code: 2, says: 'there is no register of `../EE`' },
  {
    args: ['search', 'person', '--name', 'x', '--purpose', 'identify', '--case', 'X-1', '--basis', 'UNTOC-18'],
    code: 2,
    says: 'no federation answers at `http://127.0.0.1:1`',
    settings: { COMITY_URL: 'http://127.0.0.1:1', COMITY_TOKEN: 'a.b.c' },
  },
  { args: ['start', '--with', 'UN'], code: 2, says: '`UN` is not of the form UN=path' },
  { args: ['start', '--with', `EE=${list}`], code: 2, says: '`EE` is in the federation already' },
  { args: ['start', '--with', `UN=${list}`, '--with', `UN=${list}`], code: 2, says: '`UN` is given twice' },
  { args: ['start', '--with', 'UN=/nowhere.xml'], code: 2, says: 'there is no file `/nowhere.xml`' },
  { args: ['start', '--with', 'UN=/'], code: 2, says: 'there is no file `/`' },
  { args: ['start', '--with', `XX=${list}`], code: 2, says: 'there is no mapping for `XX`' },
  { args: ['start'], code: 2, says: 'COMITY_PORT is `abc`: give a port', settings: { COMITY_PORT: 'abc' } },
  { args: ['start'], code: 2, says: 'COMITY_PORT is `65536`', settings: { COMITY_PORT: '65536' } },
  { args: ['start'], code: 2, says: 'COMITY_POPULATION must be', settings: { COMITY_POPULATION: 'many' } },
  { args: ['match', 'names', '/nowhere.csv'], code: 2, says: '`/nowhere.csv` cannot be read' },
  { args: ['match', 'identify', '/nowhere.txt'], code: 2, says: '`/nowhere.txt` cannot be read' },
  { args: ['match', 'identify', list, '--country', 'Estonia'], code: 2, says: '`Estonia` is no country' },
  { args: ['country', 'check', '/nowhere'], code: 1, says: '' },
  { args: ['authorisation', 'request', 'EE'], code: 2, says: "required option '--fields <names>'" },
  { args: ['authorisation', 'decide', 'EE', 'x'], code: 2, says: 'give `--grant` with a drafted statement' },
  { args: ['authorisation', 'grant', 'EE', '/nowhere.json'], code: 2, says: '`/nowhere.json` cannot be read' },
  { args: ['authorisation', 'grant', 'EE', list], code: 2, says: 'is no statement to sign' },
  { args: ['emergency', 'review', 'EE', 'x', '--verdict', 'maybe', '--text', 'y'], code: 2, says: 'not-justified' },
  { args: ['link', 'reject', 'EE', 'EE.x', 'DE.x'], code: 2, says: "required option '--reason <text>'" },
  { args: ['link', 'show', 'Estonia', 'EE.x'], code: 2, says: '`Estonia` is not a member' },
  { args: ['emergency', 'list', 'Estonia'], code: 2, says: '`Estonia` is not a member' },
];

const right: readonly Line[] = [
  { args: ['processes', '--json'], code: 0, says: /^\[\]$/m },
  { args: ['--version'], code: 0, says: /^\d+\.\d+\.\d+$/m },
  { args: ['--help'], code: 0, says: 'ask every member one question' },
  { args: ['search', '--help'], code: 0, says: 'search vehicles by plate or VIN' },
  { args: ['compose', '--api'], code: 0, says: 'dutyDesk' },
  { args: ['policy', 'check'], code: 0, says: ' 0 faults, ' },
  { args: ['policy', 'test'], code: 0, says: /^EE: (\d+) of \1 cases pass\b/m },
];

describe('the command line', () => {
  it.each([...wrong, ...right])(
    'comity $args ends with $code and says $says',
    async ({ args, code, says, settings }) => {
      const result = await runCommand(args, environment({ COMITY_DATA: folder, COMITY_PORT: '0', ...settings }));
      expect({ code: result.code, printed: code === 0 ? result.stdout : result.stderr }).toEqual({
        code,
        printed: (typeof says === 'string' ? expect.stringContaining(says) : expect.stringMatching(says)) as string,
      });
      // A wrong line prints no result; a right one nothing besides.
      expect(code === 2 ? result.stdout : '').toBe('');
      expect(code === 0 ? result.stderr : '').toBe('');
    },
    MINUTES,
  );

  it(
    'leads to its own help in the words that reach it: through npm, where it was reached so',
    async () => {
      const result = await runCommand(['search'], environment({ npm_lifecycle_event: 'comity' }));
      expect(result.stderr).toContain('Usage: npm run --silent comity -- search');
    },
    MINUTES,
  );

  it('leaves nothing in the data folder where a line was wrong', async () => {
    expect(await readdir(folder)).toEqual([]);
  });
});
