import { MATCHER_VERSION } from '../../../subgraphs/matching/matcher.ts';
import type { AnswerPath, BoundValues } from '../../fetch/ledger.ts';
import { ownSource, type FieldReader } from '../field-reader.ts';
import type { HubContext } from '../hub-context.ts';
import { obligationsOfRecord } from './bound-records.ts';
import { explainComparison } from './compare-records.ts';
import type { ComparedRecord } from './compared-record.ts';
import type { IdentityLink } from './link-records.ts';
import { OUTER_LINKS_TOLD } from './link-rules.ts';

/** A hit of a merged page with what it is compared by. */
export interface ComparedHit {
  /** Its place in its member's own page. */
  readonly edge: { readonly member: string; readonly index: number };
  /** Its position in the merged page. */
  readonly rank: number;
  readonly record: ComparedRecord;
}

/** One cluster: positions among the hits, in the order of the page, and its links, what needs a look first. */
export interface Cluster {
  readonly hits: readonly number[];
  readonly links: readonly IdentityLink[];
  readonly outerLinks: readonly IdentityLink[];
}

/** What all clusters of a page share. */
export interface ClusterContext {
  readonly hits: readonly ComparedHit[];
  /** What members say must be done with values of their pages. */
  readonly bound: readonly BoundValues[];
  readonly context: HubContext;
  readonly incomplete: readonly string[];
  /** The member whose verdicts hold; null where they could not be read. */
  readonly verdictsOf: string | null;
}

function toldLink(link: IdentityLink, hits: readonly ComparedHit[]): FieldReader {
  const [left, right] = [hits[link.left]?.record, hits[link.right]?.record];
  return (name) => {
    switch (name) {
      case 'from':
        return left?.id;
      case 'to':
        return right?.id;
      case 'class':
        return link.linkClass;
      case 'computed':
        return link.computed;
      case 'score':
        return link.score;
      case 'matcherVersion':
        return MATCHER_VERSION;
      case 'reasons':
        return left && right ? explainComparison(left, right).map(ownSource) : [];
      case 'verdict':
        return link.verdict && ownFields(link.verdict.told);
      default:
        return undefined;
    }
  };
}

/** A value of the own country's desk: its fields by name, below it too. */
function ownFields(value: Readonly<Record<string, unknown>>): FieldReader {
  return (name) => {
    const field = value[name];
    const isObject = typeof field === 'object' && field !== null && !Array.isArray(field);
    return isObject ? ownFields(field as Readonly<Record<string, unknown>>) : field;
  };
}

/** Tells at a place of the answer what binds the values by which these hits were compared. */
function bind({ hits, bound, context }: ClusterContext, path: AnswerPath, positions: readonly number[]): void {
  for (const position of positions) {
    const hit = hits[position];
    if (hit === undefined) continue;
    for (const values of obligationsOfRecord(bound, hit.edge)) context.asking.ledger.bind({ ...values, paths: [path] });
  }
}

/** A cluster as it is told at a path; what binds the values by which its records were compared is told there, too. */
export function toldCluster(cluster: Cluster, told: ClusterContext, path: AnswerPath): FieldReader {
  const { hits, context } = told;
  bind(told, path, cluster.hits);
  const outerLinks = cluster.outerLinks.slice(0, OUTER_LINKS_TOLD);
  return (name, key) => {
    switch (name) {
      case 'records':
        return cluster.hits.map((position, place) => {
          const record = hits[position]?.record;
          if (record === undefined) return null;
          context.asking.ledger.place([...path, key, place], record.id);
          return ownSource({ __typename: `${record.member}_Record`, id: record.id });
        });
      case 'links':
        return cluster.links.map((link) => toldLink(link, hits));
      case 'outerLinks':
        return outerLinks.map((link, place) => {
          bind(told, [...path, key, place], [link.left, link.right]);
          return toldLink(link, hits);
        });
      case 'outerLinkCount':
        return cluster.outerLinks.length;
      case 'comparedBy':
        return [...new Set(cluster.links.flatMap(({ comparison }) => [...comparison.features]))].sort();
      case 'matcherVersion':
        return MATCHER_VERSION;
      case 'incomplete':
        return told.incomplete;
      case 'verdictsOf':
        return told.verdictsOf;
      default:
        return undefined;
    }
  };
}
