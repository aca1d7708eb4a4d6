import { isoDate, LAST_DAY } from '../calendar.ts';
import type { SyntheticProvenance } from '../population.ts';
import type { Random } from '../random.ts';

/** How a record is burdened: as any record, as one that foreign bodies ask for (closed to nobody, so that who is not found was not known again), or not at all. */
export type Burden = 'ordinary' | 'sought' | 'none';

/** Shares of records that are expired, restricted, under embargo or limited to some recipients. */
const SHARES: Readonly<
  Record<
    Burden,
    { readonly expired: number; readonly restricted: number; readonly embargo: number; readonly recipients: number }
  >
> = {
  ordinary: { expired: 0.03, restricted: 0.02, embargo: 0.01, recipients: 0.015 },
  sought: { expired: 0, restricted: 0, embargo: 0, recipients: 0 },
  none: { expired: 0, restricted: 0, embargo: 0, recipients: 0 },
};

const PURPOSES = [
  'investigation',
  'investigation',
  'investigation',
  'identify',
  'locate-wanted',
  'border-control',
  'security-check',
  'alert',
];
const CONFIDENTIALITY = [...Array<string>(8).fill('official-use-only'), 'restricted', 'confidential'];
const RECIPIENTS = ['EE', 'DE', 'FR', 'UA', 'US', 'BR', 'EG', 'JP'];

function handling(random: Random): readonly string[] {
  const drawn = random.int(100);
  if (drawn < 86) return ['H0'];
  if (drawn < 93) return ['H1'];
  return drawn < 98 ? ['H2'] : ['H1', 'H2'];
}

/** What a record of `member` says of itself. */
export function provenance(member: string, burden: Burden, random: Random): SyntheticProvenance {
  const shares = SHARES[burden];
  const expired = random.chance(shares.expired);
  const recorded = expired ? LAST_DAY - random.between(3000, 4500) : LAST_DAY - random.int(2500);
  const verified = recorded + random.int(Math.max(1, Math.min(LAST_DAY - recorded, 1500)));
  const recipients = random.chance(shares.recipients) ? random.pick(['only', 'not'] as const) : 'any';
  const others = () => random.shuffled(RECIPIENTS.filter((recipient) => recipient !== member));
  const plain = burden === 'none';
  return {
    handling: plain ? ['H0'] : handling(random),
    confidentiality: plain ? 'official-use-only' : random.pick(CONFIDENTIALITY),
    sourceEvaluation: plain ? 'A' : random.ranked(['A', 'B', 'X', 'C']),
    informationEvaluation: plain ? '1' : random.ranked(['1', '2', '3', '4']),
    assertion: plain || random.chance(0.85) ? 'fact' : 'assessment',
    purposeCollected: plain ? 'investigation' : random.pick(PURPOSES),
    recordedAt: isoDate(recorded),
    lastVerifiedAt: isoDate(verified),
    expiresAt: isoDate(expired ? LAST_DAY - random.between(60, 1200) : LAST_DAY + random.between(900, 3650)),
    restricted: random.chance(shares.restricted),
    embargoUntil: random.chance(shares.embargo) ? isoDate(LAST_DAY + random.between(900, 2500)) : null,
    releasableTo: recipients === 'only' ? others().slice(0, 3).sort() : null,
    notReleasableTo: recipients === 'not' ? others().slice(0, 1) : [],
  };
}
