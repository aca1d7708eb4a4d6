import type { Command } from 'commander';
import { askDesk } from '../../client/ask-desk.ts';
import { output, table } from '../../output.ts';
import { asOfficer, asRequester, withDesk, type DeskOptions } from '../desk-options.ts';
import { memberOf } from '../policy/versions/office.ts';
import { AUTHORISATION, printRequests, REQUEST, type ToldAuthorisation, type ToldRequest } from './told-requests.ts';

interface ListOptions extends DeskOptions {
  readonly mine?: boolean;
  readonly open?: boolean;
  readonly inForce?: boolean;
}

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly endCursor: string | null;
}

const REQUESTS = `query ($of: MemberCode!, $open: Boolean, $after: String) {
  authorisations(of: $of, open: $open, first: 100, after: $after) { nodes { ${REQUEST} } endCursor }
}`;
const IN_FORCE = `query ($of: MemberCode!, $after: String) {
  authorisationsInForce(of: $of, first: 100, after: $after) { nodes { ${AUTHORISATION} } endCursor }
}`;

/** Pages that are read at most: 20,000 entries. */
const MOST_PAGES = 200;

/** Every entry of a list, page after page. */
export async function allPages<Node>(read: (after: string | null) => Promise<Page<Node>>): Promise<readonly Node[]> {
  const found: Node[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { nodes, endCursor }: Page<Node> = await read(after);
    found.push(...nodes);
    if (endCursor === null) break;
    after = endCursor;
  }
  return found;
}

function line({ id, issuer, recipient, record, case: reference, fields, until }: ToldAuthorisation): readonly string[] {
  const { members, agency, subject } = recipient;
  const whom = [members.join(', '), agency, subject].filter((part) => part !== null).join(', ');
  return [id, issuer, whom, record ?? `case ${reference ?? ''}`, fields.join(', '), `until ${until}`];
}

async function list(named: string, options: ListOptions): Promise<void> {
  const member = memberOf(named);
  const to = await (options.mine ? asRequester : asOfficer)(member, options);
  const { open = false, inForce, json } = options;
  if (inForce) {
    const found = await allPages((after) => askDesk<Page<ToldAuthorisation>>(to, member, IN_FORCE, { after }));
    if (json) output.json(found);
    else output.result(found.length === 0 ? 'none' : table(found.map(line)));
    return;
  }
  const found = await allPages((after) => askDesk<Page<ToldRequest>>(to, member, REQUESTS, { open, after }));
  if (json) output.json(found);
  else if (found.length === 0) output.result('none');
  else printRequests(found);
}

/** Adds `comity authorisation list`. */
export function addList(authorisation: Command): void {
  withDesk(
    authorisation
      .command('list')
      .description("requests for authorisations of a member, as its officer; with `--mine` one's own")
      .argument('<member>', "the owner's code")
      .option('--mine', 'those that one has made, as one who asks')
      .option('--open', 'only those that wait for a decision')
      .option('--in-force', 'authorisations that stand, instead of requests'),
  ).action(list);
}
