import {
  clustersText,
  printedCluster,
  type AnsweredCluster,
  type AnsweredLink,
} from '../../cli/client/search-clusters.ts';
import { searchJson, searchText } from '../../cli/client/search-report.ts';

function link(from: string, to: string, over: Partial<AnsweredLink> = {}): AnsweredLink {
  const reasons = [
    { feature: 'name', score: 0.93, explanation: 'Olena = Олена' },
    { feature: 'sex', score: null, explanation: 'not told on both sides: not compared' },
  ];
  return { from, to, class: 'SAME_IDENTITY', score: 0.98, reasons, verdict: null, ...over };
}

function cluster(records: readonly string[], over: Partial<AnsweredCluster> = {}): AnsweredCluster {
  const ids = records.map((id) => ({ id }));
  return { records: ids, links: [], outerLinks: [], incomplete: [], verdictsOf: 'EE', ...over };
}

const IDS = ['DE.a', 'EE.a', 'FR.a'];
const numberOf = (id: string) => IDS.indexOf(id) + 1;
const told = (...clusters: readonly AnsweredCluster[]) =>
  clustersText(
    clusters.map((each) => printedCluster(each, [])),
    numberOf,
  );

describe('how the hits of a search go together, in words', () => {
  it('is nothing where no two are linked', () => {
    expect(told(cluster(['DE.a']), cluster(['EE.a']))).toBe('');
  });

  it('names hits by their numbers, each link once, with its reasons', () => {
    const conflict = link('EE.a', 'FR.a', { class: 'SAME_IDENTITY_CONFLICTING_DATA' });
    const text = told(
      cluster(['DE.a', 'EE.a'], { links: [link('DE.a', 'EE.a')], outerLinks: [conflict] }),
      cluster(['FR.a'], { outerLinks: [conflict] }),
    );
    expect(text).toContain('1, 2  may be one person');
    expect(text).toMatch(/^1 – 2 +0\.98 +the same identity +name 0\.93 \(Olena = Олена\)$/mu);
    expect(text.match(/with conflicting data/gu)).toHaveLength(1);
    expect(text).not.toContain('sex');
  });

  it('says what was decided, and when it is not known', () => {
    const verdict = { verdict: 'DIFFERENT', reason: 'her \u001b[2Ksister', at: '2026-11-22T12:00:00.000Z' };
    const text = told(
      cluster(['DE.a'], { outerLinks: [link('DE.a', 'EE.a', { class: 'DIFFERENT', verdict })], verdictsOf: null }),
    );
    expect(text).toContain('different persons  decided 2026-11-22: her');
    expect(text).not.toContain('\u001b');
    expect(text).toContain('could not be read');
  });
});

describe('a search with clusters', () => {
  const hit = (id: string) => ({
    jurisdiction: id.slice(0, 2),
    id,
    score: 0.9,
    name: 'Olena',
    birthDate: null,
    obligations: ['crime-only'],
  });
  const outcome = {
    hits: [hit('DE.a'), hit('EE.a')],
    clusters: [printedCluster(cluster(['DE.a', 'EE.a'], { links: [link('DE.a', 'EE.a')] }), ['no-onward-transfer'])],
    jurisdictions: {},
    errors: [],
  };

  it('has them in JSON, with what must be done with what they were computed from', () => {
    expect(searchJson(outcome)).toMatchObject({
      clusters: [
        { records: ['DE.a', 'EE.a'], obligations: ['no-onward-transfer'], links: [{ class: 'SAME_IDENTITY' }] },
      ],
    });
    const { hits, jurisdictions, errors } = outcome;
    expect(searchJson({ hits, jurisdictions, errors })).not.toHaveProperty('clusters');
  });

  it('says in words what binds what hits were compared by', () => {
    expect(searchText(outcome)).toContain(
      'what you must do with what tells that they go together:\n1-2  do not pass it on without the consent of its owner\n',
    );
  });
});
