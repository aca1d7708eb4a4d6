import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { MemberCode } from '../../schema/ids.ts';
import type { Role } from '../../schema/requester.ts';
import type { DeskModule } from '../desk/desk.ts';
import type { Register } from '../register/register.ts';
import { decideLink } from './decide-link.ts';
import { openDecisionStore } from './decision-store.ts';
import type { LinkOffice } from './link-office.ts';
import { linkDecisions, linkVerdicts } from './told-links.ts';

/** What a country's decisions on links are opened with. */
export interface LinksOptions {
  readonly member: MemberCode;
  /** Where they are kept; several processes of the country on one machine may share it. */
  readonly folder: string;
  /** Days that a decision is kept, and holds. */
  readonly keepDays: number;
  /** The roles whose officers may decide. */
  readonly roles: readonly Role[];
  readonly register: Pick<Register, 'append'>;
  readonly now: () => Date;
}

/** The decisions on links of a running country. */
export interface OpenLinks {
  /** Their part of the country's desk. */
  readonly desk: DeskModule;
  close(): void;
}

const DAY_MS = 86_400_000;

/** Opens what a country's officers decided of links. Throws `AUDIT_UNAVAILABLE` where it cannot be read. */
export async function openLinks(options: LinksOptions): Promise<OpenLinks> {
  const { member, register, now, keepDays } = options;
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const store = openDecisionStore(path.join(options.folder, 'decisions.sqlite'));
  const office: LinkOffice = {
    member,
    store,
    roles: new Set(options.roles),
    register,
    now,
    forget: () => void store.forgetBefore(new Date(now().getTime() - keepDays * DAY_MS)),
  };
  return {
    desk: {
      Query: {
        linkVerdicts: (args, call) => linkVerdicts(office, args, call),
        linkDecisions: (args, call) => linkDecisions(office, args, call),
      },
      Mutation: { decideLink: (args, call) => decideLink(office, args, call) },
    },
    close: () => store.close(),
  };
}
