import { getOperationAST, Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import { DESK_FIELDS, LINK_FIELDS } from '../../schema/desk.ts';

/** Root fields that the hub answers by itself: nobody's records are asked for. */
const HUB_ONLY: ReadonlySet<string> = new Set(['me', 'recogniseIdentifiers', '__typename', '__schema', '__type']);
/** Root fields that are answered without a record. */
const NO_RECORDS: ReadonlySet<string> = new Set(
  [...HUB_ONLY, ...DESK_FIELDS.Query, ...DESK_FIELDS.Mutation].filter((field) => !LINK_FIELDS.has(field)),
);

/** Whether an operation selects these root fields and no others; false where that cannot be told. */
function selectsOnly(document: DocumentNode, operationName: string | null, names: ReadonlySet<string>): boolean {
  const operation = getOperationAST(document, operationName);
  const isOnly = (set: SelectionSetNode): boolean =>
    set.selections.every((node) => {
      if (node.kind === Kind.FIELD) return names.has(node.name.value);
      return node.kind === Kind.INLINE_FRAGMENT && isOnly(node.selectionSet);
    });
  return operation != null && isOnly(operation.selectionSet);
}

/** Whether an operation asks any member; true where that cannot be told. */
export function asksMembers(document: DocumentNode, operationName: string | null): boolean {
  return !selectsOnly(document, operationName, HUB_ONLY);
}

/** Whether an operation asks members' desks at most, and no records. */
export function asksDesksAlone(document: DocumentNode, operationName: string | null): boolean {
  return selectsOnly(document, operationName, NO_RECORDS);
}
