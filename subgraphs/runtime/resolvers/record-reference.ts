import { discloseAt, type FieldResolvers } from './links.ts';
import { verifiedState } from '../read/request-state.ts';

function idOf(reference: unknown): string {
  const id = typeof reference === 'object' && reference !== null && 'id' in reference ? reference.id : null;
  return typeof id === 'string' ? id : '';
}

/** Resolvers of `XX_Record`: whoever looks at a reference sees the record under the owner's policy, each time anew. */
export function recordReferenceResolvers(): FieldResolvers & {
  readonly __resolveReference: (reference: unknown) => unknown;
} {
  return {
    __resolveReference: (reference) => ({ id: idOf(reference) }),
    content: async (parent, _args, context, info) => {
      const state = verifiedState(context);
      const place = state.country.ids.open(idOf(parent));
      if (!place) return null;
      // What is read for a record that is there is read where there is none, too.
      const { system, type } = place;
      const [node] = await Promise.all([state.reader.read(place), state.reader.readNothing(system, type)]);
      return discloseAt(state, info, node);
    },
  };
}
