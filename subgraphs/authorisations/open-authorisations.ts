import type { KeyObject } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { OfficerRing } from '../../policies/versions/officer-ring.ts';
import { steadyClock } from '../../policies/versions/steady-clock.ts';
import type { FieldCatalogue } from '../../schema/fields.ts';
import type { MemberCode } from '../../schema/ids.ts';
import type { DeskModule } from '../desk/desk.ts';
import type { Register } from '../register/register.ts';
import type { RecordIds } from '../runtime/country/record-ids.ts';
import { openActStore } from './act-store.ts';
import { authorisationDesk } from './authorisation-desk.ts';
import { followActs } from './follow-acts.ts';
import { openRequestStore } from './request-store.ts';
import { settleLeft } from './settle.ts';
import type { StandingAuthorisations } from './standing-authorisations.ts';

/** What a country's authorisations are opened with. */
export interface AuthorisationOptions {
  readonly member: MemberCode;
  /** Where they are kept; several processes of the country on one machine may share it. */
  readonly folder: string;
  /** Days that requests and authorisations are kept once they have come to their end. */
  readonly keepDays: number;
  readonly catalogue: FieldCatalogue;
  readonly ids: Pick<RecordIds, 'open' | 'seal'>;
  readonly ring: () => Promise<OfficerRing>;
  readonly ringFile: string;
  readonly memberKeys: () => Promise<ReadonlyMap<string, KeyObject>>;
  readonly register: Pick<Register, 'append'>;
  readonly now: () => Date;
  /** What counts for nothing, for the log. */
  readonly fault: (reason: string) => void;
}

/** The authorisations of a running country. */
export interface OpenAuthorisations {
  /** What decisions read. */
  readonly standing: StandingAuthorisations;
  /** Their part of the country's desk. */
  readonly desk: DeskModule;
  /** What counts for nothing, and why, for the health page. */
  faults(): readonly string[];
  /** Looks at what is kept now; resolves when what was found holds. */
  look(): Promise<void>;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
/** How long a decision that is not settled is left to the process that made it, in milliseconds. */
const LEFT_MS = 30_000;

/** Opens what a country has authorised, and is asked to. Throws `AUDIT_UNAVAILABLE` where the requests cannot be read. */
export async function openAuthorisations(options: AuthorisationOptions): Promise<OpenAuthorisations> {
  const { member, catalogue, ids, ring, memberKeys, register, keepDays } = options;
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const clock = steadyClock(options.now, null);
  const requests = openRequestStore(path.join(options.folder, 'requests.sqlite'));
  const acts = await openActStore(options.folder);
  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  const followed = await followActs({
    store: acts,
    ring,
    ringFile: options.ringFile,
    memberKeys,
    ids,
    async before() {
      requests.forgetBefore(ago(keepDays * DAY_MS));
      await settleLeft({ requests, acts, register }, ago(LEFT_MS));
    },
    clock,
    keepDays,
    fault: options.fault,
  });
  return {
    standing: {
      ofRecord: (place) => followed.current().ofRecord(place),
      ofCase: (reference) => followed.current().ofCase(reference),
    },
    desk: authorisationDesk({
      member,
      catalogue,
      ids,
      requests,
      acts,
      followed,
      register,
      context: async () => ({ ring: await ring(), memberKeys: await memberKeys(), now: clock.now() }),
      clock,
    }),
    faults: () => followed.faults(),
    look: () => followed.look(),
    async close() {
      await followed.close();
      requests.close();
    },
  };
}
