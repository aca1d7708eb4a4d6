import { createHash } from 'node:crypto';
import { Kind, parse, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { ComityError } from '../../../schema/errors.ts';

/** Tokens of a document at most. */
export const MOST_TOKENS = 60_000;
/** Nested selections at most: more than any client's, which the hub wraps in its own. */
export const DEEPEST = 24;
/** Fields at most, those of fragments counted wherever they are spread. */
export const MOST_FIELDS = 5_000;

const ADMITTED_REMEMBERED = 500;

interface Extent {
  readonly depth: number;
  readonly fields: number;
}

const NOTHING: Extent = { depth: 0, fields: 0 };

/** The extent of selections; a fragment is measured once, and one that spreads itself ends there. */
function measure(document: DocumentNode): Extent {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const known = new Map<string, Extent>();
  const ofFragment = (name: string): Extent => {
    const found = known.get(name);
    if (found) return found;
    known.set(name, NOTHING);
    const extent = of(fragments.get(name)?.selectionSet);
    known.set(name, extent);
    return extent;
  };
  const of = (set: SelectionSetNode | undefined): Extent => {
    let [depth, fields] = [0, 0];
    for (const node of set?.selections ?? []) {
      const own = node.kind === Kind.FIELD ? 1 : 0;
      const inner = node.kind === Kind.FRAGMENT_SPREAD ? ofFragment(node.name.value) : of(node.selectionSet);
      depth = Math.max(depth, inner.depth + own);
      fields += inner.fields + own;
    }
    return { depth, fields };
  };
  const extents = document.definitions.map((node) => ('selectionSet' in node ? of(node.selectionSet) : NOTHING));
  return {
    depth: Math.max(0, ...extents.map(({ depth }) => depth)),
    fields: extents.reduce((sum, { fields }) => sum + fields, 0),
  };
}

function extentOf(query: string): Extent {
  try {
    return measure(parse(query, { noLocation: true, maxTokens: MOST_TOKENS }));
  } catch (error) {
    // So deep that reading it takes the whole stack.
    if (error instanceof RangeError) return { depth: Number.POSITIVE_INFINITY, fields: 0 };
    return NOTHING;
  }
}

function queryOf(body: unknown): string {
  const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : null;
  if (typeof query === 'string' && query !== '') return query;
  throw new ComityError('BAD_REQUEST', 'the body holds no `query`');
}

/**
 * The country's own bounds on an operation, checked before it is validated, which can take time in the square of its
 * length: the hub's bounds hold for clients, not for a hub that is broken into. Throws `QUERY_TOO_DEEP`,
 * `QUERY_TOO_BROAD`, and `BAD_REQUEST` where there is no operation; what is no GraphQL is left to whoever runs it.
 */
export function operationAdmission(): (body: unknown) => void {
  const admitted = new Set<string>();
  return (body) => {
    const query = queryOf(body);
    const hash = createHash('sha256').update(query).digest('base64');
    if (admitted.has(hash)) return;
    const { depth, fields } = extentOf(query);
    if (depth > DEEPEST) throw new ComityError('QUERY_TOO_DEEP', `the operation nests more than ${DEEPEST} selections`);
    if (fields > MOST_FIELDS) {
      throw new ComityError('QUERY_TOO_BROAD', `the operation has more than ${MOST_FIELDS} fields`);
    }
    if (admitted.size >= ADMITTED_REMEMBERED) admitted.clear();
    admitted.add(hash);
  };
}
