import type { AskedParts } from '../ask-all.ts';
import { valueUnder, type FieldReader } from '../field-reader.ts';
import type { HubContext } from '../hub-context.ts';
import { ADDED } from '../inner-operation.ts';
import type { MergedEdge } from '../merge-parts.ts';
import { clusterRecords } from './cluster-records.ts';
import { comparedRecord } from './compared-record.ts';
import { COMPARED } from './compared-selection.ts';
import { incompleteMembers } from './incomplete-members.ts';
import type { IdentityLink } from './link-records.ts';
import { readVerdicts } from './link-verdicts.ts';
import { toldCluster, type Cluster, type ClusterContext, type ComparedHit } from './told-clusters.ts';

/** A merged page whose hits are put together. */
export interface ClusteredPage {
  /** The response key of the search. */
  readonly root: string;
  readonly edges: readonly MergedEdge[];
  readonly asked: AskedParts;
}

/** The hits of a page that tell a record, each record once, by its id. */
function hitsOf({ edges, asked }: ClusteredPage): ReadonlyMap<string, ComparedHit> {
  const hits = new Map<string, ComparedHit>();
  for (const [rank, edge] of edges.entries()) {
    const list = valueUnder(asked.parts.get(edge.member), ADDED.edges);
    const own: unknown = Array.isArray(list) ? list[edge.index] : null;
    const record = comparedRecord(valueUnder(own, COMPARED.node));
    if (record === null || hits.has(record.id)) continue;
    hits.set(record.id, { edge, rank, record });
  }
  return hits;
}

const ORDER = { SAME_IDENTITY_CONFLICTING_DATA: 0, SAME_IDENTITY: 1, SIMILAR: 2, DIFFERENT: 3 } as const;

/** What needs a look first: conflicts, then what is most alike. */
function inOrder(left: IdentityLink, right: IdentityLink): number {
  return (
    ORDER[left.linkClass] - ORDER[right.linkClass] ||
    right.score - left.score ||
    left.left - right.left ||
    left.right - right.right
  );
}

function clustersOf(
  hits: readonly ComparedHit[],
  links: readonly IdentityLink[],
  groups: readonly (readonly number[])[],
) {
  const groupOf = new Map(groups.flatMap((group, name) => group.map((position) => [position, name] as const)));
  const rankOf = (position: number) => hits[position]?.rank ?? Infinity;
  const sorted = links.toSorted(inOrder);
  return groups
    .map((group, name): Cluster => {
      const touching = sorted.filter(({ left, right }) => groupOf.get(left) === name || groupOf.get(right) === name);
      const isInner = ({ left, right }: IdentityLink) => groupOf.get(left) === groupOf.get(right);
      return {
        hits: group.toSorted((left, right) => rankOf(left) - rankOf(right)),
        links: touching.filter(isInner),
        outerLinks: touching.filter((link) => !isInner(link)),
      };
    })
    .sort((left, right) => rankOf(left.hits[0] ?? 0) - rankOf(right.hits[0] ?? 0));
}

/**
 * The clusters of a merged page of persons, for the response key under which they are asked for. They are a function of what the
 * members told this requester of the hits on the page, and of the verdicts of the requester's own country. What
 * binds those values is told at the place of each cluster, and of each link that leads out of it.
 */
export async function pageClusters(
  page: ClusteredPage,
  context: HubContext,
  key: string,
): Promise<readonly FieldReader[]> {
  const found = hitsOf(page);
  const verdicts = await readVerdicts([...found.keys()], context, [page.root, key]);
  const given = [...found.values()].map(({ record }) => record);
  const { records, links, groups } = await clusterRecords(given, verdicts ?? new Map());
  const hits = records.flatMap(({ id }) => found.get(id) ?? []);
  const told: ClusterContext = {
    hits,
    bound: page.asked.bound,
    context,
    incomplete: incompleteMembers(page.asked.notes),
    verdictsOf: verdicts === null ? null : context.asking.requester.member,
  };
  return clustersOf(hits, links, groups).map((cluster, place) => toldCluster(cluster, told, [page.root, key, place]));
}
