import type { Reason } from './hit-reasons.ts';
import { CLUSTERS } from './search-clusters.ts';

/** A hit as the command line prints it. `score` runs from 0 to 1. */
export interface PrintedHit {
  readonly jurisdiction: string;
  readonly id: string;
  readonly score: number;
  readonly name: string | null;
  readonly birthDate: string | null;
  /** What must be done with it, by code. */
  readonly obligations: readonly string[];
  /** Why it was found; absent where that was not asked for. */
  readonly reasons?: readonly Reason[];
}

/** A hit as the hub answers it; `node` is null where it may not be told. */
export interface Edge {
  readonly score: number;
  readonly comparisons?: readonly Reason[];
  readonly node: ({ readonly id: string; readonly jurisdiction: string } & Readonly<Record<string, unknown>>) | null;
}

/** How one kind of record is sought: the root field, its input, the selection, and how a hit is named. */
export interface SearchKind {
  readonly field: string;
  /** What is selected of the page beside its hits. */
  readonly ofPage?: string;
  readonly input: string;
  readonly selection: string;
  readonly nameOf: (node: Readonly<Record<string, unknown>>) => string | null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : null;
}

function primaryName(node: Readonly<Record<string, unknown>>): string | null {
  const names: readonly unknown[] = Array.isArray(node['names']) ? node['names'] : [];
  const primary = names.find((name) => fieldOf(name, 'kind') === 'primary') ?? names[0];
  return text(fieldOf(primary, 'full'));
}

function words(...fields: readonly string[]) {
  return (node: Readonly<Record<string, unknown>>): string | null =>
    text(
      fields
        .map((field) => text(node[field]))
        .filter(Boolean)
        .join(' '),
    );
}

/** The kinds of record that the command line searches. */
export const SEARCH_KINDS = {
  person: {
    field: 'searchPersons',
    input: 'PersonSearch',
    selection: 'names { kind full } birthDate',
    ofPage: CLUSTERS,
    nameOf: primaryName,
  },
  organisation: {
    field: 'searchOrganisations',
    input: 'OrganisationSearch',
    selection: 'names { kind full }',
    nameOf: primaryName,
  },
  vehicle: {
    field: 'searchVehicles',
    input: 'VehicleSearch',
    selection: 'plate make model status',
    nameOf: words('plate', 'make', 'model', 'status'),
  },
  document: {
    field: 'searchDocuments',
    input: 'DocumentSearch',
    selection: 'number type issuer status',
    nameOf: words('number', 'type', 'issuer', 'status'),
  },
} as const satisfies Record<string, SearchKind>;

/** A hit to print, with what must be done with it, or null where it may not be told. */
export function printedHit(kind: SearchKind, edge: Edge, obligations: readonly string[]): PrintedHit | null {
  if (!edge.node) return null;
  return {
    jurisdiction: edge.node.jurisdiction,
    id: edge.node.id,
    score: edge.score,
    name: kind.nameOf(edge.node),
    birthDate: text(edge.node['birthDate']),
    obligations,
    ...(edge.comparisons ? { reasons: edge.comparisons } : {}),
  };
}
