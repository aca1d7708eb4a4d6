import { isoDate, LAST_DAY } from '../calendar.ts';
import { MEMBERS } from '../members/members.ts';
import { spread } from '../numbers.ts';
import type { SyntheticAlert, SyntheticConviction, SyntheticWarrant } from '../population.ts';
import type { MemberProfile } from '../members/profile.ts';
import { many, ownedBy, type Holding } from './holding.ts';

const WARRANT_STATUSES = ['active', 'active', 'active', 'executed', 'withdrawn', 'expired'];
const CONVICTION_STATUSES = ['final', 'final', 'served', 'served', 'under-appeal', 'quashed', 'pardoned'];
const ALERT_STATES = ['active', 'active', 'active', 'active', 'suspended', 'flagged', 'cancelled', 'expired'];
const SCHENGEN = new Set(['EE', 'DE', 'FR']);

type Action = keyof MemberProfile['actions'];
type Notice = readonly [scheme: string, category: string, action: Action];

const NOTICES: readonly Notice[] = [
  ['interpol-notice', 'red', 'arrest'],
  ['interpol-notice', 'blue', 'locate'],
  ['interpol-notice', 'yellow', 'missing'],
  ['interpol-notice', 'green', 'check'],
  ['interpol-diffusion', 'red', 'arrest'],
  ['interpol-diffusion', 'blue', 'locate'],
  ['national', 'missing', 'missing'],
  ['national', 'arrest', 'arrest'],
];
const SIS: readonly Notice[] = [
  ['sis', 'arrest', 'arrest'],
  ['sis', 'discreet-check', 'check'],
  ['sis', 'refusal-of-entry', 'refuse'],
  ['sis', 'judicial-procedure', 'locate'],
  ['sis', 'missing', 'missing'],
];
const ON_ORGANISATIONS: readonly Notice[] = [
  ['interpol-notice', 'silver', 'assets'],
  ['interpol-notice', 'purple', 'check'],
  ['un-sanctions', 'un-special', 'assets'],
];

/** Warrants: four for a hundred persons. */
export function drawWarrants(holding: Holding): SyntheticWarrant[] {
  const random = holding.random('warrants');
  const { profile, persons } = holding;
  const areas = MEMBERS.map(({ member }) => member).filter((member) => member !== profile.member);
  return many(holding.count(0.04), (serial) => {
    const issued = LAST_DAY - random.int(1800);
    const statute = random.pick(profile.statutes);
    return {
      subjectIndex: random.int(persons.length),
      reference: `${profile.member}-W-${isoDate(issued).slice(0, 4)}-${spread(serial, 6)}`,
      court: random.pick(profile.courts),
      issuedOn: isoDate(issued),
      statute: statute.text,
      iccs: statute.iccs,
      status: random.pick(WARRANT_STATUSES),
      extraditionLimits: random.chance(0.5) ? random.shuffled(areas).slice(0, random.between(1, 4)).sort() : [],
    };
  });
}

/** Convictions: eight for a hundred persons. */
export function drawConvictions(holding: Holding): SyntheticConviction[] {
  const random = holding.random('convictions');
  const { profile, persons } = holding;
  return many(holding.count(0.08), () => {
    const statute = random.pick(profile.statutes);
    const months = random.chance(0.7) ? random.between(1, Math.max(1, Math.floor(statute.months / 2))) : 0;
    return {
      subjectIndex: random.int(persons.length),
      court: random.pick(profile.courts),
      decidedOn: isoDate(LAST_DAY - random.int(4500)),
      statute: statute.text,
      iccs: statute.iccs,
      sentence: profile.sentence(months, random.between(2, 18) * 10),
      status: random.pick(CONVICTION_STATUSES),
    };
  });
}

/** Alerts: five for a hundred persons; a few are on organisations. */
export function drawAlerts(holding: Holding): SyntheticAlert[] {
  const random = holding.random('alerts');
  const { profile } = holding;
  const onPersons = SCHENGEN.has(profile.member) ? [...NOTICES, ...SIS] : NOTICES;
  return many(holding.count(0.05), (serial) => {
    const subject = ownedBy(holding, 0.06, random);
    const [scheme, category, action] = random.pick(subject.person === null ? ON_ORGANISATIONS : onPersons);
    const issued = LAST_DAY - random.int(1500);
    return {
      subjectIndex: subject.person,
      subjectOrganisationIndex: subject.organisation,
      scheme,
      category,
      reference: `${isoDate(issued).slice(0, 4)}/${profile.member}/${spread(serial, 6)}`,
      action: profile.actions[action],
      state: random.pick(ALERT_STATES),
      issuingAuthority: random.pick(profile.authorities),
      issuedOn: isoDate(issued),
      validUntil: isoDate(issued + random.pick([365, 1095, 1825])),
    };
  });
}
