import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { openFolderStore } from '../../../../policies/versions/folder-store.ts';
import { parseOfficerRing } from '../../../../policies/versions/officer-ring.ts';
import type { Desk } from '../../../../policies/versions/workflow.ts';
import { ComityError } from '../../../../schema/errors.ts';
import { demoOfficer } from '../../../officers/demo-office.ts';
import { embeddedOffice } from '../../../officers/office-place.ts';
import { readSigningKey, type SigningKey } from '../../../officers/signing-key.ts';
import { output } from '../../../output.ts';
import { dataFolder } from '../../../supervisor/data-folder.ts';

/** Options that say whose policy it is, where its versions are kept, and who signs. */
export interface OfficeOptions {
  readonly store?: string;
  readonly ring?: string;
  readonly as?: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** Adds the options of an office to a command. */
export function withOfficeOptions(command: Command): Command {
  return command
    .option('--store <folder>', "the member's store of versions; the embedded federation's unless given")
    .option('--ring <file>', "the member's ring of officers; the embedded federation's unless given")
    .option('--json', 'print JSON');
}

/** Adds the option by which a proposal's files are read against other groups than those of this checkout. */
export function withGroups(command: Command): Command {
  return command.option('--groups <file>', 'file of groups; policies/groups.yaml unless given');
}

/** Adds the options of whoever signs. */
export function withSigner(command: Command): Command {
  return withOfficeOptions(command)
    .option('--as <person>', 'who signs, as the ring names the person; a demo officer unless given')
    .option('--key <file>', "the person's key; the demo officer's unless given");
}

/** The member of a code; throws `USAGE` for what is none. */
export function memberOf(named: string): string {
  const member = path.basename(path.resolve(named)).toUpperCase();
  if (/^[A-Z]{2,6}$/.test(member)) return member;
  throw new ComityError('USAGE', `\`${named}\` is not a member: give its code`);
}

/** The desk at which a member's officers work. Throws `USAGE` where there is no ring. */
export async function openDesk(member: string, options: OfficeOptions): Promise<Desk> {
  if ((options.store === undefined) !== (options.ring === undefined))
    throw new ComityError('USAGE', 'give `--store` and `--ring` together');
  const place = embeddedOffice(dataFolder(), member);
  const file = options.ring ?? place.ring;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ComityError(
      'USAGE',
      `there is no ring of officers \`${file}\`: start the embedded federation once, set COMITY_DATA to its folder, or give \`--store\` and \`--ring\``,
    );
  });
  const ring = parseOfficerRing(text);
  if (ring.member !== member)
    throw new ComityError('USAGE', `\`${file}\` is the ring of \`${ring.member}\`, not of \`${member}\``);
  return { store: await openFolderStore(options.store ?? place.store), ring, now: () => new Date() };
}

/** The key of whoever signs: as the options say, else that of a demo officer, which is said on stderr. */
export async function signerOf(member: string, options: OfficeOptions, duty: string): Promise<SigningKey> {
  const person = options.as ?? demoOfficer(member, duty);
  if (options.key !== undefined) {
    if (options.as === undefined) throw new ComityError('USAGE', 'say with `--as` whose key it is');
    return readSigningKey(options.key, person);
  }
  output.remark(`as ${person} of the demonstration`);
  return readSigningKey(path.join(embeddedOffice(dataFolder(), member).keys, `${person}.pem`), person);
}
