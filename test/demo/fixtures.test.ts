import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { CANONICAL_FIELDS } from '../../schema/fields.ts';
import { LINKS } from '../../schema/links.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { DATABASE_SYSTEMS, openDatabaseSystem, type DatabaseSystem } from './database-systems.ts';

const EVERYTHING = new Set([
  ...CANONICAL_FIELDS.fields.map(({ type, field }) => `${type}.${field}`),
  ...LINKS.map(({ type, field }) => `${type}.${field}`),
]);

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function read(system: DatabaseSystem, file: string): string {
  return readFileSync(path.join(system.folder, 'fixtures', file), 'utf8');
}

/** The system's tables with the rows of its fixture, as its administrator would load them. */
function script(system: DatabaseSystem): string {
  const content = `${readFileSync(system.ddl, 'utf8')}\n${read(system, 'rows.sql')}`;
  return system.database === 'postgresql' ? `create schema upr; set search_path to upr; ${content}` : content;
}

describe.each(DATABASE_SYSTEMS)('the fixture of $member in $database', (system) => {
  it(
    'becomes what it is expected to become',
    async () => {
      const open = await openDatabaseSystem(system, (rig) => rig.run(script(system)), 'administrator');
      try {
        const expected = entriesOf(parse(read(system, 'expected.yaml')));
        expect(expected.length).toBeGreaterThan(1);
        for (const [type, records] of expected) {
          for (const [key, record] of entriesOf(records)) {
            const [found] = await open.mapped.read(type, [key], EVERYTHING);
            expect([type, key, found]).toMatchObject([type, key, record]);
          }
        }
      } finally {
        await open.close();
      }
    },
    SERVER_START_MS,
  );
});
