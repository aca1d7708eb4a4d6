import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { readGatewayFile } from '../../cli/processes/gateway-config.ts';
import type { Members } from '../../gateway/members/member.ts';
import { readMembers } from '../../gateway/members/watch-members.ts';
import { openMetrics } from '../../gateway/server/metrics.ts';
import { fromRoot } from '../../schema/paths.ts';
import { parseTrustedIssuers } from '../../schema/protocol/trusted-issuer.ts';
import { loadMapping } from '../../subgraphs/mapping/parse-mapping.ts';
import { parseOfficerRing } from '../../policies/versions/officer-ring.ts';
import { readNationalFields } from '../../subgraphs/runtime/country/national-fields.ts';
import { readSubgraphConfig, type SubgraphConfig } from '../../subgraphs/runtime/start/subgraph-config.ts';
import {
  composeFile,
  configuredCountries,
  madeOffice,
  madeSecrets,
  placed,
  productionFile,
} from './production-files.ts';

const compose = composeFile();
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.image === 'comity');
const countries = configuredCountries();

let secrets: string;
let folder: string;
let configs: ReadonlyMap<string, SubgraphConfig>;
let members: Members;

async function configOf(code: string): Promise<SubgraphConfig> {
  return readSubgraphConfig(await placed(folder, ['subgraphs', `${code}.json`], places()));
}

function places(): Readonly<Record<string, string>> {
  return {
    '/run/secrets': secrets,
    '/opt/comity': fromRoot(),
    '/etc/comity/policies': fromRoot('policies'),
    '/etc/comity/officers': path.join(folder, 'officers'),
  };
}

beforeAll(async () => {
  secrets = await madeSecrets();
  folder = await mkdtemp(path.join(tmpdir(), 'comity-production-'));
  await madeOffice(
    folder,
    countries.map((code) => code.toUpperCase()),
  );
  configs = new Map(await Promise.all(countries.map(async (code) => [code, await configOf(code)] as const)));
  members = readMembers(await placed(folder, ['hub', 'members.yaml'], places()));
}, 60_000);

