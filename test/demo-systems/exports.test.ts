import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import { ARQUIVOS } from '../../subgraphs/demo/systems/br/arquivos.ts';
import { cadastro } from '../../subgraphs/demo/systems/br/cadastro.ts';
import { layout, line, positions } from '../../subgraphs/demo/systems/br/layout.ts';
import { FILES } from '../../subgraphs/demo/systems/eg/files.ts';
import { sijill } from '../../subgraphs/demo/systems/eg/sijill.ts';
import { NATIONAL_SYSTEMS } from './national-system.ts';
import { samplePopulation } from './sample-population.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-exports-'));
});
afterEach(() => rm(folder, { recursive: true }));

function population(member: string) {
  const system = NATIONAL_SYSTEMS.find((found) => found.member === member);
  if (!system) throw new Error(`there is no system of ${member}`);
  return samplePopulation(system.habits);
}

describe('the export of Brazil', () => {
  it('has a file for each record type, with lines of one length between a header and a trailer that counts', async () => {
    await cadastro.write(population('BR'), folder);
    expect((await readdir(folder)).sort()).toEqual(
      Object.keys(ARQUIVOS)
        .map((name) => `${name}.TXT`)
        .sort(),
    );
    for (const name of Object.keys(ARQUIVOS)) {
      const lines = iconv.decode(await readFile(path.join(folder, `${name}.TXT`)), 'iso-8859-1').split('\r\n');
      expect(lines.pop()).toBe('');
      expect(new Set(lines.map((text) => text.length)).size).toBe(1);
      expect(lines[0]?.startsWith(`0CUP${name}`)).toBe(true);
      expect(Number(lines.at(-1)?.slice(1, 10))).toBe(lines.length);
    }
  });

  it('writes dates as day, month and year, with zeros for what is not known', async () => {
    await cadastro.write(population('BR'), folder);
    const text = await readFile(path.join(folder, 'PESSOAS.TXT'), 'latin1');
    const [first = '', ...others] = text.split('\r\n').filter((found) => found.startsWith('1'));
    expect(first).toContain('14031979N');
    expect(others.some((found) => found.includes('00001962N'))).toBe(true);
    expect(others.some((found) => found.includes('00071990N'))).toBe(true);
    expect(others.some((found) => found.includes('00001955S'))).toBe(true);
    expect(others.some((found) => found.includes('00000000N'))).toBe(true);
  });

  it('rather fails than cut a value short', () => {
    const short = layout('1', 'ID 9:3, NAME 4');
    expect(line(short, { ID: 7, NAME: 'ab' })).toBe('1007ab  ');
    expect(positions(short).map(({ name, start }) => [name, start])).toEqual([
      ['ID', 2],
      ['NAME', 5],
    ]);
    expect(() => line(short, { ID: 7, NAME: 'abcde' })).toThrow('longer than the 4 bytes of the field `NAME`');
    expect(() => line(short, { ID: 7 })).toThrow('no value for the field `NAME`');
  });
});

describe('the export of Egypt', () => {
  it('is in windows-1256 with Arabic headers and a last record that counts', async () => {
    await sijill.write(population('EG'), folder);
    expect((await readdir(folder)).length).toBe(Object.keys(FILES).length);
    const text = iconv.decode(await readFile(path.join(folder, 'ASHKHAS.CSV')), 'windows-1256');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]?.split(';').slice(0, 5)).toEqual([
      'رقم_القيد',
      'الاسم_الأول',
      'اسم_الأب',
      'اللقب',
      'الاسم_بالكامل',
    ]);
    expect(lines.at(-1)?.split(';').slice(0, 2)).toEqual(['إجمالي', '60']);
  });

  it('has vehicles from a system of its own, in UTF-8 with Arabic-Indic digits', async () => {
    await sijill.write(population('EG'), folder);
    const text = await readFile(path.join(folder, 'MARKABAT.CSV'), 'utf8');
    const [, first = ''] = text.split('\r\n');
    expect(first.split(';').slice(3, 10)).toEqual(['AA١٠٠ZZ', '"كلمة', ' ""قاهرة"""', 'M0', 'أسود', '١٩٩٩', 'مسجل']);
  });
});

describe.each([
  ['BR', cadastro, 'PESSOAS.TXT'],
  ['EG', sijill, 'ASHKHAS.CSV'],
] as const)('an export of %s with a character that its charset lacks', (member, system, file) => {
  it('fails, and leaves the file of the day before', async () => {
    const whole = population(member);
    await system.write(whole, folder);
    const before = await readFile(path.join(folder, file));
    const [first] = whole.persons;
    if (!first) throw new Error('the sample is empty');
    const name = { ...first.names[0], full: '田中太郎' };
    const persons = [{ ...first, names: [name] as const }];
    await expect(system.write({ ...whole, persons }, folder)).rejects.toThrow('a character that');
    expect((await readFile(path.join(folder, file))).equals(before)).toBe(true);
  });
});
