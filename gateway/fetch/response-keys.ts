import { Kind } from 'graphql';
import type { Ask } from './ask.ts';

/** Asks outlive their requests, with the forms of calls that they stand in. */
const known = new WeakMap<Ask, ReadonlySet<string>>();

/** All names that may stand in a path below an ask: a path is a member's text, and only these are known to be no text. */
export function responseKeys(ask: Ask): ReadonlySet<string> {
  const found = known.get(ask) ?? collected(ask);
  known.set(ask, found);
  return found;
}

function collected(ask: Ask): ReadonlySet<string> {
  const keys = new Set<string>();
  const collect = (set: Ask['node']['selectionSet']): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.FIELD) keys.add(node.alias?.value ?? node.name.value);
      if (node.kind !== Kind.FRAGMENT_SPREAD) collect(node.selectionSet);
    }
  };
  collect(ask.node.selectionSet);
  return keys;
}

/** The response keys, directly below an ask, of a field by its name in the schema. */
export function childrenNamed(ask: Ask, name: string): readonly string[] {
  return (ask.node.selectionSet?.selections ?? []).flatMap((node) =>
    node.kind === Kind.FIELD && node.name.value === name ? [node.alias?.value ?? name] : [],
  );
}
