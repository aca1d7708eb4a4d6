import {
  Kind,
  OperationTypeNode,
  print,
  visit,
  type DocumentNode,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';
import { answerShapes } from '../fetch/answer-shape.ts';
import type { DeskQuestion } from '../fetch/member-desk.ts';
import type { HubContext } from './hub-context.ts';

/** How long a desk may take, in milliseconds: it compares whole policies, and reads registers. */
const DESK_DEADLINE_MS = 60_000;

/** The client's own selection of one root field, as an operation of its own: what a member's desk is sent. */
function questionOf(member: string, info: GraphQLResolveInfo): DeskQuestion {
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: info.fieldNodes };
  const used = new Set<string>();
  visit(selectionSet, { Variable: (node) => void used.add(node.name.value) });
  const isUsed = (name: string): boolean => used.has(name);
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: info.operation.operation,
        variableDefinitions: (info.operation.variableDefinitions ?? []).filter(({ variable }) =>
          isUsed(variable.name.value),
        ),
        selectionSet,
      },
    ],
  };
  return {
    key: String(info.path.key),
    text: print(document),
    variables: Object.fromEntries(Object.entries(info.variableValues).filter(([name]) => isUsed(name))),
    changes: info.operation.operation === OperationTypeNode.MUTATION,
    shape: answerShapes(info.schema, member).composite(info.parentType, selectionSet),
    deadlineMs: DESK_DEADLINE_MS,
  };
}

/**
 * Resolves a root field that the desk of one member answers whole: with the client's own selection, in one call. Null where there
 * is no such member. What a desk says is for its client alone: nothing of it is kept or looked at here.
 */
export function deskRoot(
  { of }: Readonly<Record<string, unknown>>,
  { asking, generation }: HubContext,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const member = String(of);
  const desk = generation.desks.get(member);
  if (desk === undefined) return Promise.resolve(null);
  const question = questionOf(member, info);
  if (question.changes) asking.ledger.did({ act: info.fieldName, of: member });
  return desk(asking, question);
}
