import { parse, validate, buildSchema, type GraphQLSchema } from 'graphql';
import { fromRoot } from '../../schema/paths.ts';
import { environment, startTestFederation, type TestFederation } from '../e2e/embedded-federation.ts';
import { runIn } from './checkout.ts';
import { fencedBlocks, page } from './fenced-blocks.ts';

const MINUTES = 60_000;
const blocks = fencedBlocks(page('docs', 'applications.md'));

let federation: TestFederation;
let name: string;

/** Runs shell commands of a page in the checkout, against the test's own federation. */
async function run(script: string): Promise<string> {
  const written = script.replaceAll('http://localhost:4000', federation.url).replaceAll('…', name);
  const running = runIn(fromRoot(), environment({ COMITY_DATA: federation.folder }), 'bash', [
    '-c',
    `set -eu -o pipefail; exec 2>&1\n${written}`,
  ]);
  const code = await running.ended;
  expect({ code, printed: running.printed() }).toEqual({ code: 0, printed: expect.any(String) as string });
  return running.printed();
}

function blockWith(text: string): string {
  const found = blocks.find((block) => block.text.includes(text));
  if (found === undefined) throw new Error(`no block of the page holds ${text}`);
  return found.text;
}

beforeAll(async () => {
  federation = await startTestFederation({ COMITY_POPULATION: '60' });
  const truth = await federation.json<readonly { readonly records: readonly { readonly name: string }[] }[]>(
    'population',
    'truth',
  );
  name = truth[0]?.records[0]?.name ?? '';
}, 3 * MINUTES);

afterAll(() => federation.close(), MINUTES);

describe('the page for applications', () => {
  it(
    'asks with curl, and all eight countries answer',
    async () => {
      const asked = blockWith('curl -s').replace('curl -s', 'curl -s --fail-with-body');
      const printed = await run(`${blockWith('TOKEN=$(')}${asked}`);
      const answer = JSON.parse(printed.slice(printed.indexOf('{"data"'))) as {
        readonly data: {
          readonly searchPersons: { readonly edges: readonly { readonly node: { readonly jurisdiction: string } }[] };
        };
        readonly extensions: { readonly jurisdictions: Readonly<Record<string, { readonly status: string }>> };
      };
      const statuses = Object.values(answer.extensions.jurisdictions).map(({ status }) => status);
      expect(statuses).toEqual(Array.from({ length: 8 }, () => 'ANSWERED'));
      const found = new Set(answer.data.searchPersons.edges.map(({ node }) => node.jurisdiction));
      expect([...found].sort()).toEqual(['BR', 'DE', 'EE', 'EG', 'FR', 'JP', 'UA', 'US']);
    },
    MINUTES,
  );

  it(
    'gets the schema that its operations are valid in',
    async () => {
      const sdl = await run(blockWith('compose --api').replace('> schema.graphql', ''));
      const schema: GraphQLSchema = buildSchema(sdl, { assumeValidSDL: true });
      const operations = [
        ...page('docs', 'applications.md').matchAll(/\bquery (?:\w+)?\s?\(\$[\s\S]*?\n?\s*\}(?=\s*`|",)/g),
      ].map(([text]) => text);
      expect(operations).toHaveLength(2);
      for (const operation of operations) expect(validate(schema, parse(operation))).toEqual([]);
    },
    MINUTES,
  );
});

describe('the first page', () => {
  it(
    'names a command that asks all eight countries',
    async () => {
      const [, command = ''] = /^ {4}(npm run --silent comity -- search .+)$/m.exec(page('README.md')) ?? [];
      const printed = await run(command);
      for (const code of ['BR', 'DE', 'EE', 'EG', 'FR', 'JP', 'UA', 'US']) {
        expect(printed).toMatch(new RegExp(`^${code} +\\d+ hits? `, 'm'));
      }
    },
    MINUTES,
  );

  it('leads to pages that are there', () => {
    for (const [, target = ''] of page('README.md').matchAll(/\]\(([^)#:]+)\)/g)) expect(page(target)).not.toBe('');
  });
});
