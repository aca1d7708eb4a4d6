import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import type { SourceAdapter } from '../../subgraphs/adapters/adapter.ts';
import { openAdapter } from '../../subgraphs/adapters/open-adapter.ts';
import { wsdl } from '../../subgraphs/demo/systems/fr/wsdl.ts';
import { checkMapping } from '../../subgraphs/mapping/check.ts';
import { compileMapping } from '../../subgraphs/mapping/compile-mapping.ts';
import { mappedSystem } from '../../subgraphs/mapping/mapped-system-runtime.ts';
import { parseMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { NATIONAL_SYSTEMS, type NationalSystem } from './national-system.ts';

const PLAN = new Set(['Person.names', 'PersonName.kind', 'PersonName.full', 'Case.number', 'Vehicle.plate']);
const FIELDS = { Person: 'names', Case: 'number', Vehicle: 'plate' } as const;
const ANSWERS = [
  { member: 'FR', types: { Person: 'Personnes.xml', Case: 'Procedures.xml', Vehicle: 'Vehicules.xml' } },
  { member: 'UA', types: { Person: 'osoby.json', Case: 'provadzhennia.json', Vehicle: 'transport.json' } },
  { member: 'US', types: { Person: 'persons.xml', Case: 'cases.xml', Vehicle: 'vehicles.xml' } },
] as const;

function systemOf(member: string): NationalSystem {
  const found = NATIONAL_SYSTEMS.find((system) => system.member === member);
  if (!found) throw new Error(`there is no system of ${member}`);
  return found;
}

function mappingOf(member: string) {
  const { mapping } = parseMapping(systemOf(member).folder);
  if (!mapping) throw new Error(`the mapping of ${member} has faults`);
  return mapping;
}

/** Answers the first call with the fixture and every later one with the same document without its rows. */
function fixtureServer(fixture: string, media: string): Server {
  let calls = 0;
  return createServer((request, response) => {
    if (request.url?.endsWith('?wsdl')) {
      response.writeHead(200, { 'content-type': 'text/xml' }).end(wsdl(`http://127.0.0.1/fichier`, '1.1'));
      return;
    }
    calls += 1;
    const rows = /<(nc:Person|nc:Case|nc:Conveyance|Personne|Procedure|Vehicule)[ >].*<\/\1>/su;
    response.writeHead(200, { 'content-type': media }).end(calls === 1 ? fixture : fixture.replace(rows, ''));
  });
}

async function scan(member: string, type: string, adapter: SourceAdapter) {
  const system = mappedSystem(compileMapping(mappingOf(member)), adapter);
  const found: Readonly<Record<string, unknown>>[] = [];
  for await (const page of system.scan(type, PLAN)) found.push(...page.map(({ values }) => values));
  return found;
}

describe('the fixtures of', () => {
  const cases = ANSWERS.flatMap(({ member, types }) =>
    (['Person', 'Case', 'Vehicle'] as const).map((type) => [member, type, types[type]] as const),
  );

  it.each(cases)('%s hold answers that its mapping makes %s records of', async (member, type, file) => {
    const fixture = await readFile(path.join(systemOf(member).folder, 'fixtures', file), 'utf8');
    const media = file.endsWith('.json') ? 'application/json' : member === 'FR' ? 'text/xml' : 'application/xml';
    const server = fixtureServer(fixture, media);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const adapter = await openAdapter(mappingOf(member).source, { url: `http://127.0.0.1:${port}/` });
    try {
      const found = await scan(member, type, adapter);
      expect(found.length).toBeGreaterThan(0);
      const named = found.filter((values) => values[FIELDS[type]] !== null);
      expect(named.length).toBe(found.length);
    } finally {
      await adapter.close();
      server.closeAllConnections();
      server.close();
    }
  });

  it.each(['BR', 'EG'])('%s are a whole export that its mapping passes the check on', async (member) => {
    const { folder } = systemOf(member);
    const url = `file://${path.join(folder, 'fixtures')}`;
    const adapter = await openAdapter(mappingOf(member).source, { url, limits: { settleMs: 0 } });
    try {
      const { faults, summary } = await checkMapping(folder, adapter);
      expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(summary?.entries.find(({ type }) => type === 'Person')?.records).toBe(10);
      expect(summary?.entries.length).toBe(21);
    } finally {
      await adapter.close();
    }
  });
});
