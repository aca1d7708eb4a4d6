import fc from 'fast-check';
import { classifyLink } from '../../../gateway/hub/clusters/classify-link.ts';
import { clusterRecords } from '../../../gateway/hub/clusters/cluster-records.ts';
import {
  compareRecords,
  explainComparison,
  rememberedSimilarity,
  scoreRecords,
} from '../../../gateway/hub/clusters/compare-records.ts';
import type { ComparedRecord } from '../../../gateway/hub/clusters/compared-record.ts';
import { groupRecords, type Pairing } from '../../../gateway/hub/clusters/group-records.ts';
import {
  DOCUMENTS_COMPARED,
  NAMES_COMPARED,
  NATIONALITIES_COMPARED,
} from '../../../gateway/hub/clusters/link-rules.ts';
import { pairOf, type LinkVerdict, type LinkVerdicts } from '../../../gateway/hub/clusters/link-verdicts.ts';
import { toldRecord, type ToldPerson } from './told-record.ts';

const PASSPORT = { number: 'K1234567', type: 'passport', issuer: 'UA' };
const OLENA = {
  names: [{ full: 'Шевченко Олена Іванівна', given: 'Олена' }],
  birthDate: '1979-03-14',
  sex: 'female',
  nationalities: ['UA'],
};
const ABROAD = { ...OLENA, names: [{ full: 'Olena Shevchenko', given: 'Olena' }] };

function classOf(one: ToldPerson, other: ToldPerson, members: readonly [string, string] = ['EE', 'UA']) {
  const [left, right] = [toldRecord(members[0], 'a', one), toldRecord(members[1], 'b', other)];
  return classifyLink(compareRecords(left, right, rememberedSimilarity()));
}

