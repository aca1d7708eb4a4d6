import Libsql from 'libsql';
import { fleets, type VehicleRow } from './fleet-rows.ts';

/** The registration number of the firm that keeps a fleet of so many vehicles. */
export function registrationOf(size: number): string {
  return `HRB${size}`;
}

function insert(database: Libsql.Database, row: VehicleRow): void {
  const columns = Object.keys(row);
  const marks = columns.map(() => '?').join();
  database.prepare(`insert into vehicle (${columns.join()}) values (${marks})`).run(Object.values(row));
}

/** Writes the fleets into a new SQLite file, every row of them: as the national system holds it, or as it may leave. */
export function fillFleets(file: string, side: 'held' | 'leaves'): void {
  const database = new Libsql(file);
  const columns = Object.entries(fleets()[0]?.vehicles[0]?.held ?? {}).map(([name, value]) => {
    const type = typeof value === 'number' ? 'integer' : 'text';
    return `${name} ${type}${name === 'id' ? ' primary key' : ''}`;
  });
  database.exec(`
    create table firm (id integer primary key, name text, reg text);
    create table vehicle (${columns.join()});
    create index vehicle_firm on vehicle (firm_id);
    begin;
  `);
  for (const { size, firm, vehicles } of fleets()) {
    database.prepare('insert into firm values (?, ?, ?)').run([firm, `Fleet of ${size}`, registrationOf(size)]);
    for (const vehicle of vehicles) insert(database, vehicle[side]);
  }
  database.exec('commit');
  database.close();
}
