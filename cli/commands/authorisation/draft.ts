import type { Command } from 'commander';
import { parseAuthorisation } from '../../../policies/authorisations/statement-shape.ts';
import { statementId } from '../../../policies/authorisations/statement.ts';
import { ComityError } from '../../../schema/errors.ts';
import { askDesk } from '../../client/ask-desk.ts';
import { output } from '../../output.ts';
import { asOfficer, isDone, withDesk, type DeskOptions, type DeskOutcome } from '../desk-options.ts';
import { memberOf } from '../policy/versions/office.ts';
import { instant } from './instant.ts';
import { statementSentence } from './statement-file.ts';

interface DraftOptions extends DeskOptions {
  readonly request?: string;
  readonly member?: string;
  readonly agency?: string;
  readonly subject?: string;
  readonly team?: string;
  readonly record?: string;
  readonly inCase?: string;
  readonly fields?: string;
  readonly purposes?: string;
  readonly conditions?: string;
  readonly from?: string;
  readonly until?: string;
  readonly originator?: string;
}

const QUERY = `query ($of: MemberCode!, $draft: AuthorisationDraftInput!) {
  draftAuthorisation(of: $of, draft: $draft) { outcome reason id statement }
}`;

function listed(text: string | undefined): readonly string[] | null {
  return text === undefined ? null : text.split(',').map((part) => part.trim());
}

function draftOf(options: DraftOptions): Readonly<Record<string, unknown>> {
  const { request, member, agency, subject, record, conditions, originator, from, until } = options;
  const given = {
    ...{ request, member, agency, subject, record, conditions, originator, case: options.inCase },
    ...{ team: listed(options.team), fields: listed(options.fields), purposes: listed(options.purposes) },
    from: from === undefined ? null : instant(from, '--from'),
    until: until === undefined ? null : instant(until, '--until'),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
}

async function draft(named: string, options: DraftOptions): Promise<void> {
  const member = memberOf(named);
  const to = await asOfficer(member, options);
  const result = await askDesk<DeskOutcome & { readonly id: string | null; readonly statement: string | null }>(
    to,
    member,
    QUERY,
    { draft: draftOf(options) },
  );
  if (!isDone(result, options)) return;
  const statement = parseAuthorisation(JSON.parse(result.statement ?? 'null'));
  if (statementId(statement) !== result.id || statement.owner !== member)
    throw new ComityError('INTERNAL', 'the statement is not what the desk says it is: do not sign it');
  output.remark(statementSentence(statement));
  output.json(statement);
}

/** Adds `comity authorisation draft`. */
export function addDraft(authorisation: Command): void {
  withDesk(
    authorisation
      .command('draft')
      .description(
        'print the exact statement that an officer of the owner would sign; read it, and give it to `decide`',
      )
      .argument('<member>', "the owner's code")
      .option('--request <id>', 'the request that it answers: what is not said otherwise is taken from it')
      .option('--member <code>', 'for officers of this member')
      .option('--agency <name>', 'for those of this agency of it')
      .option('--subject <id>', 'for this officer of it')
      .option('--team <codes>', 'for a joint team of these members')
      .option('--record <id>', 'about this record')
      .option('--in-case <reference>', 'about whatever is asked in this case')
      .option('--fields <names>', 'categories, `Type.field` or `all`')
      .option('--purposes <codes>', 'for these purposes')
      .option('--conditions <text>', 'what the recipient must observe')
      .option('--from <time>', 'from when; at once unless given')
      .option('--until <time>', 'until when, at most a year after')
      .option('--originator <code>', 'the originator that consents to onward transfer, instead of the owner'),
  ).action(draft);
}
