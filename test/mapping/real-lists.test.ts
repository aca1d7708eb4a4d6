import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import { openFilesAdapter } from '../../subgraphs/adapters/files/files-adapter.ts';
import { checkMapping } from '../../subgraphs/mapping/check.ts';
import { compileMapping } from '../../subgraphs/mapping/compile-mapping.ts';
import { formatFault } from '../../subgraphs/mapping/fault.ts';
import { mappedSystem } from '../../subgraphs/mapping/mapped-system-runtime.ts';
import type { MappedRecord, MappedSystem } from '../../subgraphs/mapping/mapped-system.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { wholePlan } from './example-country.ts';
import { inbox, itWithList } from './shared-data.ts';

const UN = fromRoot('subgraphs', 'countries', 'un', 'consolidated-list');
const NZ = fromRoot('subgraphs', 'countries', 'nz', 'stolen-vehicles');
const PERSON = wholePlan('Person', 'PersonName');

async function openList(folder: string, files: string) {
  const mapping = loadMapping(folder);
  if (mapping.source.kind !== 'files') throw new Error('the list is a file');
  const adapter = await openFilesAdapter(mapping.source, { url: `file://${files}`, limits: { settleMs: 0 } });
  return { adapter, system: mappedSystem(compileMapping(mapping), adapter) };
}

async function checked(folder: string, files: string) {
  const { adapter } = await openList(folder, files);
  try {
    const { faults, summary } = await checkMapping(folder, adapter);
    const counted = (summary?.entries ?? []).map(({ type, part, rows, leftOut, records, rejected, duplicates }) => ({
      of: part === null ? type : `${type} ${part}`,
      rows,
      leftOut,
      records,
      rejected,
      duplicates,
    }));
    return {
      errors: faults.filter((fault) => fault.severity === 'error').map(formatFault),
      warnings: faults.length,
      counted,
    };
  } finally {
    await adapter.close();
  }
}

async function scanned(
  system: MappedSystem,
  type: string,
  plan: ReadonlySet<string>,
): Promise<readonly MappedRecord[]> {
  const records = [];
  for await (const page of system.scan(type, plan)) records.push(...page);
  return records;
}

