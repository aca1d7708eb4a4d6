import { randomBytes } from 'node:crypto';
import { createCallVerifier } from '../../schema/protocol/incoming-call.ts';
import { serializeJustification } from '../../schema/protocol/justification.ts';
import { callKey, callKeys } from '../../schema/protocol/protocol-keys.ts';
import { createMemoryReplayCache } from '../../schema/protocol/replay-cache.ts';
import type { TrustedIssuer } from '../../schema/protocol/trusted-issuer.ts';
import { createTokenVerifier } from '../../schema/protocol/verify-token.ts';
import { RECORD_TYPES } from '../../schema/record-types.ts';
import type { Justification, Requester } from '../../schema/requester.ts';
import { openRegistrar } from '../../subgraphs/runtime/serve/disclosure.ts';
import { startSubgraphServer } from '../../subgraphs/runtime/serve/subgraph-server.ts';
import type { Country } from '../gateway/federation/country.ts';
import { ALL_RELEASED, startFederation } from '../gateway/federation/federation.ts';
import { HUB_KEYS } from '../protocol/federation-keys.ts';
import { testIssuer, trustIn, type TestIssuer } from '../protocol/issuer.ts';
import type { Side, TwinCase } from './compare.ts';
import { CURSOR_KEY, normalised } from './given.ts';
import { openNationalSide } from './national-side.ts';

const ISSUER = 'https://issuer.twins.example';
const MEMBERS = ['EE', 'DE', 'FR', 'BR'];

/** Who signs the tokens of everybody who asks; both sides trust him alike. */
export interface TwinIssuer {
  readonly trust: TrustedIssuer;
  readonly signed: TestIssuer['sign'];
}

/** Makes the issuer of both sides. */
export async function twinIssuer(): Promise<TwinIssuer> {
  const issuer = await testIssuer(ISSUER);
  const trust = trustIn(ISSUER, [issuer.publicKey], {
    members: MEMBERS,
    agencies: ['BKA', 'PPA'],
    roles: ['analyst', 'investigator'],
    clearances: ['official-use-only', 'restricted', 'confidential'],
  });
  return { trust, signed: (claims, header) => issuer.sign(claims, header) };
}

/** What a token and a header can say: a request without a case never reaches a country, and necessity stands in no header. */
export function asSent(given: TwinCase): TwinCase {
  const { justification } = given.asked;
  const { case: reference } = justification;
  const sent = { ...justification, case: reference === '' ? 'EE-2026-0118' : reference, necessity: null };
  return { ...given, asked: { ...given.asked, justification: sent } };
}

function claimsOf({ member, agency, role, clearance, automated, assignedCases }: Requester) {
  // Whose client is himself is a machine (RFC 9068).
  const sub = automated ? 'console' : 'officer';
  return { member, agency, role, clearance, sub, ...(assignedCases ? { cases: assignedCases } : {}) };
}

function headersOf(token: string, justification: Justification) {
  return {
    authorization: `Bearer ${token}`,
    'comity-justification': serializeJustification(justification),
  };
}

/** The searches of the hub that rank over all members, by the field of a member. */
const MERGED: Readonly<Record<string, string>> = {
  persons: 'searchPersons',
  documents: 'searchDocuments',
  vehicles: 'searchVehicles',
  organisations: 'searchOrganisations',
  identifiers: 'searchIdentifiers',
  batch: 'searchBatch',
  cases: 'cases',
};

const LINK = 'from to class computed score reasons { feature score explanation }';
/** How the hits of a page of persons go together. */
const CLUSTERS = `clusters { records { id } links { ${LINK} } outerLinks { ${LINK} } outerLinkCount comparedBy incomplete verdictsOf }`;

function merged(search: string): string {
  const ranked = search.replace(
    /^(q\d+): (\w+)/u,
    (_, name: string, field: string) => `${name}: ${MERGED[field] ?? field}`,
  );
  return /^q\d+: searchPersons\b/u.test(ranked) ? ranked.replace(/\}\s*$/u, ` ${CLUSTERS} }`) : ranked;
}

/** A cache that has been open for a while: a new one refuses what may have been sent before it was opened. */
function openedReplayCache() {
  const clock = { now: Date.now() - 10_000 };
  const cache = createMemoryReplayCache({
    capacity: 100_000,
    aheadSeconds: 1,
    behindSeconds: 2,
    now: () => clock.now,
  });
  clock.now = Date.now();
  return cache;
}

async function serveCountry(issuer: TwinIssuer) {
  const side = await openNationalSide();
  const secret = randomBytes(32).toString('base64');
  const server = await startSubgraphServer({
    country: side.country,
    schema: side.enforced.schema,
    verify: createCallVerifier({
      callKeys: callKeys([callKey('EE', secret)]),
      hubKeys: HUB_KEYS,
      tokens: createTokenVerifier([issuer.trust]),
      replay: openedReplayCache(),
    }),
    registrar: openRegistrar({ append: () => Promise.resolve() }),
    host: '127.0.0.1',
    port: 0,
    onFault: () => undefined,
    health: () => [],
  });
  const country: Country = {
    code: 'EE',
    calls: [],
    fault: null,
    obligations: [],
    configured: {
      code: 'EE',
      url: `http://127.0.0.1:${server.port}/graphql`,
      key: secret,
      schemaVersion: 3,
      holds: RECORD_TYPES,
    },
    close: () => server.close(),
  };
  return { side, country };
}

/** A gateway of its own before a country of its own, and before another country that both sides share. */
export async function openHubSide(issuer: TwinIssuer, neighbour: Country): Promise<Side> {
  const { side, country } = await serveCountry(issuer);
  const federation = await startFederation([country, neighbour], {
    issuers: [issuer.trust],
    cursorKey: CURSOR_KEY,
    releases: new Map(MEMBERS.map((member) => [member, { ...ALL_RELEASED, member }])),
    // No answer is to be late: what a member that is late answers is not what this asks.
    limits: { deadlineMs: 30_000 },
  });
  return {
    ids: side.country.ids,
    hold: (world) => side.hold(world),
    rule: (rules) => side.rule(rules),
    reads: () => side.reads(),
    bodyOf({ searches, places, content, fragments }) {
      const [first = '', ...others] = searches;
      const members = others.length === 0 ? '' : `jurisdictions(in: ["EE", "LV"]) { code ${others.join(' ')} }`;
      const ids = JSON.stringify(places.map((place) => side.country.ids.seal(place)));
      const records = places.length === 0 ? '' : `records(ids: ${ids}) { id content { ${content} } }`;
      const text = `${merged(first)} ${members} ${records}`;
      const after = text.includes('$after') ? '($after: String)' : '';
      return { query: `query ${after} { ${text} } ${fragments}`, variables: {} };
    },
    async ask({ query, variables }, { requester, justification }) {
      const token = await issuer.signed(claimsOf(requester));
      const { status, text } = await federation.ask(query, variables, headersOf(token, justification));
      return `${status} ${normalised(text)}`;
    },
    async close() {
      await federation.close();
      await country.close();
      await side.close();
    },
  };
}
