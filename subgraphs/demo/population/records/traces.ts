import { isoDate, isoInstant, LAST_DAY } from '../calendar.ts';
import { luhn, spread } from '../numbers.ts';
import type {
  SyntheticBiometric,
  SyntheticContactPoint,
  SyntheticDevice,
  SyntheticOnlineIdentifier,
  SyntheticPhotograph,
} from '../population.ts';
import type { Random } from '../random.ts';
import { many, ownedBy, type Holding } from './holding.ts';

const BIOMETRICS = ['fingerprint', 'fingerprint', 'fingerprint', 'dna', 'face', 'palm', 'iris'];
const HANDLES = ['sky', 'night', 'wolf', 'fast', 'blue', 'iron', 'lucky', 'ghost', 'storm', 'old', 'silent', 'red'];
const SERVICES = ['Telegram', 'Instagram', 'Facebook', 'X', 'Signal', 'TikTok'];
const PHONES = [
  'Samsung Galaxy A54',
  'iPhone 13',
  'Xiaomi Redmi Note 12',
  'Nokia 105',
  'Motorola G54',
  'Huawei P30',
  'iPhone 15 Pro',
  'Google Pixel 7',
];
/** Blocks for documentation (RFC 5737), so that no address is anybody's. */
const NETWORKS = ['192.0.2', '198.51.100', '203.0.113'];

function handle(serial: number, random: Random): string {
  return `${random.pick(HANDLES)}_${random.pick(HANDLES)}${spread(serial, 4)}`;
}

/** References to biometrics held: six for a hundred persons. */
export function drawBiometrics(holding: Holding): SyntheticBiometric[] {
  const random = holding.random('biometrics');
  return many(holding.count(0.06), () => ({
    subjectIndex: random.int(holding.persons.length),
    kind: random.pick(BIOMETRICS),
    repository: random.pick(holding.profile.repositories),
    capturedOn: isoDate(LAST_DAY - random.int(4000)),
  }));
}

/** References to photographs held: six for a hundred persons. */
export function drawPhotographs(holding: Holding): SyntheticPhotograph[] {
  const random = holding.random('photographs');
  return many(holding.count(0.06), (serial) => ({
    subjectIndex: random.int(holding.persons.length),
    reference: `${holding.profile.member}-F-${spread(serial, 8)}`,
    capturedOn: isoDate(LAST_DAY - random.int(4000)),
  }));
}

/** Telephone numbers and electronic mail: eight for ten persons; a tenth are an organisation's. */
export function drawContactPoints(holding: Holding): SyntheticContactPoint[] {
  const random = holding.random('contact points');
  const { profile } = holding;
  return many(holding.count(0.8), (serial) => {
    const user = ownedBy(holding, 0.1, random);
    const kind = random.pick(['mobile', 'mobile', 'phone', 'email'] as const);
    return {
      userIndex: user.person,
      organisationIndex: user.organisation,
      kind,
      value:
        kind === 'email'
          ? `${handle(serial, random)}@${random.pick(profile.mailDomains)}`
          : profile.phone(kind === 'mobile', random),
    };
  });
}

/** Devices: fifteen for a hundred persons. */
export function drawDevices(holding: Holding): SyntheticDevice[] {
  const random = holding.random('devices');
  return many(holding.count(0.15), (serial) => {
    const userIndex = random.int(holding.persons.length);
    if (random.chance(0.25)) {
      const octets = random.text(10, '0123456789ABCDEF').replace(/(..)/g, ':$1');
      return { userIndex, kind: 'mac' as const, value: `02${octets}`, description: 'Wi-Fi' };
    }
    const body = `35${random.digits(4)}08${spread(serial, 6)}`;
    return { userIndex, kind: 'imei' as const, value: body + luhn(body), description: random.pick(PHONES) };
  });
}

/** Online identifiers: ten for a hundred persons. */
export function drawOnlineIdentifiers(holding: Holding): SyntheticOnlineIdentifier[] {
  const random = holding.random('online identifiers');
  return many(holding.count(0.1), (serial) => {
    const kind = random.pick(['handle', 'handle', 'ip', 'domain', 'url']);
    const name = handle(serial, random);
    const values: Readonly<Record<string, string>> = {
      ip: `${random.pick(NETWORKS)}.${random.between(1, 254)}`,
      domain: `${name.replace('_', '-')}.example`,
      url: `https://${name.replace('_', '-')}.example/p/${random.digits(5)}`,
    };
    return {
      userIndex: random.int(holding.persons.length),
      kind,
      value: values[kind] ?? name,
      seenAt: isoInstant(LAST_DAY - random.int(900), random.int(86_400)),
      service: kind === 'handle' ? random.pick(SERVICES) : null,
    };
  });
}