afterAll(async () => {
  await rm(secrets, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

describe('the compose file', () => {
  it.each(services)('%s mounts nothing that is not there', (_name, { volumes = [] }) => {
    for (const [source = ''] of volumes.map((volume) => volume.split(':'))) {
      expect({
        source,
        there: source.startsWith('.') ? existsSync(fromRoot(source)) : source in compose.volumes,
      }).toEqual({
        source,
        there: true,
      });
    }
  });

  it.each(services)('%s names networks, services and secrets that there are', (_name, service) => {
    const wanted = service.depends_on ?? [];
    for (const name of service.networks) expect(compose.networks).toHaveProperty([name]);
    for (const name of Array.isArray(wanted) ? wanted : Object.keys(wanted))
      expect(compose.services).toHaveProperty([name]);
    for (const name of service.secrets ?? []) expect(compose.secrets).toHaveProperty([name]);
  });

  it('takes every secret from a file that the documented commands make, in a folder of its owner alone', () => {
    for (const [name, { file }] of Object.entries(compose.secrets)) {
      expect(file).toBe(`./docs/production/secrets/${name}`);
      expect({ name, there: existsSync(path.join(secrets, name)) }).toEqual({ name, there: true });
    }
    expect(statSync(secrets).mode & 0o777).toBe(0o700);
  });

  it('holds no password and reads none from the environment', () => {
    for (const [name, { environment = {} }] of services) {
      const given = Object.keys(environment).filter(
        (key) => /PASSWORD|SECRET|TOKEN/.test(key) && !key.endsWith('_FILE'),
      );
      expect({ name, given }).toEqual({ name, given: [] });
    }
    const texts = readdirSync(fromRoot('docs', 'production'), {
      recursive: true,
      encoding: 'utf8',
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile() && /\.(json|ya?ml|cfg)$/.test(entry.name))
      .map((entry) =>
        productionFile(path.relative(fromRoot('docs', 'production'), path.join(entry.parentPath, entry.name))),
      );
    for (const text of texts) expect(text).not.toMatch(/"(password|token)":|\/\/[^/@\s]+:[^/@\s]+@/);
  });

  it('lets outside reach the balancer alone, and Grafana from this machine', () => {
    expect(services.filter(([, { ports }]) => ports !== undefined).map(([name, { ports }]) => [name, ports])).toEqual([
      ['balancer', ['8443:8443']],
      ['grafana', ['127.0.0.1:3000:3000']],
    ]);
    for (const [name, { networks }] of ours) {
      const open = networks.filter((network) => compose.networks[network]?.internal !== true);
      expect({ name, open }).toEqual({ name, open: [] });
    }
  });

  it('gives each process the secrets that its configuration names, and no others', () => {
    const named = (text: string) => [
      ...new Set([...text.matchAll(/\/run\/secrets\/([\w.-]+)/g)].map((match) => match[1])),
    ];
    const hub = productionFile('hub', 'gateway.json') + productionFile('hub', 'members.yaml');
    expect([...(compose.services['gateway-1']?.secrets ?? [])].sort()).toEqual(named(hub).sort());
    expect(compose.services['gateway-2']).toEqual(compose.services['gateway-1']);
    for (const code of countries) {
      const given = compose.services[`subgraph-${code}`]?.secrets ?? [];
      expect([...given].sort()).toEqual(named(productionFile('subgraphs', `${code}.json`)).sort());
    }
    expect([...(compose.services['demo-systems']?.secrets ?? [])].sort()).toEqual(
      named(productionFile('demo-systems.json')).sort(),
    );
  });

  it('builds the image from folders and files that there are', () => {
    const [, first] = ours[0] ?? [];
    const copied = [...(first?.build?.dockerfile_inline ?? '').matchAll(/^COPY (.+) \S+$/gm)].flatMap(
      ([, names = '']) => names.split(' '),
    );
    expect(copied).toEqual(expect.arrayContaining(['package-lock.json', 'schema', 'cli']));
    for (const name of copied) expect({ name, there: existsSync(fromRoot(name)) }).toEqual({ name, there: true });
  });
});

describe('the configuration of production', () => {
  it('is one that a gateway takes, with policies and issuers that it can read', async () => {
    const config = await readGatewayFile(await placed(folder, ['hub', 'gateway.json'], places()));
    for (const code of countries) {
      const ring = path.join(config.officersFolder, `${code.toUpperCase()}.yaml`);
      expect(parseOfficerRing(await readFile(ring, 'utf8')).member).toBe(code.toUpperCase());
    }
    expect(existsSync(config.groupsFile ?? '')).toBe(true);
    expect(new URL(config.auditUrl).password).not.toBe('');
    expect(parseTrustedIssuers(config.issuers, { allowDemo: config.allowDemo })).toHaveLength(1);
    expect(() => parseTrustedIssuers(config.issuers, { allowDemo: false })).toThrow('demo issuers are refused here');
  });

  it('has each member where its subgraph listens, and says of it what its systems hold', () => {
    expect([...members.keys()].map((code) => code.toLowerCase()).sort()).toEqual([...countries].sort());
    for (const [code, config] of configs) {
      const member = members.get(config.member);
      expect(member?.url).toBe(`http://subgraph-${code}:${config.port}/graphql`);
      expect(member?.schemaVersion).toBe(config.schemaVersion);
      const types = config.systems.flatMap((system) => loadMapping(system.folder).entries.map((entry) => entry.type));
      expect([...(member?.holds ?? [])].sort()).toEqual([...new Set(types)].sort());
      expect(member?.extension.trim()).toBe(readNationalFields(config.nationalFieldsFile).extension.trim());
    }
  });

  it.each(countries)('is one that the subgraph of %s takes', (code) => {
    const config = configs.get(code);
    expect(config?.member).toBe(code.toUpperCase());
    for (const file of [
      config?.recordKeyFile,
      config?.hub.callKeyFile,
      config?.hub.publicKeyFile,
      config?.policy.officersFile,
    ]) {
      expect(existsSync(file ?? '')).toBe(true);
    }
    expect(parseTrustedIssuers(config?.issuers, { allowDemo: config?.allowDemo ?? false })).toHaveLength(1);
  });

  it('sends clients to both gateways, and keeps what is for operators from them', () => {
    const text = productionFile('haproxy.cfg');
    for (const name of ['gateway-1', 'gateway-2']) expect(text).toContain(`server ${name} ${name}:4000`);
    expect(text).toMatch(/path \/metrics \/healthz \/readyz/);
  });

  it('measures both gateways, and draws metrics that a gateway exports', () => {
    const prometheus = parse(productionFile('prometheus.yml')) as {
      readonly scrape_configs: readonly {
        readonly static_configs: readonly { readonly targets: readonly string[] }[];
      }[];
    };
    const targets = prometheus.scrape_configs.flatMap((job) => job.static_configs.flatMap(({ targets: all }) => all));
    for (const target of targets) expect(compose.services).toHaveProperty([target.split(':')[0] ?? '']);
    const exported = openMetrics().text({ comity_members: 8 });
    const drawn = `${productionFile('grafana', 'dashboards', 'comity.json')} ${productionFile('alerts.yml')}`;
    const names = [...new Set(drawn.match(/\bcomity_[a-z_]+/g))];
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(exported).toContain(`# TYPE ${name.replace(/_(bucket|sum|count)$/, '')} `);
  });

  it('provisions Grafana with the data source that its dashboard asks', () => {
    const source = parse(productionFile('grafana', 'provisioning', 'datasources', 'prometheus.yml')) as {
      readonly datasources: readonly { readonly uid: string }[];
    };
    const dashboard = productionFile('grafana', 'dashboards', 'comity.json');
    const asked = new Set([...dashboard.matchAll(/"uid": "(comity-[a-z]+)"/g)].map((match) => match[1]));
    expect([...asked]).toEqual(source.datasources.map(({ uid }) => uid));
  });
});
