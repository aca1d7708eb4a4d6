import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { parseExportLine } from '../../schema/audit/hash-chain.ts';
import { fromRoot } from '../../schema/paths.ts';
import { openRegister, type Register } from '../../subgraphs/register/register.ts';
import { groupByClass } from '../../subgraphs/register/register-entry.ts';
import { rejectionOf } from '../protocol/fault.ts';
import { disclosure } from './register-entries.ts';

const WRITER = [fromRoot('cli', 'bin', 'run.mjs'), path.join('test', 'audit', 'register-writer.ts')];

let folder: string;
let file: string;
const opened: Register[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-register-'));
  file = path.join(folder, 'register.sqlite');
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((register) => register.close()));
  await rm(folder, { recursive: true });
});

async function open(capacity?: number): Promise<Register> {
  const register = await openRegister({ file, ...(capacity === undefined ? {} : { capacity }) });
  opened.push(register);
  return register;
}

async function requestIds(register: Register): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const line of register.export()) {
    const entry: unknown = JSON.parse(parseExportLine(line)?.record ?? 'null');
    ids.push((entry as { readonly requestId: string }).requestId);
  }
  return ids;
}

function tamper(sql: string): void {
  const database = new Database(file);
  for (const trigger of ['register_no_update', 'register_no_delete']) database.exec(`DROP TRIGGER ${trigger}`);
  database.exec(sql);
  database.close();
}

describe('the register of disclosures', () => {
  it('holds an entry when its promise resolves, as it was given', async () => {
    const register = await open();
    await register.append([disclosure(1)]);
    const lines: string[] = [];
    for await (const line of (await open()).export()) lines.push(line);
    expect(lines.map((line) => JSON.parse(parseExportLine(line)?.record ?? 'null') as unknown)).toEqual([
      disclosure(1),
    ]);
  });

  it('gathers what arrives in one turn into one commit', async () => {
    const register = await open();
    await Promise.all(Array.from({ length: 100 }, (_, id) => register.append([disclosure(id)])));
    expect(register.statistics()).toEqual({ records: 100, commits: 1 });
    expect(await register.verify()).toMatchObject({ kind: 'intact', checked: 100 });
  });

  it('goes on with the chain after a restart, in the order of arrival', async () => {
    const first = await open();
    await first.append([disclosure(1), disclosure(2)]);
    await first.close();
    const second = await open();
    await second.append([disclosure(3)]);
    expect(await requestIds(second)).toEqual(['request-1', 'request-2', 'request-3']);
    expect(await second.verify()).toMatchObject({ kind: 'intact', checked: 3 });
  });

  it('makes one chain of what two processes write', async () => {
    const registers = [await open(), await open()];
    await Promise.all(registers.flatMap((register) => [1, 2, 3].map((id) => register.append([disclosure(id)]))));
    expect(await registers[0]?.verify()).toMatchObject({ kind: 'intact', checked: 6 });
  });

  it('refuses entries when too many wait, instead of growing', async () => {
    const register = await open(3);
    const kept = register.append([disclosure(1), disclosure(2), disclosure(3)]);
    expect((await rejectionOf(register.append([disclosure(4)]))).code).toBe('AUDIT_UNAVAILABLE');
    await kept;
    expect(register.statistics().records).toBe(3);
  });

  it.each([`UPDATE register SET record = '{}'`, 'DELETE FROM register'])('refuses `%s`', async (sql) => {
    const register = await open();
    await register.append([disclosure(1)]);
    const database = new Database(file);
    expect(() => database.exec(sql)).toThrow('only ever added');
    database.close();
    expect(await register.verify()).toMatchObject({ kind: 'intact', checked: 1 });
  });

  it.each([
    ['altered', `UPDATE register SET record = replace(record, 'request-3', 'request-9') WHERE seq = 3`, 3, 'altered'],
    ['taken out', 'DELETE FROM register WHERE seq = 2', 2, 'sequence gap'],
  ])('shows where an entry was %s by somebody who could', async (_name, sql, at, fault) => {
    const register = await open();
    await register.append([1, 2, 3, 4].map((id) => disclosure(id)));
    tamper(sql);
    expect(await register.verify()).toEqual({ kind: 'broken', at, checked: at - 1, fault });
  });

  it('says so where its file is none of its own, or cannot be made', async () => {
    await writeFile(file, 'this is no register '.repeat(500));
    expect((await rejectionOf(openRegister({ file }))).code).toBe('AUDIT_UNAVAILABLE');
    expect((await rejectionOf(openRegister({ file: path.join(file, 'below') }))).code).toBe('AUDIT_UNAVAILABLE');
  });

  it('lets nothing leave when the disk is full, and loses nothing that it held', async () => {
    const limit = 4 * 1024;
    const command = `ulimit -f ${limit}; exec "$@"`;
    const run = spawnSync('bash', ['-c', command, 'bash', process.execPath, ...WRITER, file, '20000'], {
      cwd: fromRoot(),
      encoding: 'utf8',
    });
    const lines = run.stdout.trim().split('\n');
    expect(lines.at(-1)).toBe('unavailable AUDIT_UNAVAILABLE');
    const durable = lines.slice(0, -1).map((id) => `request-${id}`);
    expect(durable.length).toBeGreaterThan(50);
    const register = await open();
    expect(await register.verify()).toMatchObject({ kind: 'intact' });
    expect(await requestIds(register)).toEqual(expect.arrayContaining(durable));
    expect((await stat(file)).size).toBeLessThanOrEqual(limit * 1024);
    await register.append([disclosure(0)]);
  });

  it('keeps every entry that it acknowledged before it was killed', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const child = spawn(process.execPath, [...WRITER, file, '100'], {
        cwd: fromRoot(),
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let printed = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (printed.length > 1500) child.kill('SIGKILL');
      });
      await new Promise((resolve) => child.once('close', resolve));
      acknowledged.push(...printed.split('\n').slice(0, -1));
    }
    expect(acknowledged.length).toBeGreaterThan(300);
    const register = await open();
    const verdict = await register.verify();
    expect(verdict.kind).toBe('intact');
    const held = new Map<string, number>();
    for (const id of await requestIds(register)) held.set(id, (held.get(id) ?? 0) + 1);
    for (const id of acknowledged) held.set(`request-${id}`, (held.get(`request-${id}`) ?? 0) - 1);
    expect([...held.values()].filter((count) => count < 0)).toEqual([]);
  }, 30_000);
});

