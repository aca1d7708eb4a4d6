import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { DeskModule } from '../desk/desk.ts';
import { matterEntry } from '../register/matter-entry.ts';
import type { Register } from '../register/register.ts';
import type { Gauge } from '../runtime/serve/subgraph-metrics.ts';
import { openDelivery, type DutyDesk } from './deliver-notices.ts';
import { emergencyDesk } from './emergency-desk.ts';
import type { EmergencyNotices } from './give-notice.ts';
import { openNoticeStore, type NoticeCounts } from './notice-store.ts';

/** What a country's emergencies are opened with. */
export interface EmergencyOptions {
  readonly member: string;
  /** Where notices are kept; several processes of the country on one machine may share it. */
  readonly folder: string;
  /** Null where the country has no duty desk that is told. */
  readonly dutyDesk: DutyDesk | null;
  /** Hours within which a notice must be reviewed. */
  readonly reviewHours: number;
  readonly register: Pick<Register, 'append'>;
  readonly now: () => Date;
  /** For the log: ids, and no personal data. */
  readonly warn: (warning: { readonly code: string; readonly notice: string; readonly text: string }) => void;
}

/** The emergencies of a running country. */
export interface OpenEmergencies extends EmergencyNotices {
  /** Their part of the country's desk. */
  readonly desk: DeskModule;
  /** What the owner's officers have not done in time, for the health page. */
  faults(): readonly string[];
  gauges(): readonly Gauge[];
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** How long a notice may wait for the duty desk until the health page says so, in milliseconds. */
const LATE_MS = 300_000;

function several(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}

/** Opens the notices of a country. Throws `AUDIT_UNAVAILABLE` where their file cannot be read. */
export async function openEmergencies(options: EmergencyOptions): Promise<OpenEmergencies> {
  const { member, dutyDesk, reviewHours, register, now, warn } = options;
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const store = openNoticeStore(path.join(options.folder, 'notices.sqlite'));
  const delivery =
    dutyDesk &&
    openDelivery({
      store,
      desk: dutyDesk,
      now,
      failed: (notice, reason) =>
        warn({ code: 'EMERGENCY_UNDELIVERED', notice, text: `the duty desk has no notice: ${reason}` }),
    });
  void delivery?.deliver();
  const ago = (ms: number) => new Date(now().getTime() - ms);
  const counts = (): NoticeCounts | null => {
    try {
      return store.counts(ago(reviewHours * HOUR_MS), ago(LATE_MS));
    } catch {
      return null;
    }
  };

  return {
    notice({ at, requestId, requester, justification, policyVersion, disclosed }) {
      const id = randomUUID();
      const told = disclosed.map(({ type, records, fields }) => ({ type, records, fields }));
      store.add(
        { id, member, at, requestId, requester, justification, policyVersion, disclosed: told },
        delivery !== null,
      );
      void delivery?.deliver();
      warn({
        code: 'EMERGENCY_DISCLOSED',
        notice: id,
        text: 'records leave because a threat to life is imminent: review it',
      });
      const what = { policyVersion };
      return matterEntry('emergency.noticed', { at, requestId, requester, justification }, { id, what });
    },
    desk: emergencyDesk({ member, store, register, reviewHours, now }),
    faults() {
      const counted = counts();
      if (counted === null) return ['the notices of emergencies cannot be read: nothing is disclosed in one'];
      const { overdue, late } = counted;
      return [
        ...several(overdue, `disclosures in an emergency wait for a review for more than ${reviewHours} hours`),
        ...several(late, 'notices of emergencies wait to be delivered to the duty desk'),
      ];
    },
    gauges() {
      const counted = counts();
      if (counted === null) return [];
      const { unreviewed, overdue, undelivered } = counted;
      return [
        {
          name: 'comity_subgraph_emergencies_unreviewed',
          help: 'Disclosures in an emergency that wait for a review.',
          value: unreviewed,
        },
        {
          name: 'comity_subgraph_emergencies_overdue',
          help: 'Those of them whose time for a review is over.',
          value: overdue,
        },
        {
          name: 'comity_subgraph_emergency_notices_undelivered',
          help: 'Notices that the duty desk has not taken.',
          value: undelivered,
        },
      ];
    },
    async close() {
      await delivery?.close();
      store.close();
    },
  };
}
