import { isoDate, LAST_DAY } from '../calendar.ts';
import { MEMBERS } from '../members/members.ts';
import type { SyntheticCase, SyntheticOffence, SyntheticRequest, SyntheticSeizure } from '../population.ts';
import { spread } from '../numbers.ts';
import { many, type Holding } from './holding.ts';
import { provenance } from './provenance.ts';

const STATUSES = ['open', 'open', 'at-court', 'closed', 'closed', 'suspended', 'archived'];
const ROLES = ['suspect', 'suspect', 'victim', 'witness', 'contact', 'convicted', 'informant', 'missing'];
const KINDS = [
  'information',
  'information',
  'testimony',
  'service',
  'search-and-seizure',
  'records',
  'extradition',
  'freeze',
  'confirm-hit',
  'preserve-data',
  'evidence',
  'video-hearing',
];
const STATES = [
  'transmitted',
  'received',
  'accepted',
  'executing',
  'executed',
  'more-information',
  'refused',
  'postponed',
  'withdrawn',
  'partly-executed',
];

/** Cases: one for ten persons, each with one to three persons in it, the first mostly a suspect. */
export function drawCases(holding: Holding): SyntheticCase[] {
  const random = holding.random('cases');
  const { profile, persons } = holding;
  return many(holding.count(0.1), (serial) => {
    const opened = LAST_DAY - random.int(2000);
    const inIt = new Set(many(random.between(1, 3), () => random.int(persons.length)));
    return {
      number: profile.caseNumber(Number(isoDate(opened).slice(0, 4)), serial),
      authority: random.pick(profile.authorities),
      status: random.pick(STATUSES),
      openedOn: isoDate(opened),
      roles: [...inIt].map((personIndex, position) => ({
        personIndex,
        category: position === 0 && random.chance(0.8) ? 'suspect' : random.pick(ROLES),
      })),
      record: provenance(profile.member, 'ordinary', random),
    };
  });
}

/** Offences: one or two in each case. */
export function drawOffences(holding: Holding, cases: readonly SyntheticCase[]): SyntheticOffence[] {
  const random = holding.random('offences');
  return cases.flatMap((_case, caseIndex) =>
    many(random.chance(0.3) ? 2 : 1, () => {
      const { text, iccs, months } = random.pick(holding.profile.statutes);
      return { caseIndex, statute: text, iccs, maximumPenalty: months, attempted: random.chance(0.1) };
    }),
  );
}

/** Seizures: one for every second case. */
export function drawSeizures(holding: Holding, cases: readonly SyntheticCase[]): SyntheticSeizure[] {
  const random = holding.random('seizures');
  const { profile } = holding;
  return many(holding.count(0.05), () => {
    const { kind, description, detail } = random.pick(profile.seizures);
    return {
      caseIndex: random.int(cases.length),
      seizedOn: isoDate(LAST_DAY - random.int(1500)),
      place: random.ranked(profile.towns).name,
      description,
      kind,
      quantity:
        kind === 'drugs'
          ? random.between(1, 40_000) / 10
          : kind === 'cash'
            ? random.between(5, 4000) * 100
            : random.between(1, 30),
      unit: detail,
    };
  });
}

/** Requests for cooperation: fifteen for a thousand persons, half of them the member's own. */
export function drawRequests(holding: Holding, cases: readonly SyntheticCase[]): SyntheticRequest[] {
  const random = holding.random('requests');
  const { profile } = holding;
  const others = MEMBERS.map(({ member }) => member).filter((member) => member !== profile.member);
  return many(holding.count(0.015), (serial) => {
    const asked = LAST_DAY - random.int(700);
    const other = random.pick(others);
    const own = random.chance(0.5);
    return {
      caseIndex: random.int(cases.length),
      kind: random.pick(KINDS),
      reference: `${profile.member}-MLA-${isoDate(asked).slice(0, 4)}-${spread(serial, 5)}`,
      state: random.pick(STATES),
      requesting: own ? profile.member : other,
      requested: own ? other : profile.member,
      requestedOn: isoDate(asked),
      dueOn: isoDate(asked + random.pick([3, 7, 30, 90])),
      assistance: random.pick(profile.assistance),
    };
  });
}
