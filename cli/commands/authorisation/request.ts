import { Option, type Command } from 'commander';
import { askDesk } from '../../client/ask-desk.ts';
import { output } from '../../output.ts';
import { asRequester, isDone, withDesk, type DeskOptions, type DeskOutcome } from '../desk-options.ts';
import { memberOf } from '../policy/versions/office.ts';
import { instant } from './instant.ts';
import { REQUEST, printRequests, type ToldRequest } from './told-requests.ts';

const FOR = ['self', 'agency', 'member'] as const;

interface RequestOptions extends DeskOptions {
  readonly record?: string;
  readonly fields: string;
  readonly reason: string;
  readonly until: string;
  readonly for: (typeof FOR)[number];
}

const QUERY = `mutation ($of: MemberCode!, $request: AuthorisationRequestInput!) {
  requestAuthorisation(of: $of, request: $request) { outcome reason request { ${REQUEST} } }
}`;

async function request(named: string, options: RequestOptions): Promise<void> {
  const member = memberOf(named);
  const asked = {
    record: options.record ?? null,
    fields: options.fields.split(',').map((field) => field.trim()),
    reason: options.reason,
    until: instant(options.until, '--until'),
    recipient: options.for.toUpperCase(),
  };
  const to = await asRequester(member, options);
  const result = await askDesk<DeskOutcome & { readonly request: ToldRequest | null }>(to, member, QUERY, {
    request: asked,
  });
  if (!isDone(result, options)) return;
  if (options.json) output.json(result);
  else printRequests(result.request === null ? [] : [result.request]);
}

/** Adds `comity authorisation request`. */
export function addRequest(authorisation: Command): void {
  withDesk(
    authorisation
      .command('request')
      .description('ask a member to open fields that it withholds; it answers the same whether there is such a record')
      .argument('<member>', "the owner's code")
      .option('--record <id>', 'the record; absent: whatever is asked in the case of the justification')
      .requiredOption('--fields <names>', 'categories, `Type.field` or `all`, separated by commas')
      .requiredOption('--reason <text>', 'why, at most 2000 characters')
      .requiredOption('--until <time>', 'until when, at most a year ahead')
      .addOption(new Option('--for <whom>', 'for whom').choices(FOR).default('self')),
  ).action(request);
}