describe('the entries of a range', () => {
  const at = (minute: number): string => new Date(Date.UTC(2026, 5, 1, 12, minute)).toISOString();

  async function minutes(register: Register, since: number | null, until: number | null): Promise<readonly number[]> {
    const range = {
      event: 'disclosure.made',
      since: since === null ? null : at(since),
      until: until === null ? null : at(until),
    };
    const found: number[] = [];
    for await (const page of register.pages(range)) {
      expect(page.length).toBeLessThanOrEqual(100);
      for (const text of page) found.push(new Date((JSON.parse(text) as { readonly at: string }).at).getUTCMinutes());
    }
    return found;
  }

  it('are read page by page, by event and period, its end not included', async () => {
    const register = await open();
    // Entries come nearly, but not quite, in the order of their times.
    const order = [1, 0, 2, 3, 5, 4];
    await register.append(order.map((minute) => ({ ...disclosure(minute), at: at(minute) })));
    await register.append([{ ...disclosure(9), at: at(3), event: 'disclosure.none' }]);
    expect(await minutes(register, null, null)).toEqual(order);
    expect(await minutes(register, 1, 4)).toEqual([1, 2, 3]);
    expect(await minutes(register, 4, null)).toEqual([5, 4]);
    expect(await minutes(register, null, 1)).toEqual([0]);
    expect(await minutes(register, 10, 5)).toEqual([]);
  });

  it('are those that the register held when they were asked for, and let others have their turn', async () => {
    const register = await open();
    await register.append(Array.from({ length: 450 }, () => ({ ...disclosure(1), at: at(1) })));
    let [found, turns] = [0, 0];
    const ticking = setInterval(() => (turns += 1), 0);
    for await (const page of register.pages({ event: 'disclosure.made', since: null, until: null })) {
      found += page.length;
      await register.append([{ ...disclosure(2), at: at(2) }]);
    }
    clearInterval(ticking);
    expect(found).toBe(450);
    expect(turns).toBeGreaterThan(0);
  });
});

describe('disclosures of one answer', () => {
  const person = { type: 'Person', fields: { 'Person.names': 'allow' }, obligations: [], attributes: { minor: false } };

  it('are gathered by class: type, outcomes, obligations and attributes', () => {
    const minor = { ...person, attributes: { minor: true } };
    const gathered = groupByClass([
      { ...person, record: 'a' },
      { ...minor, record: 'b' },
      { ...person, record: 'c' },
    ]);
    expect(gathered).toEqual([
      { ...person, records: ['a', 'c'] },
      { ...minor, records: ['b'] },
    ]);
  });
});
