import { parse, print, type GraphQLResolveInfo } from 'graphql';
import { ComityError } from '../../../schema/errors.ts';
import { isRecordId } from '../../../schema/ids.ts';
import { sha256Hex } from '../../../schema/protocol/digest.ts';
import { openLedger } from '../../fetch/ledger.ts';
import { executeOperation } from '../../plan/execute.ts';
import { deskRoot } from '../desk-root.ts';
import { ownSource } from '../field-reader.ts';
import type { HubContext } from '../hub-context.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** Records that are asked about at once. */
const MOST_RECORDS = 100;

const TOLD = parse('query ($comity_ids: [ID!]!) { records(ids: $comity_ids) { content { id } } }', {
  noLocation: true,
});
const TOLD_TEXT = print(TOLD);
const TOLD_KEY = sha256Hex(TOLD_TEXT);

function isFields(value: unknown): value is Arguments {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function idIn(record: unknown): unknown {
  const content = isFields(record) ? record['content'] : null;
  return isFields(content) ? content['id'] : null;
}

/**
 * Whether all of these records may be told to the requester now, under the justification of this request: their owners are asked, as
 * for any look at a record. What comes of asking is noted at the place of the root field.
 */
async function mayBeTold(ids: readonly string[], { asking, generation }: HubContext, key: string): Promise<boolean> {
  const ledger = openLedger();
  const operation = { key: TOLD_KEY, text: TOLD_TEXT, document: TOLD, operationName: null };
  const variables = { comity_ids: ids };
  const { data } = await executeOperation(generation, { ...operation, variables }, { asking: { ...asking, ledger } });
  for (const note of ledger.notes) {
    asking.ledger.note({
      ...note,
      parts: note.parts.map((part) => ({ ...part, path: key })),
      errors: note.errors.map(({ code }) => ({ path: [key], code })),
    });
  }
  const records: readonly unknown[] = Array.isArray(data?.['records']) ? data['records'] : [];
  return ids.every((id, position) => idIn(records[position]) === id);
}

/** The ids in the arguments of `linkVerdicts`, or of `decideLink`. */
function idsIn(args: Arguments): readonly string[] {
  const { records } = isFields(args['link']) ? args['link'] : args;
  const ids = [...new Set((Array.isArray(records) ? records : []).map(String))];
  if (ids.length > MOST_RECORDS)
    throw new ComityError('BAD_USER_INPUT', `at most ${MOST_RECORDS} records may be asked for at once`);
  const wrong = ids.find((id) => !isRecordId(id));
  if (wrong === undefined) return ids;
  throw new ComityError('BAD_USER_INPUT', `\`${wrong.slice(0, 40)}\` is not a RecordId`);
}

const NOT_TOLD = 'not all of these records may be told to you now';

/**
 * Resolves a root field about identity links by the desk of the requester's own country, which keeps them. INVARIANT: nobody has
 * to do with a link but who may be told of both records, by their owners, in this request. Which of them may not is not said.
 */
export async function linkDeskRoot(args: Arguments, context: HubContext, info: GraphQLResolveInfo): Promise<unknown> {
  const { requester } = context.asking;
  if (args['of'] !== requester.member)
    throw new ComityError(
      'FORBIDDEN',
      `verdicts on links are kept by your own member: \`of\` is \`${requester.member}\``,
    );
  const isTold = await mayBeTold(idsIn(args), context, String(info.path.key));
  if (isTold) return deskRoot(args, context, info);
  return ownSource({ outcome: 'REFUSED', reason: NOT_TOLD, verdict: null, newest: [], earlier: [] });
}
