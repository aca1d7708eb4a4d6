import { iban, spread } from '../numbers.ts';
import { GERMAN_NAMES } from '../names/pools/de.ts';
import { goods, list, statutes, towns, type MemberProfile } from './profile.ts';

/** The German tax identification number: ten digits and the check digit of ISO 7064 mod 11,10. */
function taxNumber(serial: number): string {
  const body = `${1 + (serial % 9)}${spread(serial, 9)}`;
  let product = 10;
  for (const digit of body) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  const check = 11 - product;
  return body + String(check === 10 ? 0 : check);
}

/** Germany. */
export const DE: MemberProfile = {
  member: 'DE',
  script: 'Latn',
  communities: [{ share: 1, pool: GERMAN_NAMES }],
  towns: towns(
    `Berlin/Berlin/10, Hamburg/Hamburg/20, München/Bayern/80, Köln/Nordrhein-Westfalen/50, Frankfurt am Main/Hessen/60, Stuttgart/Baden-Württemberg/70,
    Düsseldorf/Nordrhein-Westfalen/40, Leipzig/Sachsen/04, Dortmund/Nordrhein-Westfalen/44, Essen/Nordrhein-Westfalen/45, Bremen/Bremen/28, Dresden/Sachsen/01,
    Hannover/Niedersachsen/30, Nürnberg/Bayern/90, Duisburg/Nordrhein-Westfalen/47, Bochum/Nordrhein-Westfalen/44, Wuppertal/Nordrhein-Westfalen/42,
    Bielefeld/Nordrhein-Westfalen/33, Mannheim/Baden-Württemberg/68, Kiel/Schleswig-Holstein/24, Erfurt/Thüringen/99, Rostock/Mecklenburg-Vorpommern/18,
    Mainz/Rheinland-Pfalz/55, Saarbrücken/Saarland/66, Magdeburg/Sachsen-Anhalt/39, Potsdam/Brandenburg/14`,
  ),
  streets: list(
    `Hauptstraße, Schulstraße, Gartenstraße, Bahnhofstraße, Dorfstraße, Bergstraße, Birkenweg, Lindenstraße, Kirchstraße, Waldstraße, Ringstraße, Schillerstraße,
    Goethestraße, Mühlenweg, Rosenweg, Amselweg, Am Markt, Jahnstraße, Friedhofstraße, Wiesenweg, Poststraße, Feldstraße, Beethovenstraße, Lerchenweg, Südring`,
  ),
  addressLine: (street, random) =>
    `${street} ${random.between(1, 180)}${random.chance(0.1) ? random.pick(['a', 'b', 'c']) : ''}`,
  postalCode: (town, random) => `${town.postal}${random.digits(3)}`,
  occupations: list(
    `Kaufmann, Kraftfahrer, Verkäuferin, Lehrer, Maurer, Elektriker, Koch, Krankenpfleger, Informatiker, Mechatroniker, Rentner, ohne Beschäftigung, Student,
    Lagerist, Gastwirt, Steuerberater, Rechtsanwalt, Bankkaufmann, Wachmann, Reinigungskraft`,
  ),
  eyeColours: list('blau, braun, grün, grau, graublau'),
  courts: list(
    'AG Berlin-Tiergarten, LG Hamburg, AG München, LG Köln, LG Frankfurt am Main, AG Leipzig, LG Stuttgart, AG Dortmund, OLG Düsseldorf, AG Kiel',
  ),
  authorities: list(
    'BKA Wiesbaden, LKA Berlin, LKA NRW, LKA Bayern, LKA Sachsen, PP Frankfurt am Main, PP Köln, Bundespolizeidirektion Pirna, Zollfahndungsamt Hamburg, StA Stuttgart',
  ),
  statutes: statutes(`
    05 60 § 242 StGB
    05 120 § 244 StGB
    07 60 § 263 StGB
    02 60 § 223 StGB
    06 60 § 29 BtMG
    04 180 § 249 StGB
    02 120 § 224 StGB
    07 60 § 261 StGB
    06 180 § 29a BtMG
    08 36 § 113 StGB
    01 180 § 212 StGB
    03 180 § 177 StGB
    09 60 § 52 WaffG
    11 12 § 185 StGB
    10 60 § 324 StGB
    09 120 § 129a StGB
  `),
  sentence: (months, days) => (months > 0 ? `${months} Monate Freiheitsstrafe` : `${days} Tagessätze Geldstrafe`),
  organisations: {
    words: list(
      'Nordstern, Rheinland, Hansa, Adler, Alpen, Elbe, Kronen, Merkur, Saxonia, Bavaria, Havel, Linden, Falken, Neckar, Taunus',
    ),
    trades: list(
      'Spedition, Handels, Immobilien, Bau, Maschinen, Gastronomie, Logistik, Beteiligungs, Autohaus, Import-Export, Metall, Sicherheits',
    ),
    forms: list('GmbH, UG (haftungsbeschränkt), AG, GmbH & Co. KG, e. K., e. V.'),
    name: (word, trade, form) => `${word} ${trade} ${form}`,
  },
  special: [
    { kind: 'health', value: 'Diabetes, insulinpflichtig' },
    { kind: 'health', value: 'Hepatitis C' },
    { kind: 'religion-or-philosophy', value: 'römisch-katholisch' },
    { kind: 'political-opinion', value: 'Mitglied einer verbotenen Vereinigung' },
    { kind: 'racial-or-ethnic-origin', value: 'Angehöriger der Sinti' },
    { kind: 'union-membership', value: 'Mitglied IG Metall' },
  ],
  actions: {
    arrest: 'Festnahme, Auslieferungsersuchen',
    locate: 'Aufenthaltsermittlung',
    check: 'verdeckte Registrierung, nicht ansprechen',
    missing: 'in Schutz nehmen, Dienststelle verständigen',
    refuse: 'Einreise verweigern',
    assets: 'Vermögen sichern, Dienststelle verständigen',
  },
  roles: {
    associate: 'Bekannter',
    relative: 'Verwandter',
    spouse: 'Ehegatte',
    parent: 'Elternteil',
    sibling: 'Geschwister',
    'co-accused': 'Mitbeschuldigter',
    employer: 'Arbeitgeber',
    owner: 'Gesellschafter',
    director: 'Geschäftsführer',
    member: 'Mitglied',
  },
  assistance: list(
    'Zeugenvernehmung, Kontounterlagen, Verkehrsdaten, Durchsuchung und Beschlagnahme, Zustellung, Auslieferung',
  ),
  seizures: goods(
    'drugs/Kokain/g, drugs/Marihuana/g, drugs/Amphetamin/g, cash/Bargeld/EUR, firearms/Pistolen/Stück, vehicle/Pkw/Stück, electronics/Mobiltelefone/Stück, documents/gefälschte Ausweise/Stück, counterfeit/Markenfälschungen/Stück',
  ),
  items: goods(
    'painting/Ölgemälde Flusslandschaft/C. Rottmann, sculpture/Holzfigur Madonna/, jewellery/Perlencollier/Wellendorff, watch/Armbanduhr/Glashütte, antiquity/römische Fibel/, book/Inkunabel 1487/, instrument/Violoncello/E. Heckel, equipment/Baumaschine Radlader/Liebherr, engine/Bootsmotor/Volvo Penta',
  ),
  repositories: list('AFIS BKA, DNA-Analyse-Datei BKA, GES BKA'),
  mailDomains: list('example.de, post.example.de, mail.example.com'),
  plateMakes: list('Volkswagen, BMW, Mercedes-Benz, Audi, Opel, Ford, Škoda, Porsche, Renault, Toyota'),
  nationalId: ({ serial }) => taxNumber(serial),
  plate: (serial) => {
    const digits = spread(serial, 7);
    const areas = ['B', 'HH', 'M', 'K', 'F', 'S', 'D', 'L', 'DO', 'E'];
    const letter = (at: number) => 'ACEGJLNPTX'.charAt(Number(digits.charAt(at)));
    return `${areas[Number(digits.charAt(0))] ?? 'B'}-${letter(1)}${letter(2)} ${1000 + Number(digits.slice(3))}`;
  },
  documentNumber: (type, serial) =>
    type === 'passport'
      ? `C${spread(serial, 8)}`
      : type === 'driving-licence'
        ? `B${spread(serial, 10)}`
        : `L${spread(serial, 8)}`,
  caseNumber: (year, serial) => `${100 + (serial % 800)} Js ${spread(serial, 6)}/${String(year).slice(2)}`,
  registrationNumber: (serial) => `HRB ${spread(serial, 6)}`,
  phone: (mobile, random) => (mobile ? `+4915${random.digits(9)}` : `+4930${random.digits(8)}`),
  iban: (serial) => ({ iban: iban('DE', `10010010${spread(serial, 10)}`), bic: 'PBNKDEFF' }),
  propertyReference: (serial) => `Blatt ${spread(serial, 6)}`,
};
