import { randomBytes } from 'node:crypto';
import { CANONICAL_FIELDS } from '../../schema/fields.ts';
import { LINKS } from '../../schema/links.ts';
import { generateMember } from '../../subgraphs/demo/population/generate-population.ts';
import type { MemberPopulation } from '../../subgraphs/demo/population/population.ts';
import { checkMapping } from '../../subgraphs/mapping/check.ts';
import type { MappedRecord } from '../../subgraphs/mapping/mapped-system.ts';
import { asWritten } from './as-written.ts';
import { expectedRecords } from './expected-records.ts';
import { NATIONAL_SYSTEMS, openSystem, type OpenSystem } from './national-system.ts';
import { EVERYTHING_READ, readForPolicy } from './read-for-policy.ts';
import { samplePopulation } from './sample-population.ts';

/** Every record of 21 types, over HTTP, twice: milliseconds on a busy machine. */
const SCAN_MS = 60_000;

const EVERYTHING = new Set([
  ...CANONICAL_FIELDS.fields.map(({ type, field }) => `${type}.${field}`),
  ...LINKS.map(({ type, field }) => `${type}.${field}`),
]);

async function scanAll(open: OpenSystem, type: string): Promise<readonly MappedRecord[]> {
  const found: MappedRecord[] = [];
  for await (const page of open.mapped.scan(type, EVERYTHING)) found.push(...page);
  return found;
}

async function callsOf(open: OpenSystem, work: () => Promise<unknown>): Promise<number> {
  const before = open.adapter.counters().calls;
  await work();
  return open.adapter.counters().calls - before;
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error(`the list has no position ${index}`);
  return value;
}

describe.each(NATIONAL_SYSTEMS)('the national system of $member', (system) => {
  describe('filled with a sample that holds every code', () => {
    let population: MemberPopulation;
    let open: OpenSystem;
    const records = new Map<string, readonly MappedRecord[]>();
    const keys = (type: string) => (records.get(type) ?? []).map(({ key }) => key);

    beforeAll(async () => {
      population = samplePopulation(system.habits);
      open = await openSystem(system, population);
      for (const type of Object.keys(expectedRecords(population))) records.set(type, await scanAll(open, type));
    }, SCAN_MS);
    afterAll(() => open.close());

    it('holds all 21 record types', () => {
      expect([...open.mapped.holds].sort()).toEqual(Object.keys(expectedRecords(population)).sort());
      expect(open.mapped.holds.size).toBe(21);
    });

    it('gives every field of every record as the population has it', () => {
      for (const [type, expected] of Object.entries(expectedRecords(population))) {
        const mapped = records.get(type) ?? [];
        expect([type, mapped.length]).toEqual([type, expected.length]);
        mapped.forEach((record, index) => {
          const odd = type === 'Vehicle' && index === system.oddVehicle ? { colour: null } : {};
          const compared = asWritten(system.member, { ...at(expected, index).values, ...odd }, record.values);
          expect([type, index, compared.mapped]).toEqual([type, index, compared.expected]);
        });
      }
    });

    it('leads every link to the record that the population means', () => {
      for (const [type, expected] of Object.entries(expectedRecords(population))) {
        (records.get(type) ?? []).forEach((record, index) => {
          for (const [link, position] of Object.entries(at(expected, index).links)) {
            const target = LINKS.find((found) => found.type === type && found.field === link)?.target ?? '';
            const key = position === null ? null : at(keys(target), position);
            expect([type, index, link, record.links[link]]).toEqual([type, index, link, key]);
          }
        });
      }
    });

    it('tells the roles of a case on the side of the case and of the person', () => {
      const cases = records.get('Case') ?? [];
      const persons = records.get('Person') ?? [];
      population.cases.forEach((entry, caseIndex) => {
        const roles = entry.roles.map(({ personIndex, category }) => ({
          values: { category },
          links: { case: at(keys('Case'), caseIndex), person: at(keys('Person'), personIndex) },
        }));
        expect(at(cases, caseIndex).values['subjects']).toEqual(roles.length === 0 ? null : roles);
        for (const role of roles) {
          const person = persons.find(({ key }) => key === role.links.person);
          expect(person?.values['cases']).toContainEqual(role);
          expect(person?.values['dataSubjectCategories']).toContainEqual(role);
        }
      });
    });

    it('reads the records of any number of owners in the same number of calls', async () => {
      const owners = keys('Person').slice(0, 50);
      const documents = await open.mapped.readLinked('IdentityDocument', 'holder', owners, EVERYTHING);
      documents.forEach((found, index) => {
        const expected = population.documents.filter(({ holderIndex }) => holderIndex === index);
        expect(found.map(({ values }) => values['number'])).toEqual(expected.map(({ number }) => number));
      });
      const few = await callsOf(open, () =>
        open.mapped.readLinked('IdentityDocument', 'holder', owners.slice(0, 2), EVERYTHING),
      );
      const many = await callsOf(open, () => open.mapped.readLinked('IdentityDocument', 'holder', owners, EVERYTHING));
      expect(many).toBe(few);
    });

    it('reads any number of persons in the same number of calls, in the order asked', async () => {
      const asked = [...keys('Person')].reverse().slice(0, 50);
      const read = await open.mapped.read('Person', [...asked, 'no-such-key'], EVERYTHING);
      expect(read.map((person) => person?.key ?? null)).toEqual([...asked, null]);
      const few = await callsOf(open, () => open.mapped.read('Person', asked.slice(0, 2), EVERYTHING));
      const many = await callsOf(open, () => open.mapped.read('Person', asked, EVERYTHING));
      expect(many).toBe(few);
    });

    it('counts the one code that no list has, and nothing else', () => {
      const { unknownCodes, rejected } = open.mapped.counters();
      expect(Object.keys(unknownCodes)).toEqual(['Vehicle.colour']);
      expect(Object.values(unknownCodes['Vehicle.colour'] ?? {}).length).toBe(1);
      expect(rejected).toEqual({});
    });

    it('has a mapping that consumes or ignores every column', async () => {
      const { faults, summary } = await checkMapping(system.folder, open.adapter);
      expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(summary?.entries.every((entry) => entry.rows === entry.records)).toBe(true);
    });
  });

  it(
    'has everything that policy reads of a population that was never generated before',
    async () => {
      const seed = randomBytes(6).toString('hex');
      const open = await openSystem(system, generateMember({ seed, size: 120 }, system.member));
      try {
        expect([seed, await readForPolicy(open.mapped)]).toEqual([seed, EVERYTHING_READ]);
      } finally {
        await open.close();
      }
    },
    SCAN_MS,
  );

  it('gives the names and birth dates of a generated population exactly', async () => {
    const population = generateMember({ seed: 'national-systems', size: 60 }, system.member);
    const open = await openSystem(system, population);
    try {
      const persons = await scanAll(open, 'Person');
      const shown = persons.map(({ values }) => [values['names'], values['birthDate']]);
      const expected = at([expectedRecords(population)['Person'] ?? []], 0);
      expect(shown).toEqual(expected.map(({ values }) => [values['names'], values['birthDate']]));
      for (const [type, list] of Object.entries(expectedRecords(population))) {
        expect([type, (await scanAll(open, type)).length]).toEqual([type, list.length]);
      }
    } finally {
      await open.close();
    }
  });
});
