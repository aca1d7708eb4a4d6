import { isoDate, LAST_DAY } from '../calendar.ts';
import { spread, vin } from '../numbers.ts';
import type { SyntheticVehicle } from '../population.ts';
import type { Random } from '../random.ts';
import { many, ownedBy, type Holding } from './holding.ts';

const MODELS: Readonly<Record<string, string>> = {
  Volkswagen: 'Golf,Passat,Polo,Tiguan,Transporter',
  Toyota: 'Corolla,RAV4,Yaris,Hilux,Camry',
  Škoda: 'Octavia,Fabia,Superb',
  Audi: 'A3,A4,A6,Q5',
  BMW: '320d,520i,X3,X5',
  Ford: 'Focus,Fiesta,Transit,F-150,Escape',
  Volvo: 'V60,XC60,XC90',
  Opel: 'Astra,Corsa,Insignia',
  Honda: 'Civic,CR-V,Accord,Fit',
  Mazda: '3,6,CX-5',
  'Mercedes-Benz': 'C 200,E 220,Sprinter,A 180',
  Porsche: '911,Cayenne',
  Renault: 'Clio,Mégane,Kangoo,Logan,Duster',
  Peugeot: '208,308,3008,Partner',
  Citroën: 'C3,C4,Berlingo',
  Dacia: 'Sandero,Duster',
  Hyundai: 'i30,Tucson,Accent,HB20,Elantra',
  ЗАЗ: 'Lanos,Sens',
  Daewoo: 'Lanos,Matiz',
  ВАЗ: '2107,2110',
  Chevrolet: 'Silverado,Malibu,Onix,Aveo,Lanos',
  Nissan: 'Altima,Rogue,Sunny,Note,Serena',
  Jeep: 'Wrangler,Compass,Cherokee',
  Ram: '1500,2500',
  GMC: 'Sierra,Acadia',
  Subaru: 'Outback,Forester,Impreza',
  Fiat: 'Uno,Strada,Argo,128',
  Lada: 'Granta,2107',
  Kia: 'Cerato,Sportage,Rio',
  Suzuki: 'Swift,Wagon R,Jimny',
  Daihatsu: 'Tanto,Mira',
  Mitsubishi: 'Outlander,Delica',
  Lexus: 'RX,IS',
  Isuzu: 'Elf,Forward',
};
const MAKERS: Readonly<Record<string, string>> = {
  Volkswagen: 'WVW',
  Toyota: 'JTD',
  Škoda: 'TMB',
  Audi: 'WAU',
  BMW: 'WBA',
  Ford: 'WF0',
  Volvo: 'YV1',
  Opel: 'W0L',
  Honda: 'JHM',
  Mazda: 'JMZ',
  'Mercedes-Benz': 'WDB',
  Porsche: 'WP0',
  Renault: 'VF1',
  Peugeot: 'VF3',
  Citroën: 'VF7',
  Dacia: 'UU1',
  Hyundai: 'KMH',
  Chevrolet: '1G1',
  Nissan: 'JN1',
  Jeep: '1C4',
  Fiat: 'ZFA',
  Kia: 'KNA',
  Suzuki: 'JSA',
  Subaru: 'JF1',
};
const KINDS = [
  'car',
  'car',
  'car',
  'car',
  'car',
  'car',
  'car',
  'car',
  'van',
  'van',
  'truck',
  'motorcycle',
  'motorcycle',
  'trailer',
  'moped',
  'bus',
  'tractor',
  'caravan',
];
const COLOURS = [
  'black',
  'grey',
  'white',
  'silver',
  'blue',
  'red',
  'green',
  'brown',
  'beige',
  'yellow',
  'orange',
  'gold',
];

function status(random: Random): { readonly status: string; readonly statusDate: string | null } {
  const drawn = random.int(100);
  if (drawn < 84) return { status: 'registered', statusDate: null };
  const found =
    drawn < 93 ? 'stolen' : random.pick(['misappropriated', 'sought', 'recovered', 'seized', 'deregistered', 'lost']);
  return { status: found, statusDate: isoDate(LAST_DAY - random.int(1500)) };
}

/** Vehicles: one for every second person; an eighth are kept by organisations. */
export function drawVehicles(holding: Holding): SyntheticVehicle[] {
  const random = holding.random('vehicles');
  const { profile } = holding;
  const models = new Map(Object.entries(MODELS).map(([make, names]) => [make, names.split(',')]));
  return many(holding.count(0.5), (serial) => {
    const make = random.ranked(profile.plateMakes);
    const keeper = ownedBy(holding, 0.12, random);
    const attributes = random.text(5, 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789');
    return {
      keeperIndex: keeper.person,
      keeperOrganisationIndex: keeper.organisation,
      kind: random.pick(KINDS),
      vin: vin(MAKERS[make] ?? 'ZZZ', attributes, random.text(2, 'ABCDEFGH') + spread(serial, 6)),
      plate: profile.plate(serial),
      make,
      model: random.ranked(models.get(make) ?? ['-']),
      colour: random.ranked(COLOURS),
      year: 2026 - random.int(22),
      ...status(random),
    };
  });
}
