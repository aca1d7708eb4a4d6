import path from 'node:path';
import type { Command } from 'commander';
import { formatFault, type Fault } from '../../../policies/language/fault.ts';
import { ComityError } from '../../../schema/errors.ts';
import { ask, refusal } from '../../client/ask.ts';
import { EXIT } from '../../exit-code.ts';
import { readContent } from '../../officers/read-content.ts';
import { output, table } from '../../output.ts';
import { instant } from '../authorisation/instant.ts';
import { asOfficer, withDesk, type DeskOptions } from '../desk-options.ts';
import { memberOf } from './versions/office.ts';

interface ReplayOptions extends DeskOptions {
  readonly of?: string;
  readonly since?: string;
  readonly until?: string;
}

interface ToldChange {
  readonly member: string;
  readonly field: string;
  readonly purpose: string;
  readonly was: string;
  readonly wouldBe: string;
  readonly kind: string;
  readonly records: number;
  readonly example: string | null;
}

interface ToldReplay {
  readonly __typename: 'PolicyReplay';
  readonly since: string | null;
  readonly until: string | null;
  readonly answers: number;
  readonly records: number;
  readonly unchanged: number;
  readonly changes: readonly ToldChange[];
  readonly further: number;
  readonly unreadable: number;
  readonly unknownFields: readonly { readonly field: string; readonly records: number }[];
}

interface ToldNothing {
  readonly __typename: 'PolicyUnanswered';
  readonly reason: string;
  readonly message: string;
  readonly faults: readonly Fault[];
}

interface Office {
  readonly policyOffice: { readonly replay: ToldReplay | ToldNothing } | null;
}

const REPLAY = `query ($of: MemberCode!, $files: [PolicyFileInput!]!, $since: DateTime, $until: DateTime) {
  policyOffice(of: $of) {
    replay(source: { files: $files }, since: $since, until: $until) {
      __typename
      ... on PolicyReplay {
        since until answers records unchanged further unreadable unknownFields { field records }
        changes { member field purpose was wouldBe kind records example }
      }
      ... on PolicyUnanswered { reason message faults { file line column message help } }
    }
  }
}`;

/** The word by which changes are known everywhere else: `masks otherwise`. */
function wordOf(kind: string): string {
  return kind.toLowerCase().replaceAll('_', ' ');
}

/** The disclosures of how many days are replayed where no other period is named. */
const DAYS = 30;

function sinceOf({ since, until }: ReplayOptions): string {
  if (since !== undefined) return instant(since, '--since');
  const end = until === undefined ? new Date() : new Date(instant(until, '--until'));
  return new Date(end.getTime() - DAYS * 86_400_000).toISOString();
}

function print({ since, answers, records, unchanged, changes, further, unreadable }: ToldReplay): void {
  const rows = changes.map(({ member, field, purpose, was, wouldBe, kind, records: count }) => [
    member,
    field,
    purpose,
    `${was} → ${wouldBe}`,
    wordOf(kind),
    String(count),
  ]);
  if (rows.length > 0) output.result(table([['to', 'field', 'purpose', '', '', 'records'], ...rows]));
  output.result(
    `since ${since ?? 'the first entry'}: ${answers} answers with ${records} records: ${unchanged} fields of records would have been the same, ${changes.length} kinds of change`,
  );
  if (further > 0)
    output.remark(`further changes, of fields of ${further} records, are not shown: give a shorter period`);
  if (unreadable > 0) output.remark(`${unreadable} entries are of another release and were left out`);
}

function refuse({ message, faults, ...told }: ToldNothing, folder: string, { json }: ReplayOptions): void {
  process.exitCode = EXIT.no;
  if (json) output.json({ reason: told.reason, message, faults });
  else {
    output.result(`not replayed: ${message}`);
    for (const fault of faults)
      output.result(`fault: ${formatFault({ ...fault, file: path.join(folder, fault.file) })}`);
  }
}

async function replay(folder: string, options: ReplayOptions): Promise<void> {
  const member = memberOf(options.of ?? folder);
  const { files } = await readContent(path.resolve(folder), member);
  const given = Object.entries(files).map(([name, text]) => ({ name, text }));
  if (given.length === 0) throw new ComityError('USAGE', `\`${folder}\` holds no policy`);
  const to = await asOfficer(member, options);
  const { data, errors } = await ask<Office>(to, REPLAY, {
    of: member,
    files: given,
    since: sinceOf(options),
    until: options.until === undefined ? null : instant(options.until, '--until'),
  });
  const found = data?.policyOffice?.replay;
  if (!found) {
    if (errors.length > 0) throw refusal(errors);
    throw new ComityError('FORBIDDEN', `the office of the policy of \`${member}\` is open to its own officers alone`);
  }
  if (found.__typename === 'PolicyUnanswered') refuse(found, folder, options);
  else if (options.json) {
    const { since, until, answers, records, unchanged, changes, further, unreadable, unknownFields } = found;
    const told = changes.map((change) => ({ ...change, kind: wordOf(change.kind) }));
    output.json({
      ...{ member, since, until, answers, records, unchanged, further, unreadable, unknownFields },
      changes: told,
    });
  } else print(found);
}

/** Adds `comity policy replay`. */
export function addReplay(policy: Command): void {
  withDesk(
    policy
      .command('replay')
      .description(
        'what a draft would have made of the disclosures in the register of its member, who decides them anew; each use is registered',
      )
      .argument('<draft>', 'the folder of the draft, named for its member')
      .option('--of <member>', "the member, where the draft's folder is not named for it")
      .option('--since <time>', 'disclosures from then on; of the last thirty days unless given')
      .option('--until <time>', 'disclosures before then; up to now unless given'),
  ).action(replay);
}
