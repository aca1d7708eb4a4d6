import type { JurisdictionReport } from '../../schema/statuses.ts';
import type { AnswerRanking } from './ask.ts';

const MANY = 100_000;

/** What the hits of strangers to expect come to, for each member that says it: a person must weigh hits against it. */
function falseHitsRemark(jurisdictions: Readonly<Record<string, JurisdictionReport>>): readonly string[] {
  const told = Object.entries(jurisdictions)
    .sort(([left], [right]) => left.localeCompare(right))
    .flatMap(([member, { falseHits }]) => {
      if (falseHits === undefined) return [];
      const { per100k, expected } = falseHits;
      return [expected === null ? `${member} ${per100k} of ${MANY} records` : `${member} about ${expected}`];
    });
  return told.length === 0 ? [] : [`people other than the one sought who are as like by chance: ${told.join(', ')}`];
}

function rankingRemark({ groups, comparable }: AnswerRanking): string {
  if (comparable === 'roughly') {
    return 'scores were made under different tables of how common names are: they compare roughly';
  }
  const named = groups.map((group) => group.join(', '));
  return `scores of different matchers do not compare, and their hits take turns: ${named.join(' / ')}`;
}

/** What must be known of hits beside them. */
export function searchRemarks(
  jurisdictions: Readonly<Record<string, JurisdictionReport>>,
  ranking: readonly AnswerRanking[],
): readonly string[] {
  return [...falseHitsRemark(jurisdictions), ...ranking.map(rankingRemark)];
}
