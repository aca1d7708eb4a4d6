/** Sizes of the fleets, in vehicles that may leave; each has one in ten more that may not be known of. */
export const FLEETS = [50, 100, 1000] as const;

type Cell = string | number | null;

/** A row of the table of vehicles, by column. */
export type VehicleRow = Readonly<Record<string, Cell>>;

/** A vehicle of a fleet. */
export interface FleetVehicle {
  /** Whether policy lets the requester know of it. */
  readonly known: boolean;
  /** As the national system holds it. */
  readonly held: VehicleRow;
  /** As it may leave: equal to what is held where it may not. */
  readonly leaves: VehicleRow;
}

/** One in so many may not be known of. */
const WITHHELD_EVERY = 11;

/** Why a vehicle may not be known of: it has expired, is under embargo, or was collected for what policy keeps to itself. */
const WITHHELD: readonly VehicleRow[] = [
  { expires: '2020-01-01' },
  { embargo: '2120-01-01' },
  { collected_for: 'threat-analysis' },
];

function pick<Item>(items: readonly [Item, ...Item[]], index: number): Item {
  return items[index % items.length] ?? items[0];
}

/** One in so many is not as most of a register is. */
const PARTICULAR_EVERY = 4;

/**
 * What policy reads of a vehicle. Most share it, since they came into the register in the same way; the cycles of the
 * others divide 24, and so many classes of records are decided for a large fleet.
 */
function provenance(index: number): VehicleRow {
  const particular = Math.floor(index / PARTICULAR_EVERY);
  if (index % PARTICULAR_EVERY !== 0) {
    return {
      handling: 'H0',
      confidentiality: 'restricted',
      source_evaluation: 'A',
      information_evaluation: '1',
      collected_for: 'investigation',
      restricted: 0,
    };
  }
  return {
    handling: pick(['H0', 'H1', 'H0,H1', 'H2'], particular),
    confidentiality: pick(['confidential', 'official-use-only', 'restricted'], particular),
    source_evaluation: pick(['A', 'B', 'A', 'C', 'A', 'X'], particular),
    information_evaluation: pick(['1', '2', '1', '3', '2', '4', '1', '1'], particular),
    collected_for: pick(['investigation', 'identify'], particular),
    restricted: particular % 12 === 0 ? 1 : 0,
  };
}

function held(id: number, firm: number, index: number): VehicleRow {
  return {
    id,
    firm_id: firm,
    kind: pick(['P', 'L', 'B', 'K'], index),
    vin: `WDB96340${String(id).padStart(9, '0')}`,
    plate: `K-FL ${1000 + index}`,
    plate_country: 'DE',
    make: pick(['Mercedes-Benz', 'MAN', 'Volkswagen'], index),
    model: pick(['Actros', 'Sprinter', 'TGX', 'Crafter', 'Citaro'], index),
    colour: pick(['W', 'S', 'B', 'R', 'K'], index),
    year: 2010 + (index % 15),
    status: pick(['R', 'R', 'R', 'S', 'W', 'D'], index),
    status_date: `20${String(10 + (index % 15))}-0${1 + (index % 9)}-1${index % 10}`,
    status_place: pick(['Köln', 'Aachen', 'Görlitz', 'Kehl'], index),
    caveats: pick(['seen with other plates', null, null], index),
    assertion: pick(['fact', 'assessment'], index),
    ...provenance(index),
    verified: '2026-03-01',
    recorded: '2024-05-17',
    expires: '2099-01-01',
    embargo: null,
  };
}

/** What `fleet/de` lets an investigator of another member of the Union see of it, in plain words of this file. */
function opened(row: VehicleRow): VehicleRow {
  const reliable = row['source_evaluation'] === 'A' || row['source_evaluation'] === 'B';
  const hearsay = row['information_evaluation'] === '3' || row['information_evaluation'] === '4';
  return {
    ...row,
    vin: row['confidentiality'] === 'confidential' ? String(row['vin']).slice(-4) : (row['vin'] ?? null),
    status: row['restricted'] === 1 ? null : (row['status'] ?? null),
    status_date: reliable ? (row['status_date'] ?? null) : String(row['status_date']).slice(0, 4),
    status_place: hearsay ? null : (row['status_place'] ?? null),
  };
}

/** A fleet of so many vehicles that may leave, those that may not spread among them; `firm` is its keeper's key. */
function fleetOf(size: number, firm: number): readonly FleetVehicle[] {
  const fleet: FleetVehicle[] = [];
  for (let index = 0, open = 0; open < size || index % WITHHELD_EVERY === WITHHELD_EVERY - 1; index += 1) {
    const row = held(firm * 1_000_000 + index, firm, index);
    if (index % WITHHELD_EVERY === WITHHELD_EVERY - 1) {
      const why = WITHHELD[Math.floor(index / WITHHELD_EVERY) % WITHHELD.length];
      const withheld = { ...row, ...why };
      fleet.push({ known: false, held: withheld, leaves: withheld });
    } else {
      fleet.push({ known: true, held: row, leaves: opened(row) });
      open += 1;
    }
  }
  return fleet;
}

/** The fleets, each with the key of the firm that keeps it. */
export function fleets() {
  return FLEETS.map((size, index) => ({ size, firm: index + 1, vehicles: fleetOf(size, index + 1) }));
}
