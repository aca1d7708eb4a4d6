import { ERROR_CATALOGUE, isErrorCode } from '../../schema/errors.ts';
import { STATUS_CATALOGUE, type JurisdictionReport, type JurisdictionStatus } from '../../schema/statuses.ts';
import { table } from '../output.ts';
import type { AnswerError, AnswerRanking } from './ask.ts';
import { reasonsText } from './hit-reasons.ts';
import { obligationLegend } from './obligation-legend.ts';
import { clustersText, type PrintedCluster } from './search-clusters.ts';
import type { PrintedHit } from './search-kinds.ts';

/** The codes of the errors that concern one member, each once, without those that only repeat its status. */
export function faultCodes(
  member: string,
  status: JurisdictionStatus,
  errors: readonly AnswerError[],
): readonly string[] {
  const codes = errors.flatMap(({ extensions }) =>
    extensions?.jurisdiction === member ? [extensions.code ?? 'INTERNAL'] : [],
  );
  return [...new Set(codes)].filter((code) => code !== status && code !== `JURISDICTION_${status}`);
}

function helpOf(code: string): string {
  return isErrorCode(code) ? ERROR_CATALOGUE[code].help : `a fault that this release does not know`;
}

/**
 * What a member's line says: how many hits, "nothing that may be told", or why there is no (whole) answer. Whatever is
 * at fault stands in brackets with its status and codes.
 */
export function toldOf(status: JurisdictionStatus, hits: number, codes: readonly string[]): string {
  const { fault, label } = STATUS_CATALOGUE[status];
  const found = `${hits} hit${hits === 1 ? '' : 's'}`;
  const brackets = fault || codes.length > 0 ? ` (${[status, ...codes].join(', ')})` : '';
  if (status !== 'ANSWERED') return `${hits > 0 ? `${found}, but ` : ''}${label}${brackets}`;
  const [code] = codes;
  if (code !== undefined) return `${hits > 0 ? `${found}, not all` : 'no whole answer'}: ${helpOf(code)}${brackets}`;
  return hits > 0 ? found : 'nothing that may be told';
}

/** What came of one search. */
export interface SearchOutcome {
  readonly hits: readonly PrintedHit[];
  /** How they go together; absent where that was not asked for. */
  readonly clusters?: readonly PrintedCluster[];
  readonly jurisdictions: Readonly<Record<string, JurisdictionReport>>;
  readonly errors: readonly AnswerError[];
  /** What must be said of the ranking, if anything. */
  readonly ranking?: readonly AnswerRanking[];
}

function hitsOf({ hits }: SearchOutcome, member: string): number {
  return hits.filter((hit) => hit.jurisdiction === member).length;
}

/** How the hits go together, and what must be done with that: nothing where no two are linked. */
function togetherText({ hits, clusters = [] }: SearchOutcome): readonly string[] {
  const numberOf = (id: string) => hits.findIndex((hit) => hit.id === id) + 1;
  const text = clustersText(clusters, numberOf);
  if (text === '') return [];
  const byHit = hits.map(({ id }) => {
    const [own] = clusters.filter(({ records }) => records.length > 1 && records.includes(id));
    return own?.obligations ?? [];
  });
  const legend = obligationLegend(byHit);
  const bound = legend.length > 0 ? ['what you must do with what tells that they go together:', table(legend), ''] : [];
  return [text, '', ...bound];
}

/** Why each hit was found, where that was asked for. */
function whyText(hits: readonly PrintedHit[]): readonly string[] {
  const why = hits.flatMap(({ reasons }, position) =>
    reasons === undefined ? [] : [[String(position + 1), reasonsText(reasons)]],
  );
  return why.length > 0 ? ['why:', table(why), ''] : [];
}

/** Hits in the order of their rank, why they were found, what must be done with them, how they go together, then a line for each member asked. */
export function searchText(outcome: SearchOutcome): string {
  const { hits, jurisdictions, errors } = outcome;
  const rows = hits.map((hit, position) => [
    String(position + 1),
    hit.score.toFixed(2),
    hit.jurisdiction,
    hit.name ?? '(withheld)',
    hit.birthDate ?? '',
  ]);
  const members = Object.entries(jurisdictions)
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([member, { status, asOf, ms }]) => [
      member,
      toldOf(status, hitsOf(outcome, member), faultCodes(member, status, errors)),
      asOf === null ? '' : `as of ${asOf.slice(0, 16).replace('T', ' ')}`,
      `${Math.round(ms)} ms`,
    ]);
  const ranked = rows.length > 0 ? [table([['', 'score', '', 'name', 'born'], ...rows]), ''] : [];
  const legend = obligationLegend(hits.map(({ obligations }) => obligations));
  const bound = legend.length > 0 ? ['what you must do with these hits:', table(legend), ''] : [];
  return [...ranked, ...whyText(hits), ...bound, ...togetherText(outcome), table(members)].join('\n');
}

/**
 * The same as JSON: `{hits, clusters, jurisdictions: {EE: {status, hits, ms}}}`, with `codes` where a member is at fault, `falseHits` where
 * persons were sought by name, `clusters` where they were asked for, and `ranking` where scores of several matcher versions stand in it.
 */
export function searchJson(outcome: SearchOutcome): Readonly<Record<string, unknown>> {
  const members = Object.entries(outcome.jurisdictions).map(([member, { status, ms, falseHits }]) => {
    const codes = faultCodes(member, status, outcome.errors);
    return [
      member,
      {
        status,
        hits: hitsOf(outcome, member),
        ms,
        ...(codes.length > 0 ? { codes } : {}),
        ...(falseHits ? { falseHits } : {}),
      },
    ] as const;
  });
  const { hits, clusters, ranking = [] } = outcome;
  return {
    hits,
    ...(clusters === undefined ? {} : { clusters }),
    jurisdictions: Object.fromEntries(members),
    ...(ranking.length > 0 ? { ranking } : {}),
  };
}
