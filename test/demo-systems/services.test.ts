import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openAdapter } from '../../subgraphs/adapters/open-adapter.ts';
import { fichier } from '../../subgraphs/demo/systems/fr/fichier.ts';
import { personnes, personnesMorales } from '../../subgraphs/demo/systems/fr/personnes.ts';
import { RUBRIQUES } from '../../subgraphs/demo/systems/fr/rubriques.ts';
import { STRUCTURES, type Structure } from '../../subgraphs/demo/systems/fr/schema.ts';
import type { NationalService, RunningService } from '../../subgraphs/demo/systems/platform/service.ts';
import { isContent, xmlElement, type XmlContent } from '../../subgraphs/demo/systems/platform/xml.ts';
import { reestr } from '../../subgraphs/demo/systems/ua/reestr.ts';
import { cjx } from '../../subgraphs/demo/systems/us/cjx.ts';
import { parseMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { NATIONAL_SYSTEMS } from './national-system.ts';
import { samplePopulation } from './sample-population.ts';

const TOKEN = { authorization: 'Bearer secret' };
const services: readonly { readonly member: string; readonly service: NationalService }[] = [
  { member: 'FR', service: fichier },
  { member: 'UA', service: reestr },
  { member: 'US', service: cjx },
];
const running = new Map<string, RunningService>();
let folder = '';

function population(member: string) {
  const system = NATIONAL_SYSTEMS.find((found) => found.member === member);
  if (!system) throw new Error(`there is no system of ${member}`);
  return samplePopulation(system.habits);
}

function urlOf(member: string): string {
  return running.get(member)?.url ?? '';
}

async function soap(operation: string, content: string, headers: Readonly<Record<string, string>> = TOKEN) {
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${operation} xmlns="urn:example:fr:fichier:v2">${content}</${operation}></s:Body></s:Envelope>`;
  const response = await fetch(urlOf('FR'), {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'comity-services-'));
  for (const { member, service } of services) {
    const file = path.join(folder, `${member}.sqlite`);
    await service.fill(population(member), { path: file });
    running.set(member, await service.serve({ path: file, port: 0, credentials: { token: 'secret' } }));
  }
});
afterAll(async () => {
  for (const service of running.values()) await service.close();
  await rm(folder, { recursive: true });
});

describe('the services of the demonstration', () => {
  it('leave nothing unfinished beside their files', async () => {
    expect((await readdir(folder)).sort()).toEqual(['FR.sqlite', 'UA.sqlite', 'US.sqlite']);
  });

  it.each(services)('cannot be started for $member without a file', async ({ service }) => {
    const attempt = () => service.serve({ path: path.join(folder, 'missing.sqlite'), port: 0 });
    await expect(Promise.resolve().then(attempt)).rejects.toThrow();
  });

  it.each([
    ['UA', 'osoby'],
    ['US', 'persons'],
    ['FR', '?wsdl'],
  ])('of %s refuse a caller without the right account', async (member, call) => {
    const address = urlOf(member) + call;
    expect((await fetch(address)).status).toBe(401);
    expect((await fetch(address, { headers: { authorization: 'Bearer other' } })).status).toBe(401);
    expect((await fetch(address, { headers: TOKEN })).status).toBe(200);
  });

  it('take a name and a password where they are started so', async () => {
    const own = await reestr.serve({
      path: path.join(folder, 'UA.sqlite'),
      port: 0,
      credentials: { username: 'comity', password: 'пароль' },
    });
    const account = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    expect((await fetch(`${own.url}osoby`, { headers: account('comity:пароль') })).status).toBe(200);
    expect((await fetch(`${own.url}osoby`, { headers: account('comity:other') })).status).toBe(401);
    await own.close();
  });

  it.each([
    ['too large a page', 'UA', 'osoby?limit=1001', 400],
    ['a page size that is no number', 'UA', 'osoby?limit=none', 400],
    ['a cursor that it never gave', 'UA', 'osoby?kursor=nonsense', 400],
    ['too many numbers', 'UA', `dokumenty?osoba_id=${'1,'.repeat(1_001)}`, 400],
    ['a collection that there is not', 'UA', 'constructor', 404],
    ['too large a page', 'US', 'persons?pageSize=1001&page=1', 400],
    ['a page before the first', 'US', 'persons?pageSize=10&page=0', 400],
    ['too many identifiers', 'US', `documents?person=${'1,'.repeat(1_001)}`, 400],
    ['a collection that there is not', 'US', 'nothing', 404],
  ])('refuse %s in %s', async (_what, member, call, status) => {
    expect((await fetch(urlOf(member) + call, { headers: TOKEN })).status).toBe(status);
  });

  it.each([
    ['UA', 'osoby'],
    ['US', 'persons'],
  ])('of %s can only be read', async (member, call) => {
    expect((await fetch(urlOf(member) + call, { method: 'POST', headers: TOKEN, body: '{}' })).status).toBe(405);
  });

  it('of UA give every person once, page by page', async () => {
    const seen: unknown[] = [];
    let kursor: string | null = '';
    while (kursor !== null) {
      const response: Response = await fetch(`${urlOf('UA')}osoby?limit=25&kursor=${kursor}`, { headers: TOKEN });
      const page = (await response.json()) as { nastupnyi: string | null; dani: { id: number }[] };
      expect(page.dani.length).toBeLessThanOrEqual(25);
      seen.push(...page.dani.map(({ id }) => id));
      kursor = page.nastupnyi;
    }
    expect(new Set(seen).size).toBe(60);
    expect(seen.length).toBe(60);
  });

  it('of FR answer a page or a criterion out of bounds with a fault', async () => {
    for (const call of [
      soap('ListerPersonnes', '<Page>1</Page><Taille>1001</Taille>'),
      soap('ListerPersonnes', '<Page>0</Page><Taille>10</Taille>'),
      soap('RechercherTitresIdentite', '<Critere>NIR</Critere><Valeurs><Valeur>1</Valeur></Valeurs>'),
      soap('ObtenirPersonnes', `<Identifiants>${'<Identifiant>1</Identifiant>'.repeat(1_001)}</Identifiants>`),
    ]) {
      const { status, text } = await call;
      expect([status, text.includes('<soap:Fault>')]).toEqual([500, true]);
    }
    const { status, text } = await soap('ListerPersonnes', '<Page>2</Page><Taille>50</Taille>');
    expect([status, text.match(/<Personne>/gu)?.length]).toEqual([200, 10]);
  });

  it('of FR speak SOAP 1.2 too', async () => {
    const { mapping } = parseMapping(NATIONAL_SYSTEMS.find(({ member }) => member === 'FR')?.folder ?? '');
    if (mapping?.source.kind !== 'soap') throw new Error('the mapping of FR has no SOAP source');
    const url = `${urlOf('FR')}12`;
    const adapter = await openAdapter({ ...mapping.source, version: '1.2' }, { url, token: 'secret' });
    const rows = await adapter.read({
      entity: 'Personnes',
      columns: ['NIR'],
      by: ['Identifiant'],
      keys: [['PP-000002-2']],
    });
    await adapter.close();
    expect(rows).toEqual([{ NIR: population('FR').persons[1]?.nationalId }]);
  });

  it('of FR hand out elements in the order of their WSDL', () => {
    const misplaced = (content: XmlContent, structure: Structure, at: string): readonly string[] => {
      const order = Object.keys(structure).map((name) => name.replace('*', ''));
      const names = Object.keys(content);
      const sorted = order.filter((name) => names.includes(name));
      const inside = names.flatMap((name) => {
        const inner = structure[name] ?? structure[`${name}*`];
        const value = content[name];
        const elements = isContent(value) ? [value] : Array.isArray(value) ? value.filter(isContent) : [];
        return typeof inner === 'object'
          ? elements.flatMap((element) => misplaced(element, inner, `${at}.${name}`))
          : [];
      });
      return [...(names.join() === sorted.join() ? [] : [`${at}: ${names.join()}`]), ...inside];
    };
    for (const { element, elements } of Object.values(RUBRIQUES)) {
      const found = elements(population('FR')).flatMap((content) => misplaced(content, STRUCTURES[element], element));
      expect(found).toEqual([]);
    }
    expect(personnes(population('FR')).length + personnesMorales(population('FR')).length).toBe(72);
  });
});

describe('elements as text', () => {
  it.each<[string, XmlContent, string]>([
    ['attributes and text', { '@id': 'a"b', '#text': 'x < y & z' }, '<e id="a&quot;b">x &lt; y &amp; z</e>'],
    ['what is null is left out', { a: null, b: 1 }, '<e><b>1</b></e>'],
    ['lists are repeated', { a: ['1', { b: '2' }] }, '<e><a>1</a><a><b>2</b></a></e>'],
    ['an element of nothing is empty', { '@id': null, a: [] }, '<e/>'],
  ])('%s', (_name, content, text) => {
    expect(xmlElement('e', content)).toBe(text);
  });
});
