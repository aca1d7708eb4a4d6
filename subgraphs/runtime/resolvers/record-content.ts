import { outcomeName, readOutcome } from '../../../policies/engine/outcome.ts';
import type { FieldCatalogue } from '../../../schema/fields.ts';
import { askedOfRecord } from '../read/asked-of-record.ts';
import { isNode, type Node } from '../read/node.ts';
import { verifiedState } from '../read/request-state.ts';
import type { FieldResolvers } from './links.ts';

/** A field of a record that was withheld from the requester, and why. */
export interface WithheldField {
  readonly field: string;
  readonly outcome: string;
  readonly reason: string;
}

/** The fields asked for of a record and its nested values that its class does not open in full: the same for the whole class. */
export function withheldOf(node: Node, asked: readonly string[], catalogue: FieldCatalogue): readonly WithheldField[] {
  return askedOfRecord(node.__typename, asked, catalogue).flatMap(({ name, controlled }) => {
    const outcome = readOutcome(node.vector, controlled.index);
    if (outcome.kind === 'allow') return [];
    return [{ field: name, outcome: outcomeName(outcome), reason: node.vector.reason(controlled) }];
  });
}

/** Resolvers of the fields that every record carries and that no source holds. */
export function recordContentResolvers(): FieldResolvers {
  return {
    id: (parent, _args, context) => {
      if (!isNode(parent)) return null;
      const { system, type, key } = parent.record;
      return verifiedState(context).country.ids.seal({ system, type, key });
    },
    jurisdiction: (_parent, _args, context) => verifiedState(context).country.member,
    verification: () => 'UNVERIFIED',
    withheld: (parent, _args, context) => {
      const state = verifiedState(context);
      return isNode(parent) ? withheldOf(parent, state.plan.asked, state.country.catalogue) : [];
    },
  };
}
