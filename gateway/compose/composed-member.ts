import type { DefinitionNode } from 'graphql';

/** What composition needs to know of a member. */
export interface ComposedMember {
  readonly code: string;
  /** SDL that extends `XX_Jurisdiction` with national fields and defines their types, or an empty text. */
  readonly extension: string;
  /** Where the member's subgraph is reached; only for a supergraph that other software is to read. */
  readonly url?: string;
}

/** The name of a member's subgraph in the supergraph. */
export function serviceName(code: string): string {
  return code.toLowerCase();
}

/** The name of the hub's own subgraph; no member may have it. */
export const HUB_SERVICE = 'hub';

/** The name of a definition of SDL; null for one that has none. */
export function nameOfDefinition(definition: DefinitionNode): string | null {
  return 'name' in definition ? definition.name.value : null;
}
