import { iban, spread, weightedSum } from '../numbers.ts';
import { ESTONIAN_NAMES, RUSSIAN_ESTONIAN_NAMES } from '../names/pools/ee.ts';
import { goods, list, statutes, towns, type MemberProfile } from './profile.ts';

function isikukood(birthDate: string, male: boolean, serial: number): string {
  const century = Number(birthDate.slice(0, 2)) - 18;
  const body = `${2 * century + (male ? 1 : 2)}${birthDate.slice(2).replaceAll('-', '')}${spread(serial, 3)}`;
  const first = weightedSum(body, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weightedSum(body, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return body + String(first < 10 ? first : second % 10);
}

/** Estonia. */
export const EE: MemberProfile = {
  member: 'EE',
  script: 'Latn',
  communities: [
    { share: 0.7, pool: ESTONIAN_NAMES },
    { share: 0.3, pool: RUSSIAN_ESTONIAN_NAMES },
  ],
  towns: towns(
    `Tallinn/Harju maakond/10, Tartu/Tartu maakond/50, Narva/Ida-Viru maakond/20, Pärnu/Pärnu maakond/80, Kohtla-Järve/Ida-Viru maakond/30,
    Viljandi/Viljandi maakond/71, Maardu/Harju maakond/74, Rakvere/Lääne-Viru maakond/44, Sillamäe/Ida-Viru maakond/40, Kuressaare/Saare maakond/93,
    Võru/Võru maakond/65, Valga/Valga maakond/68, Haapsalu/Lääne maakond/90, Jõhvi/Ida-Viru maakond/41, Paide/Järva maakond/72,
    Keila/Harju maakond/76, Põlva/Põlva maakond/63, Rapla/Rapla maakond/79, Elva/Tartu maakond/61, Kärdla/Hiiu maakond/92`,
  ),
  streets: list(
    `Pärnu mnt, Narva mnt, Tartu mnt, Kooli tn, Pargi tn, Aia tn, Metsa tn, Jaama tn, Kesk tn, Põllu tn, Lai tn, Pikk tn, Vabaduse pst, Sõpruse pst,
    Mustamäe tee, Kadaka tee, Raja tn, Tamme pst, Kalda tee, Ravi tn, Tehnika tn, Lootsi tn, Uus tn, Õie tn, Sõbra tn, Kreutzwaldi tn, Tuleviku tn`,
  ),
  addressLine: (street, random) =>
    `${street} ${random.between(1, 120)}${random.chance(0.6) ? `-${random.between(1, 90)}` : ''}`,
  postalCode: (town, random) => `${town.postal}${random.digits(3)}`,
  occupations: list(
    `müüja, autojuht, õpetaja, ehitaja, raamatupidaja, elektrik, programmeerija, keevitaja, kokk, koristaja, meremees, laotööline, müügijuht, õde, ettevõtja, üliõpilane, töötu, pensionär, turvatöötaja, jurist`,
  ),
  eyeColours: list('sinised, hallid, pruunid, rohelised, sinakashallid'),
  courts: list(
    'Harju Maakohus, Tartu Maakohus, Viru Maakohus, Pärnu Maakohus, Tallinna Ringkonnakohus, Tartu Ringkonnakohus',
  ),
  authorities: list(
    `Põhja prefektuur, Ida prefektuur, Lõuna prefektuur, Lääne prefektuur, Keskkriminaalpolitsei, Maksu- ja Tolliamet, Kaitsepolitseiamet, Põhja Ringkonnaprokuratuur`,
  ),
  statutes: statutes(`
    05 60 KarS § 199 lg 2
    05 36 KarS § 199 lg 1
    07 48 KarS § 209 lg 1
    06 120 KarS § 184 lg 1
    02 60 KarS § 121 lg 2
    04 120 KarS § 200 lg 1
    08 36 KarS § 424 lg 1
    07 60 KarS § 394 lg 1
    01 180 KarS § 113
    03 180 KarS § 141 lg 1
    09 60 KarS § 418 lg 1
    10 36 KarS § 364
    11 36 KarS § 274 lg 1
    06 180 KarS § 184 lg 2
  `),
  sentence: (months, days) => (months > 0 ? `vangistus ${months} kuud` : `rahaline karistus ${days} päevamäära`),
  organisations: {
    words: list(
      'Põhjatäht, Merekivi, Saarma, Kalevi, Rannarootsi, Tammepuu, Hansa, Vikerkaare, Sinilille, Kuldrebane, Balti, Ülemiste, Emajõe, Kadrioru, Lõuna',
    ),
    trades: list(
      'Ehitus, Transport, Kaubandus, Kinnisvara, Logistika, Metall, Puit, Konsult, Invest, Auto, Kala, Toit',
    ),
    forms: list('OÜ, AS, MTÜ, FIE, UÜ'),
    name: (word, trade, form) => `${word} ${trade} ${form}`,
  },
  special: [
    { kind: 'health', value: 'insuliinsõltuv diabeet' },
    { kind: 'health', value: 'epilepsia' },
    { kind: 'religion-or-philosophy', value: 'õigeusklik' },
    { kind: 'political-opinion', value: 'äärmusrühmituse liige' },
    { kind: 'racial-or-ethnic-origin', value: 'roma päritolu' },
    { kind: 'union-membership', value: 'meremeeste ametiühingu liige' },
  ],
  actions: {
    arrest: 'kinni pidada loovutamise eesmärgil',
    locate: 'tuvastada asukoht ja teatada',
    check: 'varjatud kontroll, mitte teavitada',
    missing: 'kontrollida isiku heaolu ja teatada',
    refuse: 'keelduda riiki lubamisest',
    assets: 'vara arestida ja teatada',
  },
  roles: {
    associate: 'tuttav',
    relative: 'sugulane',
    spouse: 'abikaasa',
    parent: 'vanem',
    sibling: 'õde või vend',
    'co-accused': 'kaassüüdistatav',
    employer: 'tööandja',
    owner: 'osanik',
    director: 'juhatuse liige',
    member: 'liige',
  },
  assistance: list(
    'tunnistaja ülekuulamine, pangakonto andmed, kõneeristus, läbiotsimine ja äravõtmine, dokumentide kättetoimetamine, isiku väljaandmine',
  ),
  seizures: goods(
    'drugs/amfetamiin/g, drugs/kanep/g, drugs/kokaiin/g, cash/sularaha/EUR, firearms/püstolid/tk, vehicle/sõiduauto/tk, electronics/mobiiltelefonid/tk, documents/võltsitud dokumendid/tk, counterfeit/salasigaretid/pakk',
  ),
  items: goods(
    'painting/õlimaal „Talvine Toompea“/K. Mägi, sculpture/pronksist büst/A. Adamson, jewellery/hõbesõlg 19. saj/, watch/käekell/Omega, antiquity/pronksiaegne mõõk/, book/Wanradt-Koelli katekismus/, instrument/viiul/J. Hammer, equipment/paadimootor/Yamaha',
  ),
  repositories: list('Riiklik sõrmejälgede register, Riiklik DNA-register, ABIS'),
  mailDomains: list('example.ee, post.example.ee, mail.example.com'),
  plateMakes: list('Volkswagen, Toyota, Škoda, Audi, BMW, Ford, Volvo, Opel, Honda, Mazda'),
  nationalId: ({ birthDate, male, serial }) => isikukood(birthDate, male, serial),
  plate: (serial) => {
    const digits = spread(serial, 6);
    const letter = (at: number) => 'ABCDEFGHJKLMNPRSTVXYZ'.charAt(Number(digits.slice(at, at + 1)) * 2 + (serial % 2));
    return `${digits.slice(0, 3)} ${letter(3)}${letter(4)}${letter(5)}`;
  },
  documentNumber: (type, serial) =>
    type === 'passport'
      ? `KE${spread(serial, 7)}`
      : type === 'driving-licence'
        ? `ET${spread(serial, 6)}`
        : `AB${spread(serial, 7)}`,
  caseNumber: (year, serial) => `${String(year).slice(2)}23${spread(serial, 7)}`,
  registrationNumber: (serial) => `1${spread(serial, 7)}`,
  phone: (mobile, random) => (mobile ? `+3725${random.digits(7)}` : `+3726${random.digits(6)}`),
  iban: (serial) => ({ iban: iban('EE', `22${spread(serial, 14)}`), bic: 'HABAEE2X' }),
  propertyReference: (serial) => `${spread(serial, 8)}50`,
};
