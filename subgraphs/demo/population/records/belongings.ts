import { isoDate, LAST_DAY } from '../calendar.ts';
import type { RelationKind } from '../members/profile.ts';
import type { SyntheticAddress, SyntheticAsset, SyntheticRelation } from '../population.ts';
import { many, ownedBy, type Holding } from './holding.ts';

const ADDRESS_KINDS = ['residence', 'residence', 'residence', 'residence', 'former', 'work', 'stay', 'other'];
const TO_PERSONS: readonly RelationKind[] = [
  'associate',
  'associate',
  'relative',
  'spouse',
  'parent',
  'sibling',
  'co-accused',
];
const TO_ORGANISATIONS: readonly RelationKind[] = ['employer', 'owner', 'director', 'member'];
const HEXADECIMAL = '0123456789abcdef';

/** Assets: one for five persons; a fifth belong to organisations. */
export function drawAssets(holding: Holding): SyntheticAsset[] {
  const random = holding.random('assets');
  const { profile } = holding;
  return many(holding.count(0.2), (serial) => {
    const holder = ownedBy(holding, 0.2, random);
    const account = profile.iban(serial);
    const kind = random.pick(
      account
        ? ['bank-account', 'bank-account', 'bank-account', 'crypto-wallet', 'real-property', 'share']
        : ['crypto-wallet', 'real-property', 'real-property', 'share'],
    );
    return {
      holderIndex: holder.person,
      holderOrganisationIndex: holder.organisation,
      kind,
      iban: kind === 'bank-account' ? (account?.iban ?? null) : null,
      bic: kind === 'bank-account' ? (account?.bic ?? null) : null,
      walletAddress: kind === 'crypto-wallet' ? `0x${random.text(40, HEXADECIMAL)}` : null,
      propertyReference: kind === 'real-property' ? profile.propertyReference(serial) : null,
      ownershipShare: kind === 'share' || kind === 'real-property' ? random.pick([1, 0.5, 0.25, 0.51, 0.1]) : null,
    };
  });
}

/** Addresses: one a person, and the registered ones of organisations. */
export function drawAddresses(holding: Holding): SyntheticAddress[] {
  const random = holding.random('addresses');
  const { profile, persons, organisations } = holding;
  const address = (kind: string, resident: number | null, organisation: number | null): SyntheticAddress => {
    const town = random.ranked(profile.towns);
    return {
      residentIndex: resident,
      organisationIndex: organisation,
      kind,
      street: profile.addressLine(random.pick(profile.streets), random),
      locality: town.name,
      region: town.region,
      postalCode: profile.postalCode(town, random),
      country: profile.member,
      from: random.chance(0.6) ? isoDate(LAST_DAY - random.int(6000)) : null,
    };
  };
  return [
    ...many(holding.count(1), (serial) => {
      const resident = serial < persons.length ? serial : random.int(persons.length);
      return address(random.pick(ADDRESS_KINDS), random.chance(0.85) ? resident : random.int(persons.length), null);
    }),
    ...organisations.map((_organisation, index) => address('registered', null, index)),
  ];
}

/** Relations: one for five persons; a third lead to organisations. */
export function drawRelations(holding: Holding): SyntheticRelation[] {
  const random = holding.random('relations');
  const { profile, persons } = holding;
  return many(holding.count(0.2), () => {
    const subjectIndex = random.int(persons.length);
    const other = ownedBy(holding, 0.33, random);
    const toSelf = other.person === subjectIndex;
    const kind = random.pick(other.person === null ? TO_ORGANISATIONS : TO_PERSONS);
    return {
      subjectIndex,
      personIndex: toSelf ? (subjectIndex + 1) % persons.length : other.person,
      organisationIndex: other.organisation,
      kind,
      role: profile.roles[kind],
      from: random.chance(0.5) ? isoDate(LAST_DAY - random.int(5000)).slice(0, random.pick([4, 7, 10])) : null,
    };
  });
}
