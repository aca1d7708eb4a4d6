import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environment, runCommand } from '../e2e/embedded-federation.ts';

const MINUTES = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), 'comity-identify-'));
const list = path.join(folder, 'list.txt');
writeFileSync(
  list,
  'Kennzeichen: 123 ABC\r\nP<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\nL898902C36UTO74O8122F1204159ZE184226B<<<<<10\r\nhello\r\n',
);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('comity match identify', () => {
  it(
    'prints a line for each: what it is, in one form, of which country, what was checked, what else it may be',
    async () => {
      const { code, stdout, stderr } = await runCommand(
        ['match', 'identify', list, '--country', 'ee'],
        environment({}),
      );
      expect(code).toBe(0);
      expect(stdout).toMatch(/^1 +Kennzeichen: 123 ABC +plate +123ABC +EE, BE, US +possible +or document, /m);
      expect(stdout).toMatch(
        /^2 +P<UTO.* +document +L898902C3 +certain +holds: document number, .*; ERIKSSON, ANNA MARIA; born 1974-08-12; UTO; /m,
      );
      expect(stdout).toContain('line 2, place 16: `O` read as `0`');
      expect(stdout).toMatch(/^4 +hello +- +not recognised$/m);
      expect(stderr).toBe('2 of 3 recognised\n');
    },
    MINUTES,
  );

  it(
    'prints a JSON line for each, with every reading',
    async () => {
      const { code, stdout, stderr } = await runCommand(['match', 'identify', list, '--json'], environment({}));
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const lines = stdout
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line));
      expect(lines).toMatchObject([
        {
          line: 1,
          readings: [{ kind: 'plate', value: '123ABC', confidence: 'possible', countries: ['BE', 'EE', 'US'] }],
        },
        { line: 2, readings: [{ kind: 'document', document: { issuer: { code: 'UTO' }, birthDate: '1974-08-12' } }] },
        { line: 4, pasted: 'hello', readings: [] },
      ]);
    },
    MINUTES,
  );

  it(
    'prints what `searchBatch` takes: what is certain alone, else each reading, in lines',
    async () => {
      const { code, stdout } = await runCommand(['match', 'identify', list, '--items'], environment({}));
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toEqual({
        items: [
          { key: '1.1', identifier: { kind: 'plate', value: '123ABC' } },
          { key: '2.1', identifier: { kind: 'document', value: 'L898902C3' } },
        ],
      });
    },
    MINUTES,
  );
});
