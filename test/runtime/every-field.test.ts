import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { readdirSync } from 'node:fs';
import { compilePolicy } from '../../policies/engine/compile.ts';
import { DENY_ALL } from '../../policies/engine/deny-all.ts';
import { fieldName, nameableFields } from '../../policies/engine/lanes.ts';
import type { CompiledPolicy } from '../../policies/engine/contract.ts';
import { fromRoot } from '../../schema/paths.ts';
import { GROUPS, HEAD, permission } from '../policies/sample.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { EVERY_SYSTEM, openMember } from './every-country.ts';
import { everySelection, recordTypes, valuesIn, WAYS } from './every-selection.ts';
import { servedCountry } from './served-country.ts';

/** Records of each type that are looked at. */
const OF_EACH_TYPE = 3;
const LONG = 4 * SERVER_START_MS;

/** Fields of connections and comparisons, which are no record's: what they tell is held to the record's own fields. */
const records = (fields: readonly string[], types: ReadonlySet<string>) =>
  fields.filter((name) => types.has(name.split('.')[0] ?? ''));

it('walks every country that ships', () => {
  const shipped = readdirSync(fromRoot('subgraphs', 'countries'), { withFileTypes: true });
  const codes = shipped.filter((entry) => entry.isDirectory()).map(({ name }) => name.toUpperCase());
  expect(EVERY_SYSTEM.map(([member]) => member).sort()).toEqual(codes.sort());
});

