import { Pool } from 'undici';
import type { DecisionContext } from '../../policies/engine/contract.ts';
import { requestId } from '../../schema/ids.ts';
import { openRegistrar } from '../../subgraphs/runtime/serve/disclosure.ts';
import { startSubgraphServer } from '../../subgraphs/runtime/serve/subgraph-server.ts';
import type { RecordIds } from '../../subgraphs/runtime/country/record-ids.ts';
import type { Body, Side } from './compare.ts';
import { openNationalSide } from './national-side.ts';
import type { Question } from './questions.ts';

/** The hub's request that a call is said to come of. */
const REQUEST = {
  id: requestId('request-1'),
  keyId: 'hub',
  token: '',
  justification: '',
  operation: '',
  created: 0,
  expires: 0,
};

/** The body that asks a question of a country, whose record ids these are. */
export function countryBody({ searches, places, content, fragments }: Question, ids: RecordIds): Body {
  const records = places.map((place) => ({ __typename: 'EE_Record', id: ids.seal(place) }));
  const record = places.length === 0 ? '' : `... on EE_Record { id content { ${content} } }`;
  const member = `... on EE_Jurisdiction { code ${searches.join(' ')} }`;
  const after = member.includes('$after') ? ', $after: String' : '';
  return {
    query: `query ($of: [_Any!]!${after}) { _entities(representations: $of) { ${member} ${record} } } ${fragments}`,
    variables: { of: [{ __typename: 'EE_Jurisdiction', code: 'EE' }, ...records] },
  };
}

/**
 * A country behind its own HTTP server. Who asks is given and not proved, and what is disclosed is not kept: both have
 * tests of their own, and take most of the time of an answer.
 */
export async function openCountrySide(): Promise<Side> {
  const side = await openNationalSide();
  const { ids } = side.country;
  let asking: DecisionContext | null = null;
  const server = await startSubgraphServer({
    country: side.country,
    schema: side.enforced.schema,
    verify: () => {
      if (asking === null) return Promise.reject(new Error('nobody asks'));
      const { requester, justification } = asking;
      return Promise.resolve({ requester, justification, request: REQUEST, deadlineMs: 60_000 });
    },
    registrar: openRegistrar({ append: () => Promise.resolve() }),
    host: '127.0.0.1',
    port: 0,
    onFault: () => undefined,
    health: () => [],
  });
  const pool = new Pool(`http://127.0.0.1:${server.port}`, { connections: 1 });
  return {
    ids,
    hold: (world) => side.hold(world),
    rule: (rules) => side.rule(rules),
    reads: () => side.reads(),
    bodyOf: (question) => countryBody(question, ids),
    async ask(body, asked) {
      asking = asked;
      const { statusCode, body: answer } = await pool.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return `${statusCode} ${await answer.text()}`;
    },
    async close() {
      await pool.close();
      await server.close();
      await side.close();
    },
  };
}
