import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { classifyLink, type LinkClass } from '../../../gateway/hub/clusters/classify-link.ts';
import { clusterRecords } from '../../../gateway/hub/clusters/cluster-records.ts';
import { compareRecords, rememberedSimilarity } from '../../../gateway/hub/clusters/compare-records.ts';
import type { ComparedRecord } from '../../../gateway/hub/clusters/compared-record.ts';
import { fromRoot } from '../../../schema/paths.ts';
import { generatePopulation } from '../../../subgraphs/demo/population/generate-population.ts';
import { toldRecord, type ToldPerson } from './told-record.ts';

const file = path.join(
  process.env['COMITY_SHARED_DATA'] ?? fromRoot('..', 'shared', 'data'),
  'names',
  'persons_dev.jsonl',
);

/** Pairs by whether they are one person, and by how they were linked. */
interface Tally {
  readonly matches: Readonly<Record<LinkClass | 'none', number>>;
  readonly others: Readonly<Record<LinkClass | 'none', number>>;
}

function tally(pairs: Iterable<{ readonly isMatch: boolean; readonly linkClass: LinkClass | null }>): Tally {
  const none = { SAME_IDENTITY: 0, SAME_IDENTITY_CONFLICTING_DATA: 0, SIMILAR: 0, DIFFERENT: 0, none: 0 };
  const [matches, others] = [{ ...none }, { ...none }];
  for (const { isMatch, linkClass } of pairs) (isMatch ? matches : others)[linkClass ?? 'none'] += 1;
  return { matches, others };
}

/** Of links of *same identity*, how many are right; of what is one person, how much they find. */
function quality({ matches, others }: Tally) {
  const all = Object.values(matches).reduce((sum, count) => sum + count, 0);
  return {
    precision: matches.SAME_IDENTITY / (matches.SAME_IDENTITY + others.SAME_IDENTITY),
    recall: matches.SAME_IDENTITY / all,
    recallWithSimilar: (matches.SAME_IDENTITY + matches.SAME_IDENTITY_CONFLICTING_DATA + matches.SIMILAR) / all,
  };
}

describe('links of *same identity* among the persons of all members', () => {
  const { members } = generatePopulation({ seed: 'clusters', size: 1000 });
  const persons = [...members].flatMap(([member, { persons: own, documents }]) =>
    own.map((person, holder) => {
      const { names, birthDate, sex, nationalities, nationalId } = person;
      const held = documents.filter(({ holderIndex }) => holderIndex === holder);
      const told = { names, birthDate, sex, nationalities, nationalId, documents: held };
      return { truth: person.truthId, member, key: `${member}${holder}`, told };
    }),
  );

  /** Every pair that could be linked at all: of one person, of one day or year of birth, or with one document. */
  function* pairs(over: ToldPerson) {
    const similarity = rememberedSimilarity();
    const records = persons.map(({ truth, member, key, told }) => ({
      truth,
      record: toldRecord(member, key, { ...told, ...over }),
    }));
    const blocks = new Map<string, Set<number>>();
    records.forEach(({ truth, record }, position) => {
      const keys = [truth, ...record.birthDates, ...record.documents.map(({ number }) => number)];
      for (const key of keys) blocks.set(key, (blocks.get(key) ?? new Set()).add(position));
    });
    const seen = new Set<string>();
    for (const block of blocks.values())
      for (const left of block)
        for (const right of block) {
          const [one, other] = [records[left], records[right]];
          if (left >= right || seen.has(`${left} ${right}`) || !one || !other) continue;
          seen.add(`${left} ${right}`);
          const linkClass = classifyLink(compareRecords(one.record, other.record, similarity));
          yield { isMatch: one.truth === other.truth, linkClass };
        }
  }

  it('are right, and find most, where all is told', () => {
    const { precision, recall, recallWithSimilar } = quality(tally(pairs({})));
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recall).toBeGreaterThanOrEqual(0.65);
    expect(recallWithSimilar).toBeGreaterThanOrEqual(0.88);
  });

  it('are right where no identifier is told: what is left are twins of one name', () => {
    const { precision, recall } = quality(tally(pairs({ nationalId: null, documents: [] })));
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.65);
  });

  it('are none where names and identifiers are masked', () => {
    const masked = { nationalId: null, documents: [], withheld: ['PersonName.full'] };
    const { matches, others } = tally(pairs(masked));
    expect([matches.SAME_IDENTITY, others.SAME_IDENTITY, matches.SIMILAR, others.SIMILAR]).toEqual([0, 0, 0, 0]);
  });

  it('put nobody into the cluster of another, and most of one person’s records into one', async () => {
    const groups = new Map<string, typeof persons>();
    for (const person of persons) groups.set(person.truth, [...(groups.get(person.truth) ?? []), person]);
    const shared = [...groups.values()].filter((group) => group.length > 1).slice(0, 30);
    const records = shared.flat().map(({ member, key, told }) => toldRecord(member, key, told));
    const truth = new Map(records.map(({ id }, position) => [id, shared.flat()[position]?.truth]));
    const clustered = await clusterRecords(records, new Map());
    const truths = clustered.groups.map(
      (group) => new Set(group.map((position) => truth.get(clustered.records[position]?.id ?? ''))),
    );
    expect(truths.filter((found) => found.size > 1)).toEqual([]);
    expect(clustered.groups.length).toBeLessThan(records.length * 0.7);
  });
});

if (existsSync(file)) {
  describe('links of *same identity* on labelled pairs', () => {
    interface Listed {
      readonly names: readonly string[];
      readonly aliases: readonly string[];
      readonly birth_dates: readonly string[];
    }
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { readonly is_match: number; readonly left: Listed; readonly right: Listed });
    const record = (key: string, { names, aliases, birth_dates: birthDates }: Listed): ComparedRecord => ({
      ...toldRecord('UN', key, { names: [...names, ...aliases] }),
      birthDates,
    });

    it('are right without exception, and all else of one person is similar', () => {
      const similarity = rememberedSimilarity();
      const found = tally(
        rows.map(({ is_match, left, right }) => ({
          isMatch: is_match === 1,
          linkClass: classifyLink(compareRecords(record('left', left), record('right', right), similarity)),
        })),
      );
      const { precision, recall, recallWithSimilar } = quality(found);
      expect(precision).toBe(1);
      expect(recall).toBeGreaterThanOrEqual(0.65);
      expect(recallWithSimilar).toBeGreaterThanOrEqual(0.95);
    });
  });
} else {
  it.skip('labelled pairs (not run: COMITY_SHARED_DATA names no folder with names/persons_dev.jsonl)', () => undefined);
}
