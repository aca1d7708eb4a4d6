import { randomBytes } from 'node:crypto';
import { CANONICAL_FIELDS } from '../../schema/fields.ts';
import { LINKS } from '../../schema/links.ts';
import { generatePopulation } from '../../subgraphs/demo/population/generate-population.ts';
import type { MemberPopulation, SyntheticPerson } from '../../subgraphs/demo/population/population.ts';
import { checkMapping } from '../../subgraphs/mapping/check.ts';
import type { MappedRecord } from '../../subgraphs/mapping/mapped-system.ts';
import { expectedRecords, type ExpectedRecord } from '../demo-systems/expected-records.ts';
import { EVERYTHING_READ, readForPolicy } from '../demo-systems/read-for-policy.ts';
import { samplePopulation } from '../demo-systems/sample-population.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { DATABASE_SYSTEMS, openDatabaseSystem, type OpenDatabaseSystem } from './database-systems.ts';

const EVERYTHING = new Set([
  ...CANONICAL_FIELDS.fields.map(({ type, field }) => `${type}.${field}`),
  ...LINKS.map(({ type, field }) => `${type}.${field}`),
]);

async function scanAll(open: OpenDatabaseSystem, type: string): Promise<readonly MappedRecord[]> {
  const found: MappedRecord[] = [];
  for await (const page of open.mapped.scan(type, EVERYTHING)) found.push(...page);
  return found;
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error(`the list has no position ${index}`);
  return value;
}

/** Types whose key is their reference, in whose order they come: the others come in the order of the population. */
const KEYED_BY_REFERENCE = new Set(['Photograph', 'Warrant']);

function inOrder(type: string, expected: readonly ExpectedRecord[]): readonly ExpectedRecord[] {
  if (!KEYED_BY_REFERENCE.has(type)) return expected;
  const reference = ({ values }: ExpectedRecord) => String(values['reference']);
  return [...expected].sort((one, other) => (reference(one) < reference(other) ? -1 : 1));
}

function expectedOf(population: MemberPopulation): ReadonlyMap<string, readonly ExpectedRecord[]> {
  return new Map(Object.entries(expectedRecords(population)).map(([type, records]) => [type, inOrder(type, records)]));
}

