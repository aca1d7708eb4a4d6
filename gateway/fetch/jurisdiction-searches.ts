/** A search that every jurisdiction offers, and the root field that merges it over all members asked. */
export interface JurisdictionSearch {
  /** The field of `Jurisdiction`. */
  readonly field: string;
  /** The root field of the hub. */
  readonly root: string;
  /** The argument that holds what is sought. */
  readonly argument: 'search' | 'reference' | 'items';
  /** The record type sought; null where what is sought decides. */
  readonly type: string | null;
}

/** Many searches at once. */
export const BATCH_SEARCH: JurisdictionSearch = { field: 'batch', root: 'searchBatch', argument: 'items', type: null };

/** Every search of the canonical schema. */
export const JURISDICTION_SEARCHES: readonly JurisdictionSearch[] = [
  { field: 'persons', root: 'searchPersons', argument: 'search', type: 'Person' },
  { field: 'organisations', root: 'searchOrganisations', argument: 'search', type: 'Organisation' },
  { field: 'vehicles', root: 'searchVehicles', argument: 'search', type: 'Vehicle' },
  { field: 'documents', root: 'searchDocuments', argument: 'search', type: 'IdentityDocument' },
  { field: 'firearms', root: 'searchFirearms', argument: 'search', type: 'Firearm' },
  { field: 'assets', root: 'searchAssets', argument: 'search', type: 'Asset' },
  { field: 'identifiers', root: 'searchIdentifiers', argument: 'search', type: null },
  { field: 'cases', root: 'cases', argument: 'reference', type: 'Case' },
  BATCH_SEARCH,
];

/** The search that a field of `Jurisdiction` is; null for any other field. */
export function searchOfField(field: string): JurisdictionSearch | null {
  return JURISDICTION_SEARCHES.find((search) => search.field === field) ?? null;
}
