import { ComityError } from '../../schema/errors.ts';
import { OVERSIGHT } from '../../schema/protocol/oversight.ts';
import { requestDemoToken } from '../identity/demo-token.ts';
import { output } from '../output.ts';
import { dataFolder } from '../supervisor/data-folder.ts';
import { runningFederation } from '../supervisor/processes-file.ts';

/** The justification that the demo people give where the command line names none. */
export const DEMO_JUSTIFICATION =
  'purpose="investigation", case="EE-2026-0117", basis="UNTOC-18", offence="0601", penalty=48';

/** What the demo officers of a member state at its desk, where they look at no record. */
export const DEMO_OVERSIGHT = `purpose="${OVERSIGHT.purpose}", case="desk-2026", basis="${OVERSIGHT.basis}"`;

/** What a command may say of who asks and why. */
export interface TargetOptions {
  readonly as?: string;
  readonly purpose?: string;
  readonly case?: string;
  readonly basis?: string;
}

/** Where a command sends its question, as whom, and why. */
export interface Target {
  readonly url: string;
  readonly token: string;
  readonly justification: string;
}

/** The address of the hub: `COMITY_URL`, else the port in `COMITY_PORT`, else 4000. */
export function hubUrl(environment: NodeJS.ProcessEnv = process.env): string {
  const url = environment['COMITY_URL'] ?? '';
  if (url !== '') return url.replace(/\/(graphql)?$/, '');
  return `http://localhost:${environment['COMITY_PORT'] ?? '4000'}`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function justificationOf(options: TargetOptions, fallback: string | null): string {
  const { purpose, case: reference, basis } = options;
  if (purpose !== undefined && reference !== undefined && basis !== undefined) {
    return `purpose=${quoted(purpose)}, case=${quoted(reference)}, basis=${quoted(basis)}`;
  }
  if (fallback !== null && purpose === undefined && reference === undefined && basis === undefined) return fallback;
  throw new ComityError('USAGE', 'give `--purpose`, `--case` and `--basis`');
}

/**
 * The target of a command: a federation elsewhere with the token in `COMITY_TOKEN`, or the embedded one as a demo person
 * of the role that the verb needs, with a justification of the demonstration, both of which are said on stderr.
 */
export async function target(
  options: TargetOptions,
  defaultPerson: string,
  demoJustification = DEMO_JUSTIFICATION,
): Promise<Target> {
  const url = hubUrl();
  const given = process.env['COMITY_TOKEN'] ?? '';
  if (given !== '') return { url, token: given, justification: justificationOf(options, null) };
  const folder = dataFolder();
  const federation = await runningFederation(folder);
  if (!federation) {
    throw new ComityError(
      'USAGE',
      `no embedded federation runs in \`${folder}\`: start one with \`npm start\`, set COMITY_DATA to the folder of one that runs, or set COMITY_URL and COMITY_TOKEN`,
    );
  }
  const person = options.as ?? defaultPerson;
  const token = await requestDemoToken({ issuer: federation.issuer, dataFolder: folder, person });
  const justification = justificationOf(options, demoJustification);
  output.remark(`as ${person} of the demonstration, ${justification}`);
  return {
    url: process.env['COMITY_URL'] === undefined && process.env['COMITY_PORT'] === undefined ? federation.url : url,
    token,
    justification,
  };
}
