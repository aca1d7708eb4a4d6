import { Option, type Command } from 'commander';
import { askDesk } from '../client/ask-desk.ts';
import { output, table } from '../output.ts';
import { allPages } from './authorisation/list.ts';
import { asOfficer, isDone, withDesk, type DeskOptions, type DeskOutcome } from './desk-options.ts';
import { memberOf } from './policy/versions/office.ts';

interface ToldNotice {
  readonly id: string;
  readonly at: string;
  readonly requester: { readonly member: string; readonly agency: string; readonly subject: string };
  readonly justification: { readonly purpose: string; readonly case: string; readonly necessity: string | null };
  readonly disclosed: readonly {
    readonly type: string;
    readonly records: readonly string[];
    readonly fields: readonly { readonly name: string; readonly outcome: string }[];
  }[];
  readonly reviewBy: string;
  readonly overdue: boolean;
  readonly review: { readonly verdict: string; readonly text: string } | null;
}

interface Page extends DeskOutcome {
  readonly nodes: readonly ToldNotice[];
  readonly endCursor: string | null;
}

interface ListOptions extends DeskOptions {
  readonly reviewed?: boolean;
}

interface ReviewOptions extends DeskOptions {
  readonly verdict: string;
  readonly text: string;
}

const NOTICE = `id at requestId requester { member agency role subject actingOfficer }
  justification { purpose case basis offence penalty necessity } policyVersion
  disclosed { type records fields { name outcome } } reviewBy overdue deliveredAt
  review { verdict text at by { member agency role subject actingOfficer } }`;
const LIST = `query ($of: MemberCode!, $reviewed: Boolean, $after: String) {
  emergencies(of: $of, reviewed: $reviewed, first: 100, after: $after) { outcome reason nodes { ${NOTICE} } endCursor }
}`;
const REVIEW = `mutation ($of: MemberCode!, $id: ID!, $verdict: EmergencyVerdict!, $text: String!) {
  reviewEmergency(of: $of, id: $id, verdict: $verdict, text: $text) { outcome reason emergency { ${NOTICE} } }
}`;
const VERDICTS = ['justified', 'not-justified', 'referred'] as const;

function printNotice({ id, at, requester, justification, disclosed, reviewBy, overdue, review }: ToldNotice): void {
  const { member, agency, subject } = requester;
  const rows = [
    ['  asked by', `${subject}, ${agency}, ${member}`],
    ['  why', [justification.purpose, justification.case, justification.necessity ?? ''].filter(Boolean).join(', ')],
    ...disclosed.map(({ type, records, fields }) => [
      `  ${type}`,
      `${records.join(' ')}: ${fields.map(({ name, outcome }) => `${name} ${outcome}`).join(', ')}`,
    ]),
    review === null
      ? ['  review', `by ${reviewBy}${overdue ? ': overdue' : ''}`]
      : ['  review', `${review.verdict}: ${review.text}`],
  ];
  output.result(`${table([[id, at]])}\n${table(rows)}`);
}

async function list(named: string, options: ListOptions): Promise<void> {
  const member = memberOf(named);
  const to = await asOfficer(member, options);
  const pages: Page[] = [];
  const found = await allPages(async (after) => {
    const page = await askDesk<Page>(to, member, LIST, { reviewed: options.reviewed ?? false, after });
    pages.push(page);
    return page;
  });
  if (!pages.every((page) => isDone(page, options))) return;
  if (options.json) output.json(found);
  else if (found.length === 0) output.result('none');
  else found.forEach(printNotice);
}

async function review(named: string, id: string, options: ReviewOptions): Promise<void> {
  const member = memberOf(named);
  const to = await asOfficer(member, options);
  const verdict = options.verdict.toUpperCase().replaceAll('-', '_');
  const result = await askDesk<DeskOutcome & { readonly emergency: ToldNotice | null }>(to, member, REVIEW, {
    id,
    verdict,
    text: options.text,
  });
  if (!isDone(result, options)) return;
  if (options.json) output.json(result);
  else if (result.emergency !== null) printNotice(result.emergency);
}

/** Adds `comity emergency …`. */
export function addEmergency(program: Command): void {
  const emergency = program
    .command('emergency')
    .description('what a member disclosed because a threat to life was imminent, and its review');
  withDesk(
    emergency
      .command('list')
      .description("notices that wait for a review, as the member's officer")
      .argument('<member>', "the owner's code")
      .option('--reviewed', 'those that are reviewed, too'),
  ).action(list);
  withDesk(
    emergency
      .command('review')
      .description('review one, as an officer of the member who did not ask for it')
      .argument('<member>', "the owner's code")
      .argument('<id>', 'the id of the notice')
      .addOption(new Option('--verdict <verdict>', 'what it comes to').choices(VERDICTS).makeOptionMandatory())
      .requiredOption('--text <text>', 'why'),
  ).action(review);
}