describe('the link of two records', () => {
  it.each<[string, string | null, ToldPerson, ToldPerson]>([
    ['names in two scripts, born on one day', 'SAME_IDENTITY', OLENA, ABROAD],
    [
      'one passport, and names that one of them does not tell',
      'SAME_IDENTITY',
      { documents: [PASSPORT] },
      { ...OLENA, documents: [PASSPORT] },
    ],
    [
      'one passport of a country that one of them does not tell',
      'SAME_IDENTITY',
      { documents: [{ number: 'K 1234567' }] },
      { documents: [PASSPORT] },
    ],
    [
      'one passport, another name',
      'SAME_IDENTITY_CONFLICTING_DATA',
      { ...OLENA, documents: [PASSPORT] },
      { ...OLENA, names: ['Giovanni Rossi'], documents: [PASSPORT] },
    ],
    [
      'one passport, another birth date',
      'SAME_IDENTITY_CONFLICTING_DATA',
      { ...OLENA, documents: [PASSPORT] },
      { ...ABROAD, birthDate: '1991-12-01', documents: [PASSPORT] },
    ],
    ['another sex', 'SAME_IDENTITY_CONFLICTING_DATA', OLENA, { ...ABROAD, sex: 'male' }],
    ['another nationality', 'SAME_IDENTITY_CONFLICTING_DATA', OLENA, { ...ABROAD, nationalities: ['PL'] }],
    ['a nationality in common', 'SAME_IDENTITY', OLENA, { ...ABROAD, nationalities: ['PL', 'UA'] }],
    ['one INTERPOL identifier', 'SAME_IDENTITY', { interpolId: '2019/12345' }, { interpolId: '2019/12345' }],
    ['the year of birth alone', 'SIMILAR', OLENA, { ...ABROAD, birthDate: '1979' }],
    [
      'the year of birth alone on both sides: masked values are never taken for equal',
      'SIMILAR',
      { ...OLENA, birthDate: '1979' },
      { ...ABROAD, birthDate: '1979' },
    ],
    [
      'a 1 January, which often stands for an unknown day',
      'SIMILAR',
      { ...OLENA, birthDate: '1979-01-01' },
      { ...ABROAD, birthDate: '1979-01-01' },
    ],
    [
      'day and month exchanged',
      'SIMILAR',
      { ...OLENA, birthDate: '1979-03-04' },
      { ...ABROAD, birthDate: '1979-04-03' },
    ],
    ['equal names and nothing else', 'SIMILAR', { names: ['Olena Shevchenko'] }, { names: ['Olena Shevchenko'] }],
    [
      'a twin: one surname, patronymic and day of birth, another given name',
      null,
      OLENA,
      { ...OLENA, names: [{ full: 'Шевченко Марія Іванівна', given: 'Марія' }] },
    ],
    [
      'a twin with a given name that is nearly the same',
      'SIMILAR',
      { ...OLENA, names: [{ full: 'Гончаренко Інна Євгенівна', given: 'Інна' }] },
      { ...OLENA, names: [{ full: 'Гончаренко Анна Євгенівна', given: 'Анна' }] },
    ],
    ['one name, another birth date', null, OLENA, { ...ABROAD, birthDate: '1984-11-30' }],
    ['another name, one birth date', null, OLENA, { ...OLENA, names: ['Giovanni Rossi'] }],
    [
      'nothing that both tell',
      null,
      { names: ['Olena Shevchenko'] },
      { birthDate: '1979-03-14', documents: [PASSPORT] },
    ],
    [
      'sex and nationality alone',
      null,
      { sex: 'female', nationalities: ['UA'] },
      { sex: 'female', nationalities: ['UA'] },
    ],
    ['a masked name: it is no evidence', null, { ...OLENA, withheld: ['PersonName.full'] }, ABROAD],
    ['initials', null, { names: ['O. S.'], birthDate: '1979-03-14' }, { names: ['O. S.'], birthDate: '1979-03-14' }],
    [
      'a weak alias',
      null,
      { names: [{ full: 'Abu Ali', kind: 'weak-alias' }], birthDate: '1979-03-14' },
      { names: ['Abu Ali'], birthDate: '1979-03-14' },
    ],
    [
      'a masked document number',
      null,
      { documents: [{ ...PASSPORT, number: '34567', withheld: ['IdentityDocument.number'] }] },
      { documents: [{ ...PASSPORT, number: '34567' }] },
    ],
    [
      'a masked national number',
      null,
      { nationalId: '34567', withheld: ['Person.nationalId'] },
      { nationalId: '34567' },
    ],
    [
      'a number that stands for unknown',
      null,
      { documents: [{ number: '0000000' }] },
      { documents: [{ number: '0000000' }] },
    ],
    [
      'the number of another country’s passport',
      null,
      { documents: [PASSPORT] },
      { documents: [{ ...PASSPORT, issuer: 'FR' }] },
    ],
    [
      'the number of another kind of document',
      null,
      { documents: [PASSPORT] },
      { documents: [{ ...PASSPORT, type: 'driving-licence' }] },
    ],
    [
      'national numbers of two countries: everybody has one of each',
      'SAME_IDENTITY',
      { ...OLENA, nationalId: '47903140014' },
      { ...ABROAD, nationalId: '2892304921' },
    ],
  ])('with %s is %s', (_, expected, one, other) => {
    expect(classOf(one, other)).toBe(expected);
  });

  it('is different where one register has given them two numbers, unless a document is equal', () => {
    const [one, other] = [
      { ...OLENA, nationalId: '47903140014' },
      { ...OLENA, nationalId: '47903140025' },
    ];
    expect(classOf(one, other, ['EE', 'EE'])).toBe('DIFFERENT');
    const documents = [PASSPORT];
    expect(classOf({ ...one, documents }, { ...other, documents }, ['EE', 'EE'])).toBe(
      'SAME_IDENTITY_CONFLICTING_DATA',
    );
  });

  it('says of every feature how it compared, or that it was not', () => {
    const [one, other] = [toldRecord('EE', 'a', OLENA), toldRecord('UA', 'b', { ...ABROAD, sex: null })];
    const reasons = explainComparison(one, other);
    expect(reasons.map(({ feature, score }) => [feature, score === null])).toEqual([
      ['name', false],
      ['birthDate', false],
      ['nationality', false],
      ['sex', true],
      ['document', true],
      ['nationalId', true],
      ['interpolId', true],
    ]);
    expect(reasons.every(({ explanation }) => explanation.length > 0)).toBe(true);
  });
});

const NAMES = [
  'Шевченко Олена',
  'Olena Shevchenko',
  'Olha Shevchenko',
  'محمد علي',
  'Mohamed Ali',
  'Muhammad Aly',
  'Ann Lee',
];
const PERSON: fc.Arbitrary<ToldPerson> = fc.record(
  {
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
    birthDate: fc.constantFrom('1979-03-14', '1979-03-15', '1979', '1979-01-01', '1990-12-01', null),
    sex: fc.constantFrom('male', 'female', 'other', null),
    nationalities: fc.uniqueArray(fc.constantFrom('UA', 'EG', 'EE'), { maxLength: 2 }),
    nationalId: fc.constantFrom('47903140014', '47903140025', null),
    documents: fc.uniqueArray(fc.constantFrom(PASSPORT, { ...PASSPORT, issuer: 'EG' }, { number: 'K1234567' }), {
      maxLength: 1,
    }),
    withheld: fc.uniqueArray(fc.constantFrom('PersonName.full', 'Person.nationalId'), { maxLength: 1 }),
  },
  { requiredKeys: [] },
);
const RECORDS: fc.Arbitrary<readonly ComparedRecord[]> = fc
  .array(fc.tuple(fc.constantFrom('EE', 'UA', 'EG'), PERSON), { maxLength: 12 })
  .map((persons) => persons.map(([member, told], position) => toldRecord(member, `p${position}`, told)));