describe('the Security Council list', () => {
  it('becomes persons with names by quality, scripts, dates, places and nationalities', async () => {
    const { system } = await openList(UN, path.join(UN, 'fixtures'));
    const [first, second] = await scanned(system, 'Person', PERSON);
    expect(first?.values).toMatchObject({
      names: [
        { kind: 'primary', full: 'EXEMPLAR INVENTED BIN FICTION', script: 'Latn' },
        { kind: 'primary', full: 'مثال مخترع بن خيال', script: 'Arab' },
        { kind: 'alias', full: 'Abu Sample', script: 'Latn' },
        { kind: 'weak-alias', full: 'The Draft', script: 'Latn' },
      ],
      birthDate: '1971~',
      birthPlace: 'Mosul, Ninawa',
      birthCountry: 'IQ',
      sex: 'male',
      nationalities: ['IQ', 'SY'],
      nationalId: '12-34',
      occupation: 'Author; Editor',
      recordedAt: '2015-04-01T00:00:00.000Z',
      lastVerifiedAt: '2020-02-25T00:00:00.000Z',
      handling: ['H0'],
    });
    expect(second?.values).toMatchObject({
      names: [{ kind: 'primary', full: 'NOBODY', script: 'Latn' }],
      birthDate: '1955~',
      nationalities: null,
      recordedAt: '2012-05-18T00:00:00.000Z',
    });
    expect(system.counters().unknownCodes).toEqual({ 'Person.nationalities': { Atlantis: 1 } });
    await system.close();
  });

  it('links documents, addresses and alerts to their person or entity, both ways', async () => {
    const { system } = await openList(UN, path.join(UN, 'fixtures'));
    const plan = wholePlan('IdentityDocument', 'Address', 'Alert', 'Organisation', 'OrganisationName');
    const [documents = []] = await system.readLinked('IdentityDocument', 'holder', ['9000001'], plan);
    expect(documents.map(({ values }) => values)).toMatchObject([
      { number: 'Z0000001', type: 'passport', issuer: 'IQ', issuedOn: '2010-02-03' },
      { number: '12-34', type: 'identity-card', issuer: 'IQ', issuedOn: null },
    ]);
    const again = await system.read('IdentityDocument', documents.map(({ key }) => key).reverse(), plan);
    expect(again.map((record) => record?.values['number'])).toEqual(['12-34', 'Z0000001']);
    const [alerts = []] = await system.readLinked('Alert', 'subject', ['9000001'], plan);
    expect(alerts[0]?.values).toMatchObject({
      scheme: 'un-sanctions',
      reference: 'QDi.999',
      issuedOn: '2015-04-01',
      state: 'active',
      summary: 'An invented entry, on two lines.',
    });
    const [addresses = []] = await system.readLinked('Address', 'organisation', ['9100001'], plan);
    expect(addresses.map(({ key, links }) => ({ key: key.split('|').at(-1), links }))).toEqual([
      { key: '1', links: { organisation: '9100001' } },
      { key: '2', links: { organisation: '9100001' } },
    ]);
    expect(new Set(addresses.map(({ key }) => key)).size).toBe(2);
    const [organisation] = await system.read('Organisation', ['9100001'], plan);
    expect(organisation?.values['names']).toMatchObject([{ kind: 'primary' }, { kind: 'alias' }, { kind: 'former' }]);
    await system.close();
  });

  itWithList('UN_consolidated_2026-02-27.xml')('gives its true counts', async (file) => {
    const { errors, counted } = await checked(UN, inbox(file, 'consolidated.xml'));
    expect(errors).toEqual([]);
    expect(counted).toMatchObject([
      { of: 'Person', rows: 730, records: 730, rejected: {}, duplicates: 0 },
      { of: 'Organisation', rows: 273, records: 273, rejected: {}, duplicates: 0 },
      { of: 'IdentityDocument', rows: 730, leftOut: 467, records: 454, rejected: {} },
      { of: 'Alert individual', records: 730 },
      { of: 'Alert entity', records: 273 },
      { of: 'Address individual', records: 475 },
      { of: 'Address entity', records: 336 },
    ]);
  });

  itWithList('UN_consolidated_2026-02-27.xml')(
    'holds every alias and every name in its original script',
    async (file) => {
      const { system } = await openList(UN, inbox(file, 'consolidated.xml'));
      const kinds = new Map<unknown, number>();
      let originals = 0;
      for (const record of await scanned(system, 'Person', PERSON)) {
        const names = record.values['names'] as readonly { readonly kind: string; readonly script: string }[];
        for (const { kind } of names) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        originals += names.filter(({ kind }) => kind === 'primary').length - 1;
      }
      expect(originals).toBe(336);
      expect((kinds.get('alias') ?? 0) + (kinds.get('weak-alias') ?? 0)).toBe(2139);
      await system.close();
    },
  );
});

describe('the list of stolen vehicles', () => {
  it('becomes vehicles known by their content, equal lines each for itself', async () => {
    const { system } = await openList(NZ, path.join(NZ, 'fixtures'));
    const plan = wholePlan('Vehicle');
    const records = await scanned(system, 'Vehicle', plan);
    expect(records.map(({ values }) => values)).toMatchObject([
      {
        plate: 'QX0001',
        plateCountry: 'NZ',
        colour: 'blue',
        make: 'Toyota',
        model: 'COROLLA',
        year: 1996,
        kind: 'car',
        status: 'stolen',
        statusDate: '2011-07-14',
        statusPlace: 'Bay of Plenty',
      },
      { plate: 'QX0002', year: null, kind: 'trailer' },
      { plate: 'QX0003', colour: null, make: null, model: null, kind: null, year: 2001 },
      { plate: 'QX0004', colour: null, make: 'Smith, Sons', kind: null },
      { plate: 'QX0005', statusDate: '2011-11-11' },
      { plate: 'QX0005', statusDate: '2011-11-11' },
      { plate: 'QX0005', statusDate: '2011-11-12' },
    ]);
    expect(new Set(records.map(({ key }) => key)).size).toBe(7);
    expect(system.counters().unknownCodes).toEqual({
      'Vehicle.colour': { Chrome: 1 },
      'Vehicle.kind': { Hovercraft: 1 },
    });
    const keys = records.map(({ key }) => key);
    expect(await system.read('Vehicle', keys, plan)).toEqual(records);
    await system.close();
  });

  itWithList('stolenvehicles2.csv')('gives its true count, duplicates accounted for', async (file) => {
    const { errors, warnings, counted } = await checked(NZ, inbox(file, 'stolenvehicles.csv'));
    expect({ errors, warnings, counted }).toEqual({
      errors: [],
      warnings: 0,
      counted: [{ of: 'Vehicle', rows: 3635, leftOut: 0, records: 3635, rejected: {}, duplicates: 2 }],
    });
  });
});
