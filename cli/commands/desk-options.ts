import type { Command } from 'commander';
import { DEMO_OVERSIGHT, target, type Target, type TargetOptions } from '../client/target.ts';
import { EXIT } from '../exit-code.ts';
import { demoOfficer } from '../officers/demo-office.ts';
import { output } from '../output.ts';

/** Options of a verb at a member's desk. */
export interface DeskOptions extends TargetOptions {
  readonly json?: boolean;
}

/** What came of a call at a desk. */
export interface DeskOutcome {
  readonly outcome: string;
  readonly reason: string | null;
}

/** Adds what says who is at the desk, and why. */
export function withDesk(command: Command): Command {
  return command
    .option('--as <person>', 'demo person to ask as; one whose role fits unless given')
    .option('--purpose <code>', 'purpose of the request')
    .option('--case <reference>', 'case reference')
    .option('--basis <code>', 'legal basis')
    .option('--json', 'print JSON');
}

/** The desk as an officer of the member, who may decide there. */
export function asOfficer(member: string, options: DeskOptions): Promise<Target> {
  return target(options, demoOfficer(member, 'approver'), DEMO_OVERSIGHT);
}

/** The desk as somebody of another member, who asks. */
export function asRequester(member: string, options: DeskOptions): Promise<Target> {
  return target(options, member === 'EE' ? 'de-analyst' : 'ee-analyst');
}

/** The desk of the own member, as somebody who looks at records. */
export function asOwnRequester(member: string, options: DeskOptions): Promise<Target> {
  return target(options, `${member.toLowerCase()}-analyst`);
}

/** Whether a call is done; where not, says why, and the exit code is 1. */
export function isDone(result: DeskOutcome, { json }: DeskOptions): boolean {
  if (result.outcome === 'DONE') return true;
  process.exitCode = EXIT.no;
  if (json) output.json(result);
  else output.result(`not done: ${result.reason ?? result.outcome.toLowerCase()}`);
  return false;
}