const VERDICTS = fc.array(
  fc.tuple(
    fc.nat({ max: 11 }),
    fc.nat({ max: 11 }),
    fc.constantFrom<LinkVerdict['verdict']>('SAME_IDENTITY', 'SAME_IDENTITY_CONFLICTING_DATA', 'DIFFERENT'),
  ),
  { maxLength: 6 },
);

function verdictsOn(
  records: readonly ComparedRecord[],
  drawn: readonly (readonly [number, number, LinkVerdict['verdict']])[],
): LinkVerdicts {
  return new Map(
    drawn.flatMap(([left, right, verdict]) => {
      const [one, other] = [records[left], records[right]];
      return one && other && one !== other ? [[pairOf(one.id, other.id), { verdict, told: {} }] as const] : [];
    }),
  );
}

/** What comes of clustering, by ids: in no order but its own. */
async function clustered(records: readonly ComparedRecord[], verdicts: LinkVerdicts) {
  const found = await clusterRecords(records, verdicts);
  const idOf = (position: number) => found.records[position]?.id ?? '';
  return {
    groups: found.groups.map((group) => group.map(idOf)),
    links: found.links.map(({ left, right, linkClass, computed, score }) => ({
      pair: pairOf(idOf(left), idOf(right)),
      linkClass,
      computed,
      score,
    })),
  };
}

describe('what a record tells of itself without end', () => {
  it('is compared by its first names, documents and nationalities alone', () => {
    const names = Array.from({ length: 300 }, (_, index) => `Olena ${'abcdefghij'.charAt(index % 10)}shevchenko`);
    const record = toldRecord('UA', 'a', {
      names: [{ full: 'Olia', kind: 'weak-alias' }, 'O. S.', ...names],
      documents: Array.from({ length: 300 }, (_, index) => ({ number: `K${1_000_000 + index}` })),
      nationalities: Array.from({ length: 300 }, () => 'UA'),
    });
    expect(record.names.map(({ full }) => full)).toEqual(names.slice(0, NAMES_COMPARED));
    expect(record.documents).toHaveLength(DOCUMENTS_COMPARED);
    expect(record.nationalities).toHaveLength(NATIONALITIES_COMPARED);
  });

  // Read in more than one way, this name would take longer than anybody waits.
  it('is read in one way: initials that end in something else', () => {
    const full = `${'a..'.repeat(60)}bc`;
    expect(toldRecord('UA', 'a', { names: [{ full, given: full }] }).names).toHaveLength(1);
  });
});

