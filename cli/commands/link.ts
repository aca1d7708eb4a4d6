import type { Command } from 'commander';
import { askDesk } from '../client/ask-desk.ts';
import { output, table } from '../output.ts';
import { allPages } from './authorisation/list.ts';
import { asOfficer, asOwnRequester, isDone, withDesk, type DeskOptions, type DeskOutcome } from './desk-options.ts';
import { memberOf } from './policy/versions/office.ts';

interface ToldVerdict {
  readonly id: string;
  readonly records: readonly string[];
  readonly verdict: string;
  readonly reason: string;
  readonly at: string;
  readonly by: { readonly agency: string; readonly role: string };
}

interface ToldDecision extends Omit<ToldVerdict, 'by'> {
  readonly requester: { readonly agency: string; readonly role: string; readonly subject: string };
}

interface DecideOptions extends DeskOptions {
  readonly reason: string;
  readonly conflicting?: boolean;
}

const VERDICT = 'id records verdict reason at by { agency role }';
const DECIDE = `mutation ($of: MemberCode!, $link: LinkDecisionInput!) {
  decideLink(of: $of, link: $link) { outcome reason verdict { ${VERDICT} } }
}`;
const SHOW = `query ($of: MemberCode!, $records: [ID!]!) {
  linkVerdicts(of: $of, records: $records) { outcome reason newest { ${VERDICT} } earlier { ${VERDICT} } }
}`;
const LIST = `query ($of: MemberCode!, $after: String) {
  linkDecisions(of: $of, first: 100, after: $after) {
    outcome reason endCursor
    nodes { id at requestId records verdict reason requester { member agency role subject actingOfficer }
      justification { purpose case basis offence penalty necessity } }
  }
}`;

function rowOf({ at, verdict, records, reason }: Omit<ToldVerdict, 'by'>, by: string): readonly string[] {
  return [at.slice(0, 16).replace('T', ' '), verdict, records.join(' '), by, reason];
}

function verdictRow(told: ToldVerdict): readonly string[] {
  return rowOf(told, `${told.by.role}, ${told.by.agency}`);
}

/** Adds a verb that decides of a link. */
function addVerb(
  link: Command,
  { name, description }: { readonly name: string; readonly description: string },
  verdictOf: (options: DecideOptions) => string,
): Command {
  async function decide(named: string, one: string, other: string, options: DecideOptions): Promise<void> {
    const member = memberOf(named);
    const to = await asOwnRequester(member, options);
    const asked = { records: [one, other], verdict: verdictOf(options), reason: options.reason };
    const result = await askDesk<DeskOutcome & { readonly verdict: ToldVerdict | null }>(to, member, DECIDE, {
      link: asked,
    });
    if (!isDone(result, options)) return;
    if (options.json) output.json(result);
    else if (result.verdict !== null) output.result(table([verdictRow(result.verdict)]));
  }
  const verb = withDesk(
    link
      .command(name)
      .description(description)
      .argument('<member>', 'your own member, which keeps the verdict')
      .argument('<record>', 'the id of a record')
      .argument('<other>', 'the id of the other record')
      .requiredOption('--reason <text>', 'why, at most 1000 characters'),
  );
  verb.action(decide);
  return verb;
}

async function show(named: string, records: readonly string[], options: DeskOptions): Promise<void> {
  const member = memberOf(named);
  const to = await asOwnRequester(member, options);
  const result = await askDesk<
    DeskOutcome & { readonly newest: readonly ToldVerdict[]; readonly earlier: readonly ToldVerdict[] }
  >(to, member, SHOW, { records });
  if (!isDone(result, options)) return;
  if (options.json) output.json(result);
  else if (result.newest.length === 0) output.result('none');
  else output.result(table([...result.newest, ...result.earlier].map(verdictRow)));
}

async function list(named: string, options: DeskOptions): Promise<void> {
  const member = memberOf(named);
  const to = await asOfficer(member, options);
  const pages: DeskOutcome[] = [];
  const found = await allPages(async (after) => {
    const page = await askDesk<
      DeskOutcome & { readonly nodes: readonly ToldDecision[]; readonly endCursor: string | null }
    >(to, member, LIST, { after });
    pages.push(page);
    return page;
  });
  if (!pages.every((page) => isDone(page, options))) return;
  if (options.json) output.json(found);
  else if (found.length === 0) output.result('none');
  else output.result(table(found.map((told) => rowOf(told, `${told.requester.subject}, ${told.requester.agency}`))));
}

/** Adds `comity link …`. */
export function addLink(program: Command): void {
  const link = program
    .command('link')
    .description('decide whether two records are one person’s, and see what colleagues decided');
  addVerb(link, { name: 'confirm', description: 'two records are of one person' }, ({ conflicting }) =>
    conflicting ? 'SAME_IDENTITY_CONFLICTING_DATA' : 'SAME_IDENTITY',
  ).option('--conflicting', 'of one person, under data that conflict');
  addVerb(link, { name: 'reject', description: 'two records are of two persons' }, () => 'DIFFERENT');
  addVerb(
    link,
    { name: 'withdraw', description: 'take the verdict back: the link stands as computed' },
    () => 'WITHDRAWN',
  );
  withDesk(
    link
      .command('show')
      .description('what officers of your country decided of links between records')
      .argument('<member>', 'your own member')
      .argument('<records...>', 'ids of records'),
  ).action(show);
  withDesk(
    link
      .command('list')
      .description("all decisions on links, as an officer of the member's policy")
      .argument('<member>', "the member's code"),
  ).action(list);
}
