import type { GraphQLResolveInfo } from 'graphql';
import { DESK_FIELDS, LINK_FIELDS } from '../../schema/desk.ts';
import { ComityError } from '../../schema/errors.ts';
import { isRecordId, memberOfRecord, recordId } from '../../schema/ids.ts';
import { JURISDICTION_SEARCHES } from '../fetch/jurisdiction-searches.ts';
import { membersAsked } from './asked-members.ts';
import { batchRoot } from './batch-root.ts';
import { linkDeskRoot } from './clusters/link-desk-root.ts';
import { deskRoot } from './desk-root.ts';
import { ownSource } from './field-reader.ts';
import type { HubContext } from './hub-context.ts';
import { searchRoot, type SearchArguments } from './search-root.ts';

/** Resolves one root field of the hub. */
export type RootResolver = (args: SearchArguments, context: HubContext, info: GraphQLResolveInfo) => unknown;

const MOST_RECORDS = 100;

function jurisdiction(code: string) {
  return ownSource({ __typename: `${code}_Jurisdiction`, code });
}

function key(info: GraphQLResolveInfo): string {
  return String(info.path.key);
}

/** A reference to a record, at its place in the answer; null where its id names no member. */
function reference(id: string, path: readonly (string | number)[], { asking, generation }: HubContext) {
  const owner = memberOfRecord(recordId(id));
  if (!generation.members.has(owner)) return null;
  asking.ledger.place(path, id);
  return ownSource({ __typename: `${owner}_Record`, id });
}

function records(ids: readonly string[], context: HubContext, info: GraphQLResolveInfo): readonly unknown[] {
  if (ids.length > MOST_RECORDS) {
    throw new ComityError('BAD_USER_INPUT', `at most ${MOST_RECORDS} records may be asked for at once`);
  }
  return ids.map((id, position) => {
    const malformed = new ComityError('BAD_USER_INPUT', `\`${id.slice(0, 40)}\` is not a RecordId`);
    return isRecordId(id) ? reference(id, [key(info), position], context) : malformed;
  });
}

const SEARCHES: Readonly<Record<string, RootResolver>> = Object.fromEntries(
  JURISDICTION_SEARCHES.map((search): readonly [string, RootResolver] => [
    search.root,
    (args, context, info) =>
      search.argument === 'items' ? batchRoot(args, context, info) : searchRoot(search, args, context, info),
  ]),
);

const DESKS: Readonly<Record<string, RootResolver>> = Object.fromEntries(
  [...DESK_FIELDS.Query, ...DESK_FIELDS.Mutation].map((field) => [
    field,
    LINK_FIELDS.has(field) ? linkDeskRoot : deskRoot,
  ]),
);

/** The root fields that the hub itself answers, or has one member's desk answer, by name. */
export const ROOT_RESOLVERS: Readonly<Record<string, RootResolver | undefined>> = {
  ...SEARCHES,
  ...DESKS,
  jurisdictions(args, { asking, generation }, info) {
    const codes = membersAsked(generation.members, args.in);
    for (const [position, code] of codes.entries()) asking.ledger.place([key(info), position], code);
    return codes.map(jurisdiction);
  },
  jurisdiction({ code }, { asking, generation }, info) {
    if (typeof code !== 'string' || !generation.members.has(code)) return null;
    asking.ledger.place([key(info)], code);
    return jurisdiction(code);
  },
  record: ({ id }, context, info) => reference(String(id), [key(info)], context),
  records: ({ ids }, context, info) => records(ids as readonly string[], context, info),
  // What it needs is loaded when it is first asked for.
  recogniseIdentifiers: async (args) => (await import('./recognise-root.ts')).recogniseRoot(args),
  me: (_args, { asking }) => ownSource(asking.requester),
};
