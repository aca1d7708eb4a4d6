import { table } from '../output.ts';

/** A link as the hub answers it. */
export interface AnsweredLink {
  readonly from: string;
  readonly to: string;
  readonly class: string;
  readonly score: number;
  readonly reasons: readonly {
    readonly feature: string;
    readonly score: number | null;
    readonly explanation: string;
  }[];
  readonly verdict: { readonly verdict: string; readonly reason: string; readonly at: string } | null;
}

/** A cluster as the hub answers it. */
export interface AnsweredCluster {
  readonly records: readonly { readonly id: string }[];
  readonly links: readonly AnsweredLink[];
  readonly outerLinks: readonly AnsweredLink[];
  readonly incomplete: readonly string[];
  readonly verdictsOf: string | null;
}

/** A cluster as the command line prints it as JSON: with what must be done with what it was computed from. */
export interface PrintedCluster extends Omit<AnsweredCluster, 'records'> {
  readonly records: readonly string[];
  readonly obligations: readonly string[];
}

const LINK = 'from to class score reasons { feature score explanation } verdict { verdict reason at }';

/** The selection of a search by which clusters are asked for. */
export const CLUSTERS = `clusters { records { id } links { ${LINK} } outerLinks { ${LINK} } incomplete verdictsOf }`;

/** A cluster to print. */
export function printedCluster(cluster: AnsweredCluster, obligations: readonly string[]): PrintedCluster {
  return { ...cluster, records: cluster.records.map(({ id }) => id), obligations };
}

const WORDS: Readonly<Record<string, string>> = {
  SAME_IDENTITY: 'the same identity',
  SAME_IDENTITY_CONFLICTING_DATA: 'the same identity, with conflicting data',
  SIMILAR: 'similar',
  DIFFERENT: 'different persons',
};

/** Links printed at most: what needs a look comes first. */
const MOST_LINES = 20;

function why({ reasons, verdict }: AnsweredLink): string {
  if (verdict !== null) return `decided ${verdict.at.slice(0, 10)}: ${verdict.reason}`;
  const told = reasons.flatMap(({ feature, score, explanation }) =>
    score === null ? [] : [`${feature} ${score.toFixed(2)} (${explanation})`],
  );
  return told.join('; ');
}

/** The links to print: within a cluster those of its first hit, which all others hang on; those out of clusters each once, and first. */
function linksToPrint(clusters: readonly PrintedCluster[]): readonly AnsweredLink[] {
  const outer = clusters.flatMap(({ outerLinks }) => outerLinks);
  const inner = clusters.flatMap(({ records: [first], links }) =>
    links.filter((link) => link.verdict !== null || link.from === first || link.to === first),
  );
  return [...new Map([...outer, ...inner].map((link) => [`${link.from} ${link.to}`, link])).values()];
}

/**
 * What is told of how the hits go together, by their numbers: which are taken for one person's, and links with their reasons. Empty
 * where no two hits are linked.
 */
export function clustersText(clusters: readonly PrintedCluster[], numberOf: (id: string) => number): string {
  const links = linksToPrint(clusters);
  if (links.length === 0) return '';
  const numbers = (ids: readonly string[]) => ids.map(numberOf).sort((left, right) => left - right);
  const persons = clusters
    .filter(({ records }) => records.length > 1)
    .map(({ records }) => [numbers(records).join(', '), 'may be one person']);
  const lines = links
    .slice(0, MOST_LINES)
    .map((link) => [
      numbers([link.from, link.to]).join(' – '),
      link.score.toFixed(2),
      WORDS[link.class] ?? link.class,
      why(link),
    ]);
  const more = links.length > MOST_LINES ? [`and ${links.length - MOST_LINES} more links`] : [];
  const unread = clusters.some(({ verdictsOf }) => verdictsOf === null)
    ? ['what officers of your country decided could not be read']
    : [];
  const tables = [persons, lines].filter((rows) => rows.length > 0).map(table);
  return ['how these hits go together:', ...tables, ...more, ...unread].join('\n');
}
