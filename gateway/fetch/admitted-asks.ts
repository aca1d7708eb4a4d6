import { valueFromAST, type GraphQLSchema } from 'graphql';
import type { ErrorCode } from '../../schema/errors.ts';
import type { Asking } from '../asking.ts';
import type { MemberConfig } from '../members/member.ts';
import { inputName, isAsked, type Ask } from './ask.ts';
import type { CallForm } from './call-form.ts';
import { criteriaOf, withoutNulls, type SearchCriteria } from './search-criteria.ts';

type NotSent = Extract<ErrorCode, 'NOT_HELD' | 'UNSUPPORTED' | 'NOT_RELEASED'>;

/** An ask that is sent, with the value of what is sought. */
export interface SentAsk {
  readonly kind: 'send';
  readonly ask: Ask;
  readonly sought: unknown;
}

/** An ask that is sent, or the reason why it is not. */
export type AdmittedAsk = SentAsk | { readonly kind: 'keep'; readonly ask: Ask; readonly status: NotSent };

const NO_CRITERIA: SearchCriteria = { searchFields: [], types: [], since: 1 };

/** Whether the requester's own country lets the question be sent; asking one's own country sends nothing abroad. */
export function isReleased(asking: Asking, member: MemberConfig, searchFields: readonly string[], now: Date): boolean {
  const { requester, mandate } = asking;
  if (requester.member === member.code) return true;
  if (mandate?.release == null) return false;
  const { justification, release } = mandate;
  return release.refusal({ requester, justification, to: member.code, searchFields, now }) === null;
}

/**
 * Decides ask by ask what is sent to a member. A criterion that is newer than the member speaks is never left out, since
 * that would widen the search: the ask is kept. What the requester's own country does not release is kept too.
 */
export function admitAsks(
  schema: GraphQLSchema,
  member: MemberConfig,
  asking: Asking,
  form: CallForm,
  variables: Readonly<Record<string, unknown>>,
  now: Date,
): readonly AdmittedAsk[] {
  const asks = form.asks.filter((ask) => isAsked(ask, variables));
  return asks.map((ask): AdmittedAsk => {
    const { search } = ask;
    const sought = search === null ? null : withoutNulls(valueFromAST(search.value, search.type, variables));
    const criteria = search === null ? NO_CRITERIA : criteriaOf(schema, search.search, inputName(search), sought);
    const keep = (status: NotSent): AdmittedAsk => ({ kind: 'keep', ask, status });
    if (Math.max(ask.since, criteria.since) > member.schemaVersion) return keep('UNSUPPORTED');
    if (criteria.types.length > 0 && !criteria.types.some((type) => member.holds.has(type))) return keep('NOT_HELD');
    if (!isReleased(asking, member, criteria.searchFields, now)) return keep('NOT_RELEASED');
    return { kind: 'send', ask, sought };
  });
}