describe('records, clustered', () => {
  it('are the same clusters in whichever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(RECORDS, VERDICTS, fc.array(fc.nat(), { minLength: 12 }), async (records, drawn, order) => {
        const verdicts = verdictsOn(records, drawn);
        const shuffled = records
          .map((record, position) => ({ record, at: order[position] ?? 0 }))
          .sort((left, right) => left.at - right.at)
          .map(({ record }) => record);
        expect(await clustered(shuffled, verdicts)).toEqual(await clustered(records, verdicts));
      }),
    );
  });

  it('compare the same both ways', () => {
    fc.assert(
      fc.property(RECORDS, ([one, other]) => {
        if (one === undefined || other === undefined) return;
        const [there, back] = [
          compareRecords(one, other, rememberedSimilarity()),
          compareRecords(other, one, rememberedSimilarity()),
        ];
        expect(back).toEqual(there);
        expect(scoreRecords(other, one, back)).toBe(scoreRecords(one, other, there));
        expect(explainComparison(other, one)).toEqual(explainComparison(one, other));
      }),
    );
  });

  it('stand in one cluster each, of which no two conflict but by a verdict, and none that was decided to be another', async () => {
    await fc.assert(
      fc.asyncProperty(RECORDS, VERDICTS, async (records, drawn) => {
        const verdicts = verdictsOn(records, drawn);
        const { groups } = await clustered(records, verdicts);
        expect(groups.flat().sort()).toEqual(records.map(({ id }) => id).sort());
        const byId = new Map(records.map((record) => [record.id, record]));
        for (const group of groups) {
          for (const one of group) {
            for (const other of group) {
              const [left, right] = [byId.get(one), byId.get(other)];
              if (!left || !right || left === right) continue;
              const verdict = verdicts.get(pairOf(one, other))?.verdict;
              expect(verdict).not.toBe('DIFFERENT');
              if (verdict !== undefined) continue;
              const comparison = compareRecords(left, right, rememberedSimilarity());
              expect(['SAME_IDENTITY', 'SIMILAR', null]).toContain(classifyLink(comparison));
              expect([...comparison.conflicts].filter((feature) => feature !== 'name')).toEqual([]);
            }
          }
        }
      }),
    );
  });

  it('are never linked where nothing that both tell can be compared', async () => {
    await fc.assert(
      fc.asyncProperty(RECORDS, async (records) => {
        const byId = new Map(records.map((record) => [record.id, record]));
        for (const { pair } of (await clustered(records, new Map())).links) {
          const [one, other] = pair.split(' ').map((id) => byId.get(id));
          if (one === undefined || other === undefined) throw new Error('a link to nothing');
          const { features } = compareRecords(one, other, rememberedSimilarity());
          expect([...features].some((feature) => feature !== 'sex' && feature !== 'nationality')).toBe(true);
        }
      }),
    );
  });

  it('are not chained: A and B, B and C are one person, A and C conflict', async () => {
    const records = [
      toldRecord('EE', 'a', { ...OLENA, documents: [PASSPORT] }),
      toldRecord('UA', 'b', { names: OLENA.names, documents: [PASSPORT, { ...PASSPORT, number: 'X7654321' }] }),
      toldRecord('EG', 'c', { ...OLENA, birthDate: '1991-07-01', documents: [{ ...PASSPORT, number: 'X7654321' }] }),
    ];
    const { groups, links } = await clustered(records, new Map());
    expect(links.map(({ linkClass }) => linkClass)).toEqual(['SAME_IDENTITY', 'SAME_IDENTITY']);
    expect(groups.map((group) => group.length).sort()).toEqual([1, 2]);
  });

  it('stay apart where most of them are only alike', async () => {
    const year = { ...OLENA, birthDate: '1979' };
    const records = [
      toldRecord('EE', 'a', { ...OLENA, documents: [PASSPORT] }),
      toldRecord('UA', 'b', { ...year, documents: [PASSPORT] }),
      toldRecord('EG', 'c', year),
    ];
    expect((await clustered(records, new Map())).groups.map((group) => group.length).sort()).toEqual([1, 2]);
  });

  it('are joined by what was decided, whatever was computed, and parted by it', async () => {
    const [one, other] = [toldRecord('EE', 'a', OLENA), toldRecord('UA', 'b', { ...ABROAD, sex: 'male' })];
    const twin = toldRecord('EG', 'c', ABROAD);
    const decided = (verdict: LinkVerdict['verdict'], a: ComparedRecord, b: ComparedRecord) =>
      new Map([[pairOf(a.id, b.id), { verdict, told: {} }]]);
    const sizes = async (records: readonly ComparedRecord[], verdicts: LinkVerdicts) =>
      (await clustered(records, verdicts)).groups.map((group) => group.length).sort();
    expect(await sizes([one, other], new Map())).toEqual([1, 1]);
    expect(await sizes([one, other], decided('SAME_IDENTITY_CONFLICTING_DATA', one, other))).toEqual([2]);
    expect(await sizes([one, twin], new Map())).toEqual([2]);
    expect(await sizes([one, twin], decided('DIFFERENT', one, twin))).toEqual([1, 1]);
    const [link] = (await clustered([one, twin], decided('DIFFERENT', one, twin))).links;
    expect(link).toMatchObject({ linkClass: 'DIFFERENT', computed: 'SAME_IDENTITY' });
  });
});

describe('groups of drawn pairings', () => {
  const PAIRINGS = fc.array(
    fc.constantFrom<Pairing>(
      { kind: 'unknown' },
      { kind: 'apart' },
      { kind: 'together' },
      { kind: 'compared', weight: 0 },
      { kind: 'compared', weight: 0.5 },
      { kind: 'compared', weight: 1 },
    ),
    { minLength: 45, maxLength: 45 },
  );

  it('hold no pair that is apart, and every record once', () => {
    fc.assert(
      fc.property(PAIRINGS, (drawn) => {
        const pairingOf = (left: number, right: number): Pairing =>
          drawn[left * 10 - (left * (left + 1)) / 2 + right - left - 1] ?? { kind: 'unknown' };
        const groups = groupRecords(10, pairingOf);
        expect(groups.flat().sort((left, right) => left - right)).toEqual([...Array(10).keys()]);
        for (const group of groups)
          for (const left of group)
            for (const right of group) if (left < right) expect(pairingOf(left, right).kind).not.toBe('apart');
      }),
    );
  });
});
