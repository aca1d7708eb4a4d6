import type { MappedValue } from '../../mapping/mapped-system.ts';
import { isNode, type Node } from '../read/node.ts';
import { verifiedState } from '../read/request-state.ts';
import type { FieldResolvers } from './links.ts';

function isMappedValue(value: unknown): value is MappedValue {
  return typeof value === 'object' && value !== null && 'values' in value && 'links' in value;
}

/**
 * The resolver of a list of roles in cases. Each role is decided by itself: a record that holds several is no way round
 * what one of them closes, and a role of which nothing may be told is not in the list.
 */
export function caseRoleResolvers(field: string): FieldResolvers {
  return {
    [field]: async (parent, _args, context): Promise<readonly Node[] | null> => {
      const roles = isNode(parent) ? parent.values[field] : null;
      if (!isNode(parent) || !Array.isArray(roles)) return null;
      const { reader, allowance, disclosed } = verifiedState(context);
      const decided = await Promise.all(
        roles
          .filter(isMappedValue)
          .map((role) => (allowance.record() ? reader.role(parent, role) : Promise.resolve(null))),
      );
      const told = decided.filter((role) => role !== null);
      for (const role of told) disclosed.add(role);
      return told;
    },
  };
}
