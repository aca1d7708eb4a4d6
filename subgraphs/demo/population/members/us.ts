import { spread } from '../numbers.ts';
import { ENGLISH_NAMES, HISPANIC_NAMES } from '../names/pools/us.ts';
import { goods, list, statutes, towns, type MemberProfile } from './profile.ts';

/** The United States. */
export const US: MemberProfile = {
  member: 'US',
  script: 'Latn',
  communities: [
    { share: 0.78, pool: ENGLISH_NAMES },
    { share: 0.22, pool: HISPANIC_NAMES },
  ],
  towns: towns(
    `New York/NY/100, Los Angeles/CA/900, Chicago/IL/606, Houston/TX/770, Phoenix/AZ/850, Philadelphia/PA/191, San Antonio/TX/782, San Diego/CA/921, Dallas/TX/752,
    Miami/FL/331, Atlanta/GA/303, Boston/MA/021, Seattle/WA/981, Denver/CO/802, Detroit/MI/482, Baltimore/MD/212, Las Vegas/NV/891, Newark/NJ/071, Charlotte/NC/282,
    Cleveland/OH/441, New Orleans/LA/701, Minneapolis/MN/554, Portland/OR/972, El Paso/TX/799`,
  ),
  streets: list(
    `Main St, Oak Ave, Maple St, Cedar Ln, Park Ave, Washington St, Lake Dr, Hill Rd, Elm St, 2nd St, 3rd Ave, Pine St, Sunset Blvd, Jefferson Ave, Lincoln Rd, River Rd,
    Church St, Highland Ave, Martin Luther King Jr Blvd, Broadway, Walnut St, Franklin Ct`,
  ),
  addressLine: (street, random) =>
    `${random.between(1, 9899)} ${street}${random.chance(0.3) ? ` Apt ${random.between(1, 40)}` : ''}`,
  postalCode: (town, random) => `${town.postal}${random.digits(2)}`,
  occupations: list(
    `truck driver, teacher, construction worker, electrician, cook, nurse, software engineer, retired, unemployed, student, accountant, attorney, security guard, sales clerk,
    mechanic, real estate agent, warehouse worker, bartender, contractor, restaurant owner`,
  ),
  eyeColours: list('BRO, BLU, GRN, HAZ, GRY'),
  courts: list(
    'SDNY, EDNY, CD Cal, ND Ill, SD Tex, SD Fla, D Ariz, Superior Court LA County, Cook County Circuit Court, Harris County Criminal Court',
  ),
  authorities: list(
    'FBI New York, FBI Los Angeles, DEA Miami, HSI Houston, USMS SDNY, ATF Atlanta, NYPD, LAPD, Chicago PD, Secret Service WFO',
  ),
  statutes: statutes(`
    05 120 18 USC 659
    05 120 18 USC 2314
    07 240 18 USC 1343
    07 240 18 USC 1956
    06 240 21 USC 841(a)
    04 240 18 USC 2113(a)
    02 120 18 USC 113(a)
    08 240 8 USC 1326(b)
    01 720 18 USC 1111
    03 360 18 USC 2241
    09 180 18 USC 922(g)
    07 120 18 USC 1029
    10 36 33 USC 1319(c)
    09 180 18 USC 2339A
    11 60 18 USC 1001
  `),
  sentence: (months, days) => (months > 0 ? `${months} months imprisonment` : `${days} days probation`),
  organisations: {
    words: list(
      'Liberty, Summit, Pacific, Blue Ridge, Lone Star, Evergreen, Golden Gate, Heritage, Patriot, Redwood, Atlantic, Pinnacle, Frontier, Keystone, Sunrise',
    ),
    trades: list(
      'Trucking, Construction, Trading, Realty, Logistics, Holdings, Motors, Restaurants, Security, Imports, Textiles, Consulting',
    ),
    forms: list('LLC, Inc., Corp., LP, Foundation'),
    name: (word, trade, form) => `${word} ${trade} ${form}`,
  },
  special: [
    { kind: 'health', value: 'insulin-dependent diabetic' },
    { kind: 'health', value: 'asthma' },
    { kind: 'religion-or-philosophy', value: 'sovereign-citizen belief' },
    { kind: 'political-opinion', value: 'militia affiliation' },
    { kind: 'racial-or-ethnic-origin', value: 'enrolled tribal member' },
    { kind: 'union-membership', value: 'teamsters local' },
  ],
  actions: {
    arrest: 'arrest, hold for extradition',
    locate: 'locate and report, do not detain',
    check: 'silent hit, do not alert subject',
    missing: 'check welfare and report',
    refuse: 'refuse admission',
    assets: 'restrain assets and report',
  },
  roles: {
    associate: 'associate',
    relative: 'relative',
    spouse: 'spouse',
    parent: 'parent',
    sibling: 'sibling',
    'co-accused': 'co-defendant',
    employer: 'employer',
    owner: 'shareholder',
    director: 'officer',
    member: 'member',
  },
  assistance: list(
    'witness interview, bank records, subscriber data, search and seizure, service of documents, extradition',
  ),
  seizures: goods(
    'drugs/methamphetamine/kg, drugs/fentanyl/g, drugs/cocaine/kg, cash/US currency/USD, firearms/handguns/ea, vehicle/passenger vehicle/ea, electronics/cell phones/ea, documents/counterfeit IDs/ea, counterfeit/counterfeit apparel/ea',
  ),
  items: goods(
    'painting/oil on canvas Hudson landscape/T. Cole, sculpture/bronze bronco/F. Remington, jewellery/diamond ring/Tiffany, watch/wristwatch/Hamilton, antiquity/Mimbres bowl/, book/first edition 1851/, instrument/guitar/Gibson, equipment/skid steer loader/Bobcat, engine/outboard engine/Mercury',
  ),
  repositories: list('NGI, CODIS, NGI-IPS'),
  mailDomains: list('example.com, mail.example.com, example.org'),
  plateMakes: list('Ford, Chevrolet, Toyota, Honda, Nissan, Jeep, Ram, Hyundai, GMC, Subaru'),
  // Numbers from 900 up are never issued by the Social Security Administration.
  nationalId: ({ serial }) => {
    const digits = spread(serial, 8);
    return `9${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`;
  },
  plate: (serial) => {
    const digits = spread(serial, 7);
    const letter = (at: number) => 'BCDFGHJKLM'.charAt(Number(digits.charAt(at)));
    return `${digits.charAt(0)}${letter(1)}${letter(2)}${letter(3)}${digits.slice(4)}`;
  },
  documentNumber: (type, serial) => (type === 'driving-licence' ? `D${spread(serial, 7)}` : `5${spread(serial, 8)}`),
  caseNumber: (year, serial) => `${String(year).slice(2)}-CR-${spread(serial, 6)}`,
  registrationNumber: (serial) => `${spread(serial, 2)}-${spread(serial, 7)}`,
  phone: (_mobile, random) =>
    `+1${random.pick(['212', '310', '312', '713', '305', '404', '702'])}555${random.digits(4)}`,
  iban: () => null,
  propertyReference: (serial) => `APN ${spread(serial, 4)}-${spread(serial, 3)}-${spread(serial, 6).slice(0, 3)}`,
};