describe.each(EVERY_SYSTEM)('%s, asked for everything by a signed call', (code, open) => {
  let member: Awaited<ReturnType<typeof openMember>>;
  let served: Awaited<ReturnType<typeof servedCountry>>;
  let representations: readonly object[];
  let search: string;
  let names: readonly string[];
  let whole: ReadonlyMap<string, ReadonlySet<string>>;

  /** A policy that opens some fields and no others, with every right to search. */
  function opening(read: readonly string[]): CompiledPolicy {
    const { catalogue } = member;
    return compilePolicy({
      head: { ...HEAD, member: code },
      permissions: [permission({ cells: {}, read, search: ['all'] })],
      restrictions: [],
      groups: GROUPS,
      catalogue,
    });
  }

  async function ask(policy: CompiledPolicy): Promise<{ readonly text: string; readonly answer: unknown }> {
    member.enforce(policy);
    const query = everySelection(member.schema, code, search);
    const { status, text } = await served.send({ body: { query, variables: { representations } }, deadlineMs: 60_000 });
    expect([status, text.slice(0, 300)]).toEqual([200, expect.stringContaining('"data":{"_entities"')]);
    const answer: unknown = JSON.parse(text);
    expect(answer).not.toHaveProperty('errors');
    return { text, answer };
  }

  beforeAll(async () => {
    member = await openMember(code, open);
    served = await servedCountry(member);
    const { system, country, catalogue, schema } = member;
    const places: object[] = [];
    for (const type of system.holds) {
      const keys: string[] = [];
      for await (const page of system.scan(type, new Set())) keys.push(...page.map(({ key }) => key));
      for (const key of keys.slice(0, OF_EACH_TYPE)) {
        places.push({ __typename: `${code}_Record`, id: country.ids.seal({ system: system.name, type, key }) });
      }
    }
    representations = [...places, { __typename: `${code}_Jurisdiction`, code }];
    const text = async (type: string, field: string, plan: readonly string[]) => {
      for await (const page of system.scan(type, new Set(plan))) {
        for (const { values } of page) {
          const value = JSON.stringify(values[field] ?? null);
          const found = /"full":("(?:[^"\\]|\\.)*")/u.exec(value)?.[1] ?? (value.startsWith('"') ? value : null);
          if (found !== null) return found;
        }
      }
      throw new Error(`no ${type} has a ${field}`);
    };
    search = system.holds.has('Person')
      ? `persons(search: { name: ${await text('Person', 'names', ['Person.names', 'PersonName.full'])} })`
      : `vehicles(search: { plate: ${await text('Vehicle', 'plate', ['Vehicle.plate'])} })`;
    const isWithin = new Set(recordTypes(schema).map(({ name }) => name));
    for (const { type } of catalogue.fields) {
      const definition = schema.getType(type);
      if (isObjectType(definition) && !definition.getFields()['id']) isWithin.add(type);
    }
    names = records(
      catalogue.fields.map(({ type, field }) => `${type}.${field}`),
      isWithin,
    );
    whole = valuesIn((await ask(opening(['all']))).answer);
  }, LONG);

  afterAll(async () => {
    await served.close();
  }, LONG);

  /** Whether a field leads to other fields, which are not there where it is closed. */
  function leads(name: string): boolean {
    const [type = '', field = ''] = name.split('.');
    const definition = member.schema.getType(type);
    const target = isObjectType(definition) ? definition.getFields()[field]?.type : undefined;
    return target !== undefined && !isLeafType(getNamedType(target));
  }

  /** What a row can name: quality goes with the value, and is closed where nothing else is open. */
  function ruled(): readonly string[] {
    return nameableFields(member.catalogue)
      .map(fieldName)
      .filter((name) => names.includes(name));
  }

  function answered(values: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
    return names.filter((name) => values.has(name));
  }

  it('names every controlled field of its schema', () => {
    expect(names).toEqual(member.catalogue.fields.map(({ type, field }) => `${type}.${field}`));
    const query = everySelection(member.schema, code, search);
    for (const name of names) {
      const ways = WAYS.filter((way) => query.includes(`${way}__${name.replace('.', '__')}: `));
      expect([name, ways]).toEqual([name, [...WAYS]]);
    }
  });

  it('gives what is permitted, in every way, so that what is not given is denied', () => {
    const filled = names.filter((name) => {
      const [type = '', field = ''] = name.split('.');
      return member.system.fills(type, field);
    });
    const found = answered(whole);
    expect(found.length).toBeGreaterThan(filled.length / 2);
    for (const name of found) {
      const ways = ['direct', 'inline', 'named'].filter((way) => whole.get(name)?.has(way));
      // A search may find a record that no reference was asked for.
      expect([name, ways.length]).toEqual([name, ways.length === 0 && whole.get(name)?.has('search') ? 0 : 3]);
    }
    expect(found.filter((name) => whole.get(name)?.has('direct')).length).toBeGreaterThan(found.length * 0.9);
    expect([...whole.values()].some((ways) => ways.has('search'))).toBe(true);
    expect([...whole.values()].some((ways) => ways.has('common'))).toBe(true);
  });

  it('gives nothing at all without a policy', async () => {
    const { answer } = await ask(DENY_ALL(code, member.catalogue).policy);
    expect(answered(valuesIn(answer))).toEqual([]);
    expect(answer).toMatchObject({
      data: {
        _entities: representations.map((_, index) =>
          index < representations.length - 1 ? { content: null } : { found: null },
        ),
      },
    });
  });

  it(
    'gives each plain field where a permission names it, and nowhere where none does',
    async () => {
      const plain = ruled().filter((name) => !leads(name));
      const types = new Set(recordTypes(member.schema).map(({ name }) => name));
      // A mapping may require a name: without one there is no record, and nothing that could still be given.
      const names = plain.filter((name) => name.endsWith('Name.full'));
      const halves = [0, 1].map((half) => plain.filter((name, index) => index % 2 === half && !names.includes(name)));
      for (const each of [...halves, names]) {
        const closed = new Set(each);
        const { answer } = await ask(opening(ruled().filter((name) => !closed.has(name))));
        const values = valuesIn(answer);
        expect([...closed].filter((name) => values.has(name))).toEqual([]);
        if (each === names) continue;
        // A value within a record may be known of only by its content: those of the records themselves are all there.
        const own = plain.filter((name) => types.has(name.split('.')[0] ?? '') && !closed.has(name));
        expect(own.filter((name) => values.has(name))).toEqual(own.filter((name) => whole.has(name)));
      }
    },
    LONG,
  );

  it(
    'gives nothing through a field that leads further where no permission names it',
    async () => {
      const leading = ruled().filter(leads);
      const nested = leading.filter((name) =>
        recordTypes(member.schema).every((type) => !name.startsWith(`${type.name}.`)),
      );
      const direct = leading.filter((name) => !nested.includes(name));
      const groups = [0, 1].map((half) => direct.filter((_, index) => index % 2 === half));
      for (const closed of [...groups, ...nested.map((name) => [name])]) {
        const values = valuesIn((await ask(opening(ruled().filter((name) => !closed.includes(name))))).answer);
        expect(closed.filter((name) => values.has(name))).toEqual([]);
      }
    },
    LONG,
  );
});
