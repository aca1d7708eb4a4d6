import fc from 'fast-check';
import { mergeEdges, type MemberPage } from '../../../gateway/hub/merge-parts.ts';

function pageOf(member: string, scores: readonly number[]): MemberPage {
  const edges = [...scores]
    .sort((left, right) => right - left)
    .map((score, index) => ({ score, cursor: `${member}${index}` }));
  return { member, part: {}, edges, hasNextPage: false, total: scores.length };
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
        expect(mergeEdges(pages, limit)).toEqual(all.slice(0, limit));
      }),
    );
  });

  it('keep a member’s own order even where its scores do not fall, so that its cursor says how far it was read', () => {
    const odd: MemberPage = {
      member: 'EE',
      part: {},
      edges: [0.2, 0.9].map((score) => ({ score, cursor: String(score) })),
      hasNextPage: true,
      total: null,
    };
    expect(mergeEdges([odd, pageOf('DE', [0.5])], 3).map(({ member, score }) => [member, score])).toEqual([
      ['DE', 0.5],
      ['EE', 0.2],
      ['EE', 0.9],
    ]);
  });
});
