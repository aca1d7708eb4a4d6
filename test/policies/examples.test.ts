import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testPolicies } from '../../policies/cases.ts';
import { checkPolicies } from '../../policies/check.ts';
import { fromRoot } from '../../schema/paths.ts';

const EXAMPLES = fromRoot('policies', 'examples');

const NAMES = [
  'contested-accuracy',
  'embargo',
  'equal-treatment',
  'minors',
  'originator-consent',
  'purpose-change',
  'recipient-list',
  'refugee',
];

/** What a check says of an example, but for fields that nobody can reach: an example names few. */
async function findings(folder: string): Promise<readonly string[]> {
  const { faults, warnings } = await checkPolicies(folder);
  return [...faults, ...warnings].map(({ message }) => message).filter((message) => !message.startsWith('nobody'));
}

/** The findings of an example of which one text of one file is another. */
async function changed(name: string, file: string, from: string, to: string): Promise<readonly string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'example-'));
  try {
    await cp(path.join(EXAMPLES, name), folder, { recursive: true });
    const text = await readFile(path.join(folder, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(path.join(folder, file), text.replace(from, to));
    return await findings(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the examples', () => {
  it('are all here', async () => {
    const entries = await readdir(EXAMPLES, { withFileTypes: true });
    expect(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)).toEqual(NAMES);
  });

  it.each(NAMES)('show `%s`, without faults, by cases that exercise every row', async (name) => {
    const folder = path.join(EXAMPLES, name);
    expect(await findings(folder)).toEqual([]);
    const { countries, passed } = await testPolicies(folder);
    const failed = countries.flatMap(({ results }) => results.filter(({ failures }) => failures.length > 0));
    expect(failed).toEqual([]);
    expect(countries.map(({ rows }) => rows.idle)).toEqual([[]]);
    expect(passed).toBe(true);
  });

  it('of equal treatment is found to break it where it binds other Member States and not Germany', async () => {
    const found = await changed('equal-treatment', 'de/restrictions.yaml', '    group: EU', '    member: DE');
    expect(found).toEqual(['`third-countries` sets conditions for `AT` that do not hold for `DE`']);
  });

  it('of equal treatment is found to break it where it binds one Member State and not another', async () => {
    const found = await changed(
      'equal-treatment',
      'de/restrictions.yaml',
      '  read: all\n  then: allow\n  obligations: crime-only',
      '  member: [DE, FR]\n  read: all\n  then: allow\n  obligations: crime-only',
    );
    expect(found).toEqual(['`everybody` sets conditions for `FR` that do not hold for `AT`']);
  });
});
