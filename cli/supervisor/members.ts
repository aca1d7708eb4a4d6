import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ComityError } from '../../schema/errors.ts';
import { fromRoot } from '../../schema/paths.ts';

/** The eight countries of the embedded federation. */
export const DEMO_MEMBERS = ['EE', 'DE', 'FR', 'UA', 'US', 'BR', 'EG', 'JP'] as const;

/** Real input that joins the embedded federation: a member and the file of its list. */
export interface RealInput {
  readonly member: string;
  readonly file: string;
}

/** Folders of a member's systems under `subgraphs/countries`. */
export function systemFolders(member: string): readonly string[] {
  const folder = fromRoot('subgraphs', 'countries', member.toLowerCase());
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(folder, entry.name));
  } catch {
    throw new ComityError('USAGE', `there is no mapping for \`${member}\` under subgraphs/countries: give UN or NZ`);
  }
}

function isDemoMember(member: string): boolean {
  return DEMO_MEMBERS.some((demo) => demo === member);
}

/** Parses `UN=path`; throws `USAGE`. */
export function realInput(text: string): RealInput {
  const match = /^([A-Z]{2,6})=(.+)$/.exec(text);
  const [, member, file] = match ?? [];
  if (member === undefined || file === undefined)
    throw new ComityError('USAGE', `\`${text}\` is not of the form UN=path`);
  if (isDemoMember(member)) throw new ComityError('USAGE', `\`${member}\` is in the federation already`);
  return { member, file: path.resolve(file) };
}
