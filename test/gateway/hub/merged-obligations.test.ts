import fc from 'fast-check';
import { mergeHits, type MemberPage } from '../../../gateway/hub/merge-parts.ts';
import { boundInPage, mergedPlaces } from '../../../gateway/hub/merged-obligations.ts';

function pageOf(member: string, scores: readonly number[]): MemberPage {
  const edges = scores.map((score, index) => ({ score, cursor: `${member}${index}` }));
  const part = { hits: edges, comity_edges: edges, comity_total: edges.length };
  return { member, matcher: 'm1', part, edges, hasNextPage: false, total: null };
}

const PAGES = fc
  .dictionary(fc.constantFrom('BR', 'DE', 'EE', 'FR'), fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 12 }))
  .map((scores) => Object.entries(scores).map(([member, own]) => pageOf(member, own)));

describe('what members say of the hits of their own pages', () => {
  it('is said of the same hits in the merged page, wherever they stand, and of no others', () => {
    fc.assert(
      fc.property(PAGES, fc.integer({ min: 0, max: 60 }), (pages, limit) => {
        const merged = mergeHits(pages, limit);
        const bound = pages.map(({ member, edges }, position) => ({
          member,
          obligations: ['crime-only'] as const,
          paths: ['hits', 'comity_edges'].flatMap((key) =>
            edges.map((_, index) => ['jurisdictions', position, 'comity_part', key, index, 'node', `of-${index}`]),
          ),
        }));
        const parts = new Map(pages.map(({ member, part }) => [member, part]));
        const page = { root: 'found', parts, places: mergedPlaces(merged), hasTotal: false };
        const said = boundInPage(bound, page).flatMap(({ member, paths }) =>
          paths.map(([root, key, place, field, own]) => [root, key, Number(place), field, member, own] as const),
        );
        const expected = merged.map(({ member, index }, place) => [
          'found',
          'hits',
          place,
          'node',
          member,
          `of-${index}`,
        ]);
        expect(said.toSorted((left, right) => left[2] - right[2])).toEqual(expected);
      }),
    );
  });
});
