import type { MappedValue } from '../../mapping/mapped-system.ts';
import { isNode, type Node } from '../read/node.ts';
import { verifiedState } from '../read/request-state.ts';
import { discloseAllAt, type FieldResolvers } from './links.ts';

function isMappedValue(value: unknown): value is MappedValue {
  return typeof value === 'object' && value !== null && 'values' in value && 'links' in value;
}

/**
 * The resolver of a list of roles in cases. Each role is decided by itself: a record that holds several is no way round
 * what one of them closes, and a role of which nothing may be told is not in the list.
 */
export function caseRoleResolvers(field: string): FieldResolvers {
  return {
    [field]: async (parent, _args, context, info): Promise<readonly Node[] | null> => {
      if (!isNode(parent)) return null;
      const held = parent.values[field];
      // INVARIANT: no role at all looks like none of which anything may be told.
      const roles: readonly unknown[] = Array.isArray(held) ? held : [];
      const state = verifiedState(context);
      return discloseAllAt(state, info, await state.reader.roles(parent, roles.filter(isMappedValue)));
    },
  };
}
