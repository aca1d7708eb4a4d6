import { isoDate, LAST_DAY } from '../calendar.ts';
import type { Identity } from '../identities.ts';
import { profileOf } from '../members/members.ts';
import type { SyntheticDocument } from '../population.ts';
import { many, type Holding } from './holding.ts';
import type { Random } from '../random.ts';

const TYPES = [
  'identity-card',
  'identity-card',
  'passport',
  'passport',
  'driving-licence',
  'driving-licence',
  'residence-permit',
  'visa',
  'birth-certificate',
  'other',
];
const STATUSES = ['valid', 'valid', 'valid', 'valid', 'valid', 'valid', 'valid', 'stolen', 'lost', 'revoked'];
const VALID_YEARS: Readonly<Record<string, number>> = {
  passport: 10,
  'identity-card': 10,
  'driving-licence': 15,
  visa: 1,
};

function validity(
  type: string,
  random: Random,
): { readonly issuedOn: string; readonly expiresOn: string; readonly expired: boolean } {
  const issued = LAST_DAY - random.int(3600);
  const expires = issued + Math.floor((VALID_YEARS[type] ?? 5) * 365.25);
  return { issuedOn: isoDate(issued), expiresOn: isoDate(expires), expired: expires < LAST_DAY };
}

function status(expired: boolean, random: Random): string {
  const drawn = random.chance(0.01) ? 'stolen-blank' : random.pick(STATUSES);
  return drawn === 'valid' && expired ? 'expired' : drawn;
}

/** The passport that a person of several members carries: its number and dates are the same wherever it was seen. */
function passportOf(identity: Identity): Omit<SyntheticDocument, 'holderIndex' | 'status'> {
  const { origin } = identity.name;
  const issued = LAST_DAY - 400 - ((identity.serial * 37) % 2400);
  return {
    // Serial numbers of nationals end far below: a passport abroad never has the number of another person's at home.
    number: profileOf(origin).documentNumber('passport', 900_000 + identity.serial),
    type: 'passport',
    issuer: origin,
    issuedOn: isoDate(issued),
    expiresOn: isoDate(issued + 3652),
  };
}

/** Documents: one and a tenth a person, and the passports of persons whom other members know too. */
export function drawDocuments(holding: Holding, identities: readonly Identity[]): SyntheticDocument[] {
  const random = holding.random('documents');
  const { profile, persons } = holding;
  const byTruth = new Map(identities.map((identity) => [identity.truthId, identity]));
  const passports: SyntheticDocument[] = [];
  persons.forEach(({ truthId }, holderIndex) => {
    const identity = byTruth.get(truthId);
    if (identity && random.chance(0.5)) passports.push({ holderIndex, ...passportOf(identity), status: 'valid' });
  });
  const issued = many(Math.max(0, holding.count(1.1) - passports.length), (serial) => {
    const type = random.pick(TYPES);
    const { expired, ...dates } = validity(type, random);
    return {
      holderIndex: serial < persons.length ? serial : random.int(persons.length),
      number: profile.documentNumber(type, serial),
      type,
      issuer: profile.member,
      ...dates,
      status: status(expired, random),
    };
  });
  return [...passports, ...issued];
}
