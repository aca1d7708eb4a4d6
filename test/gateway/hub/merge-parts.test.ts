import fc from 'fast-check';
import { mergeHits, type MemberPage } from '../../../gateway/hub/merge-parts.ts';

function pageOf(member: string, scores: readonly number[], matcher = 'm1'): MemberPage {
  const edges = [...scores]
    .sort((left, right) => right - left)
    .map((score, index) => ({ score, cursor: `${member}${index}` }));
  return { member, matcher, part: {}, edges, hasNextPage: false, total: scores.length };
}

const PAGES = fc
  .dictionary(fc.constantFrom('BR', 'DE', 'EE', 'FR'), fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 }))
  .map((scores) => Object.entries(scores).map(([member, own]) => pageOf(member, own)));

describe('the edges of all pages, merged', () => {
  it('are the best of all, ties by member, each member’s in its own order', () => {
    fc.assert(
      fc.property(PAGES, fc.integer({ min: 0, max: 60 }), (pages, limit) => {
        const all = pages.flatMap(({ member, edges }) => edges.map((edge, index) => ({ member, index, ...edge })));
        all.sort((left, right) => {
          if (left.score !== right.score) return right.score - left.score;
          return left.member === right.member ? left.index - right.index : left.member < right.member ? -1 : 1;
        });
        expect(mergeHits(pages, limit)).toEqual(all.slice(0, limit));
      }),
    );
  });

  it('keep a member’s own order even where its scores do not fall, so that its cursor says how far it was read', () => {
    const odd: MemberPage = {
      member: 'EE',
      matcher: 'm1',
      part: {},
      edges: [0.2, 0.9].map((score) => ({ score, cursor: String(score) })),
      hasNextPage: true,
      total: null,
    };
    expect(mergeHits([odd, pageOf('DE', [0.5])], 3).map(({ member, score }) => [member, score])).toEqual([
      ['DE', 0.5],
      ['EE', 0.2],
      ['EE', 0.9],
    ]);
  });

  it('take turns where their scores are of different matchers: the best of each first, none compared with another', () => {
    const pages = [
      pageOf('BR', [0.9, 0.8], 'm2'),
      pageOf('DE', [0.2, 0.1]),
      pageOf('EE', [0.15]),
      pageOf('FR', [0.85], 'm2'),
      pageOf('JP', [0.01], 'm3'),
    ];
    const found = [
      ['BR', 0.9],
      ['DE', 0.2],
      ['JP', 0.01],
      ['FR', 0.85],
      ['EE', 0.15],
      ['BR', 0.8],
      ['DE', 0.1],
    ];
    for (const limit of [0, 1, 4, 7, 50]) {
      expect(mergeHits(pages, limit).map(({ member, score }) => [member, score])).toEqual(found.slice(0, limit));
    }
  });

  it('are all of them, each once and in its member’s order, whatever their matchers are', () => {
    const mixed = PAGES.map((pages) => pages.map((page, at) => ({ ...page, matcher: `m${at % 3}` })));
    fc.assert(
      fc.property(mixed, (pages) => {
        const merged = mergeHits(pages, Infinity);
        for (const { member, edges } of pages) {
          const own = merged.filter((hit) => hit.member === member);
          expect(own.map(({ index }) => index)).toEqual([...edges.keys()]);
        }
      }),
    );
  });
});
