import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import { RESERVED_PREFIX } from '../hub/inner-operation.ts';

/** Bounds on what a client may ask in one request. */
export interface DocumentLimits {
  /** Tokens of the document. */
  readonly tokens: number;
  /** Nested selections, introspection aside. */
  readonly depth: number;
  /** Fields of an operation, fragments counted wherever they are spread. */
  readonly fields: number;
  /** Aliases of the document. */
  readonly aliases: number;
  /** Root fields of an operation: each may ask every member. */
  readonly rootFields: number;
}

/** The bounds that hold where none are given. */
export const DEFAULT_DOCUMENT_LIMITS: DocumentLimits = {
  tokens: 15_000,
  depth: 15,
  fields: 1500,
  aliases: 60,
  rootFields: 20,
};

interface Extent {
  readonly depth: number;
  readonly fields: number;
}

/** Measures selections; a fragment is measured once, however often it is spread. */
function measure(document: DocumentNode) {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const known = new Map<string, Extent>();

  function ofFragment(name: string): Extent {
    const found = known.get(name);
    if (found !== undefined) return found;
    // A fragment that spreads itself ends here; validation refuses it.
    known.set(name, { depth: 0, fields: 0 });
    const fragment = fragments.get(name);
    const extent = fragment === undefined ? { depth: 0, fields: 0 } : of(fragment.selectionSet);
    known.set(name, extent);
    return extent;
  }

  function of(set: SelectionSetNode): Extent {
    let depth = 0;
    let fields = 0;
    for (const node of set.selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD || node.kind === Kind.INLINE_FRAGMENT) {
        const inner = node.kind === Kind.FRAGMENT_SPREAD ? ofFragment(node.name.value) : of(node.selectionSet);
        depth = Math.max(depth, inner.depth);
        fields += inner.fields;
        continue;
      }
      // What introspection may nest is bounded by a rule of validation.
      const isIntrospection = node.name.value.startsWith('__');
      const inner = node.selectionSet && !isIntrospection ? of(node.selectionSet) : { depth: 0, fields: 0 };
      depth = Math.max(depth, inner.depth + 1);
      fields += inner.fields + 1;
    }
    return { depth, fields };
  }

  return of;
}

function rootFieldCount(document: DocumentNode, set: SelectionSetNode, seen: ReadonlySet<string>): number {
  return set.selections.reduce((sum, node) => {
    if (node.kind === Kind.FIELD) return sum + 1;
    if (node.kind === Kind.INLINE_FRAGMENT) return sum + rootFieldCount(document, node.selectionSet, seen);
    const name = node.name.value;
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
    );
    if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || seen.has(name)) return sum;
    return sum + rootFieldCount(document, fragment.selectionSet, new Set([...seen, name]));
  }, 0);
}

function tooBroad(what: string, most: number): ComityError {
  return new ComityError('QUERY_TOO_BROAD', `the operation has more than ${most} ${what}`);
}

function assertNames(document: DocumentNode, limits: DocumentLimits): void {
  let aliases = 0;
  const assertFree = (name: string) => {
    if (!name.startsWith(RESERVED_PREFIX)) return;
    throw new ComityError(
      'BAD_USER_INPUT',
      `names may not start with \`${RESERVED_PREFIX}\`: \`${name.slice(0, 40)}\``,
    );
  };
  visit(document, {
    Field(node) {
      if (node.alias === undefined) return;
      aliases += 1;
      assertFree(node.alias.value);
    },
    Variable: (node) => assertFree(node.name.value),
  });
  if (aliases > limits.aliases) throw tooBroad('aliases', limits.aliases);
}

/** Throws `QUERY_TOO_DEEP` or `QUERY_TOO_BROAD` where an operation of the document is, whichever is to be run. */
export function assertWithin(document: DocumentNode, limits: DocumentLimits): void {
  assertNames(document, limits);
  const of = measure(document);
  const operations = document.definitions.filter(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  for (const { selectionSet } of operations) {
    const { depth, fields } = of(selectionSet);
    if (depth > limits.depth)
      throw new ComityError('QUERY_TOO_DEEP', `the operation nests more than ${limits.depth} selections`);
    if (fields > limits.fields) throw tooBroad('fields', limits.fields);
    if (rootFieldCount(document, selectionSet, new Set()) > limits.rootFields)
      throw tooBroad('root fields', limits.rootFields);
  }
}
