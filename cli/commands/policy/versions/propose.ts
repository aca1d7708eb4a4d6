import path from 'node:path';
import { Option, type Command } from 'commander';
import { testPolicies } from '../../../../policies/cases.ts';
import { signedSentences } from '../../../../policies/office/sentences/signed-sentences.ts';
import type { Opinion } from '../../../../policies/versions/act.ts';
import { draftActivation, propose as keep } from '../../../../policies/versions/workflow.ts';
import { ComityError } from '../../../../schema/errors.ts';
import { readContent } from '../../../officers/read-content.ts';
import { signAs } from '../../../officers/signing-key.ts';
import { output } from '../../../output.ts';
import { loadOptions, readPolicy, type PolicyOptions } from '../read-policy.ts';
import { openDesk, signerOf, withSigner, type OfficeOptions } from './office.ts';

const VERDICTS: readonly Opinion['verdict'][] = ['favourable', 'favourable-with-conditions', 'unfavourable'];

interface ProposeOptions extends OfficeOptions, PolicyOptions {
  readonly from?: string;
  readonly until?: string;
  readonly verdict: Opinion['verdict'];
  readonly opinion: string;
  readonly assessment: string;
}

function instant(text: string, option: string): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()))
    throw new ComityError('USAGE', `\`${text}\` is no time for \`${option}\`: write as 2026-12-01T00:00:00Z`);
  return date.toISOString();
}

async function assertCasesPass(folder: string, options: PolicyOptions): Promise<void> {
  const { passed } = await testPolicies(folder, loadOptions(options));
  if (!passed)
    throw new ComityError('POLICY_INVALID', `cases of \`${folder}\` fail: run \`comity policy test ${folder}\``);
}

async function propose(named: string, options: ProposeOptions): Promise<void> {
  const { country } = await readPolicy(named, options);
  const { member, language } = country.head;
  await assertCasesPass(country.folder, options);
  const desk = await openDesk(member, options);
  const content = await readContent(path.resolve(country.folder), member);
  const now = new Date();
  const act = await draftActivation(desk, {
    content,
    language,
    sentences: signedSentences(country),
    from: options.from === undefined ? now.toISOString() : instant(options.from, '--from'),
    until: options.until === undefined ? null : instant(options.until, '--until'),
    opinion: { verdict: options.verdict, text: options.opinion, assessment: options.assessment },
  });
  const signature = signAs(act, 'proposer', await signerOf(member, options, 'controller'), now);
  const { id, others } = await keep(desk, { act, signatures: [signature] }, content);
  for (const other of others) {
    const by = other.signatures.find(({ role }) => role === 'proposer')?.person ?? 'somebody';
    output.remark(`${by} has a proposal on the same version: once one is in force, the other must be proposed anew`);
  }
  if (options.json) output.json({ id, number: act.number, others: others.length });
  else output.result(`proposal ${id}`);
  output.remark(
    `next: \`comity policy opinion ${member} ${id}\`, \`comity policy approve ${member} ${id}\`, \`comity policy activate ${member} ${id}\``,
  );
}

/** Adds `comity policy propose`. */
export function addPropose(policy: Command): void {
  withSigner(
    policy
      .command('propose')
      .description('propose a policy whose cases pass, with the opinion of the privacy officer, who signs it next')
      .argument('<policy>', "the folder of the draft, named for its member, or the member's code")
      .option('--groups <file>', 'file of groups; policies/groups.yaml unless given')
      .option('--from <time>', 'in force from then on; at once unless given')
      .option('--until <time>', 'in force until then; without end unless given')
      .addOption(
        new Option('--verdict <verdict>', "the privacy officer's verdict").choices(VERDICTS).makeOptionMandatory(),
      )
      .requiredOption('--opinion <text>', "the privacy officer's opinion")
      .requiredOption('--assessment <reference>', 'the data protection impact assessment'),
  ).action(propose);
}
