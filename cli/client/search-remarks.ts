import type { FalseHits } from '../../schema/false-hits.ts';
import type { JurisdictionReport } from '../../schema/statuses.ts';
import type { AnswerRanking } from './ask.ts';

const MANY = 100_000;

function falseHitsText({ per100k, expected }: FalseHits): string {
  return expected === null ? `${per100k} of ${MANY} records` : `about ${expected}`;
}

/** How many strangers to expect, once for the members that say the same: a person must weigh hits against it. */
function falseHitsRemark(jurisdictions: Readonly<Record<string, JurisdictionReport>>): readonly string[] {
  const membersOf = new Map<string, string[]>();
  for (const [member, { falseHits }] of Object.entries(jurisdictions)) {
    if (falseHits === undefined) continue;
    const text = falseHitsText(falseHits);
    membersOf.set(text, [...(membersOf.get(text) ?? []), member]);
  }
  if (membersOf.size === 0) return [];
  const told = [...membersOf].map(([text, members]) => `${text} (${members.sort().join(', ')})`);
  return [`people other than the one sought who are as like by chance: ${told.join('; ')}`];
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