function mappedInOrder(type: string, records: readonly MappedRecord[]): readonly MappedRecord[] {
  if (!KEYED_BY_REFERENCE.has(type)) return records;
  return [...records].sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** Readings of names in kanji come as names of their own, after the others. */
function readings({ names }: SyntheticPerson): readonly unknown[] {
  return names
    .filter(({ reading }) => reading !== '')
    .map(({ reading }) => {
      const [surname = '', given = null] = reading.split(' ');
      return { kind: 'alias', full: reading, given, surname, script: 'Kana' };
    });
}

const once = (value: unknown): unknown => (Array.isArray(value) ? [...new Set<unknown>(value)] : value);

async function callsOf(open: OpenDatabaseSystem, work: () => Promise<unknown>): Promise<number> {
  const before = open.adapter.counters().calls;
  await work();
  return open.adapter.counters().calls - before;
}

describe.each(DATABASE_SYSTEMS)('the national system of $member in $database', (system) => {
  describe('filled with a sample that holds every code', () => {
    let expected: ReadonlyMap<string, readonly ExpectedRecord[]>;
    let population: MemberPopulation;
    let open: OpenDatabaseSystem;
    const records = new Map<string, readonly MappedRecord[]>();
    const keys = (type: string) => (records.get(type) ?? []).map(({ key }) => key);

    beforeAll(async () => {
      population = samplePopulation(system.habits);
      expected = expectedOf(population);
      open = await openDatabaseSystem(system, (rig) => system.fill(population, rig.target));
      for (const type of expected.keys()) records.set(type, mappedInOrder(type, await scanAll(open, type)));
    }, SERVER_START_MS);
    afterAll(() => open.close());

    it('holds all 21 record types', () => {
      expect([...open.mapped.holds].sort()).toEqual([...expected.keys()].sort());
      expect(open.mapped.holds.size).toBe(21);
    });

    it('gives every field of every record as the population has it', () => {
      for (const [type, list] of expected) {
        const mapped = records.get(type) ?? [];
        expect([type, mapped.length]).toEqual([type, list.length]);
        list.forEach(({ values }, index) => {
          const odd = type === 'Vehicle' && index === system.oddVehicle ? { colour: null } : {};
          // A list takes each value once.
          const wanted = Object.entries({ ...values, ...odd }).map(([field, value]) => [field, once(value)]);
          const asked = Object.keys(values).map((field) => [field, at(mapped, index).values[field]]);
          expect([type, index, Object.fromEntries(asked)]).toEqual([type, index, Object.fromEntries(wanted)]);
        });
      }
    });

    it('leads every link to the record that the population means', () => {
      for (const [type, list] of expected) {
        list.forEach(({ links }, index) => {
          for (const [link, position] of Object.entries(links)) {
            const target = LINKS.find((found) => found.type === type && found.field === link)?.target ?? '';
            const key = position === null ? null : at(keys(target), position);
            expect([type, index, link, at(records.get(type) ?? [], index).links[link]]).toEqual([
              type,
              index,
              link,
              key,
            ]);
          }
        });
      }
    });

    it('tells the roles of a case on the side of the case and of the person', () => {
      const persons = new Map((records.get('Person') ?? []).map((person) => [person.key, person]));
      population.cases.forEach(({ roles }, caseIndex) => {
        const values = roles.map(({ personIndex, category }) => ({
          values: { category },
          links: { case: at(keys('Case'), caseIndex), person: at(keys('Person'), personIndex) },
        }));
        const subjects = at(records.get('Case') ?? [], caseIndex).values['subjects'];
        expect(subjects).toEqual(values.length === 0 ? null : expect.arrayContaining(values));
        for (const role of values) {
          expect(persons.get(role.links.person)?.values['cases']).toContainEqual(role);
          expect(persons.get(role.links.person)?.values['dataSubjectCategories']).toContainEqual(role);
        }
      });
    });

    it('reads any number of persons, and of their documents, in the same number of statements', async () => {
      const all = keys('Person').slice(0, 50);
      const few = all.slice(0, 2);
      const read = (asked: readonly string[]) => open.mapped.read('Person', asked, EVERYTHING);
      const documents = (asked: readonly string[]) =>
        open.mapped.readLinked('IdentityDocument', 'holder', asked, EVERYTHING);
      expect((await read([...all, 'no-such-key'])).map((person) => person?.key ?? null)).toEqual([...all, null]);
      expect((await documents(all)).map(({ length }) => length)).toEqual(
        all.map((_, index) => population.documents.filter(({ holderIndex }) => holderIndex === index).length),
      );
      expect(await callsOf(open, () => read(all))).toBe(await callsOf(open, () => read(few)));
      expect(await callsOf(open, () => documents(all))).toBe(await callsOf(open, () => documents(few)));
    });

    it('counts the one code that no list has, and nothing else', () => {
      const { unknownCodes, rejected } = open.mapped.counters();
      expect(Object.keys(unknownCodes)).toEqual(['Vehicle.colour']);
      expect(Object.values(unknownCodes['Vehicle.colour'] ?? {})).toHaveLength(1);
      expect(rejected).toEqual({});
    });

    it('has a mapping that consumes or ignores every column', async () => {
      const { faults, summary } = await checkMapping(system.folder, open.adapter);
      expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(summary?.entries.every((entry) => entry.rows === entry.records)).toBe(true);
    });
  });

  describe('filled with a generated population', () => {
    const seed = randomBytes(6).toString('hex');
    const { members, truth } = generatePopulation({ seed, size: 1_200 });
    const population = members.get(system.member);
    let open: OpenDatabaseSystem;

    beforeAll(async () => {
      open = await openDatabaseSystem(system, async ({ target }) => {
        // What stood there before is gone.
        await system.fill(samplePopulation(system.habits), target);
        if (population) await system.fill(population, target);
      });
    }, SERVER_START_MS);
    afterAll(() => open.close());

    it('has everything that policy reads, whatever the seed', async () => {
      expect([seed, await readForPolicy(open.mapped)]).toEqual([seed, EVERYTHING_READ]);
    });

    it('holds as many records of each type as the population', async () => {
      if (!population) throw new Error('there is no population');
      for (const [type, list] of Object.entries(expectedRecords(population))) {
        expect([type, (await scanAll(open, type)).length]).toEqual([type, list.length]);
      }
    });

    it('gives every name and birth date exactly, readings as aliases', async () => {
      const persons = await scanAll(open, 'Person');
      const expected = population ? (expectedRecords(population)['Person'] ?? []) : [];
      persons.forEach(({ values }, index) => {
        const person = at(population?.persons ?? [], index);
        const [names, birthDate] = ['names', 'birthDate'].map((field) => at(expected, index).values[field]);
        const all = Array.isArray(names) ? [...names.map((name: unknown) => name), ...readings(person)] : names;
        expect([values['names'], values['birthDate']]).toEqual([all, birthDate]);
      });
    });

    it('shows the primary names and birth dates that the truth tells', async () => {
      const known = truth.flatMap(({ records }) =>
        records.filter(({ jurisdiction }) => jurisdiction === system.member),
      );
      const shown = (await scanAll(open, 'Person')).map(({ values }) => {
        const names: readonly unknown[] = Array.isArray(values['names']) ? values['names'] : [];
        const [primary] = names;
        const name = typeof primary === 'object' && primary !== null && 'full' in primary ? primary.full : null;
        return `${String(name)} ${String(values['birthDate'])}`;
      });
      expect(shown.sort()).toEqual(known.map(({ name, birthDate }) => `${name} ${String(birthDate)}`).sort());
    });
  });
});
