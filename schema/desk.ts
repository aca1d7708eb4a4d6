import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kind, parse, type DefinitionNode, type DocumentNode, type FieldDefinitionNode } from 'graphql';
import { CANONICAL_SOURCE } from './canonical.ts';
import { fromRoot } from './paths.ts';

/** The oldest version of the canonical schema whose members have a desk. */
export const DESK_SINCE = 3;

const FOLDER = fromRoot('schema', 'desk');

/**
 * The SDL of the desk as written: root fields that one member answers whole, `extend type Query` and `extend type Mutation`,
 * each with the argument `of`, which names the member; and the types below them, which are no records.
 */
export const DESK_SOURCE: DocumentNode = parse(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.graphql'))
    .toSorted()
    .map((name) => readFileSync(path.join(FOLDER, name), 'utf8'))
    .join('\n\n'),
  { noLocation: true },
);

/** A root type of the desk. */
export type DeskRoot = 'Query' | 'Mutation';

function fieldsOf(root: DeskRoot): readonly FieldDefinitionNode[] {
  const fields = DESK_SOURCE.definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_EXTENSION && node.name.value === root ? (node.fields ?? []) : [],
  );
  for (const { name, type } of fields) {
    // A member that does not answer costs its own field alone.
    if (type.kind === Kind.NON_NULL_TYPE) throw new Error(`the field \`${name.value}\` of the desk must be nullable`);
  }
  return fields;
}

/** The names of the root fields of the desk. */
export const DESK_FIELDS: Readonly<Record<DeskRoot, ReadonlySet<string>>> = {
  Query: new Set(fieldsOf('Query').map(({ name }) => name.value)),
  Mutation: new Set(fieldsOf('Mutation').map(({ name }) => name.value)),
};

/** Root fields of the desk about records that a requester was given: their owners are asked before the desk is. */
export const LINK_FIELDS: ReadonlySet<string> = new Set(['linkVerdicts', 'decideLink']);

/** The schema that a member's desk serves, whole: root types, the types below them, and the scalars of the vocabulary. */
export function deskDocument(): DocumentNode {
  const roots = (['Query', 'Mutation'] as const).flatMap((root): readonly DefinitionNode[] => {
    const fields = fieldsOf(root);
    const name = { kind: Kind.NAME as const, value: root };
    return fields.length === 0 ? [] : [{ kind: Kind.OBJECT_TYPE_DEFINITION, name, fields }];
  });
  const below = DESK_SOURCE.definitions.filter((node) => node.kind !== Kind.OBJECT_TYPE_EXTENSION);
  const scalars = CANONICAL_SOURCE.definitions.filter((node) => node.kind === Kind.SCALAR_TYPE_DEFINITION);
  return { kind: Kind.DOCUMENT, definitions: [...roots, ...below, ...scalars] };
}
