import { writeFile } from 'node:fs/promises';
import { parse, validate, buildSchema, type GraphQLSchema } from 'graphql';
import { fromRoot } from '../../schema/paths.ts';
import { environment, type ReachedFederation } from '../e2e/embedded-federation.ts';
import { runIn } from './checkout.ts';
import { fencedBlocks, page } from './fenced-blocks.ts';

const MINUTES = 60_000;
const blocks = fencedBlocks(page('docs', 'applications.md'));

let federation: ReachedFederation;
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

/** Asks the hub with a token, in a case of a member. */
async function asked(token: string, member: string, query: string, more = ''): Promise<{ readonly data: unknown }> {
  const response = await fetch(`${federation.url}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'comity-justification': `purpose="investigation", case="${member}-2026-1", basis="UNTOC-18", offence="0601", penalty=48${more}`,
    },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { readonly data: unknown };
}

function blockWith(text: string): string {
  const found = blocks.find((block) => block.text.includes(text));
  if (found === undefined) throw new Error(`no block of the page holds ${text}`);
  return found.text;
}

/** What the page for applications and the first page tell a reader to type, against a federation of all eight countries. */
export function describeApplicationPages(reached: () => ReachedFederation): void {
  beforeAll(async () => {
    federation = reached();
    const truth = await federation.json<readonly { readonly records: readonly { readonly name: string }[] }[]>(
      'population',
      'truth',
    );
    name = truth[0]?.records[0]?.name ?? '';
  }, MINUTES);

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
        expect(operations).toHaveLength(3);
        for (const operation of [...operations, blockWith('decideLink(of')])
          expect(validate(schema, parse(operation))).toEqual([]);
      },
      MINUTES,
    );
  });

  describe('which hits may be one person', () => {
    const lines = blockWith('comity link reject').split('\n');

    async function line(text: string, records: readonly string[] = []): Promise<string> {
      const written = records.reduce(
        (command, id) => command.replace('RECORD', id),
        lines.find((command) => command.includes(text)) ?? '',
      );
      return run(
        written.replace('"…"', '"as seen on the photograph"').replace(/^comity /, 'npm run --silent comity -- '),
      );
    }

    it(
      'is told with a search, as officers of the own country decided',
      async () => {
        const search = () =>
          federation.json<{ readonly clusters: readonly { readonly records: readonly string[] }[] }>(
            ...['search', 'person', '--name', name, '--in', 'DE,EE'],
          );
        const together = async () => (await search()).clusters.map(({ records }) => records.length);
        const [cluster] = (await search()).clusters;
        const records = cluster?.records ?? [];
        expect(records.map((id) => id.slice(0, 2)).sort()).toEqual(['DE', 'EE']);
        expect(await line('link reject', records)).toContain('DIFFERENT');
        expect(await together()).not.toContain(2);
        expect(await line('link show', records)).toMatch(/DIFFERENT .*as seen on the photograph/u);
        expect(await line('link list')).toContain('ee-analyst');
        const withdrawn = ['link', 'withdraw', 'EE', ...records, '--reason', 'it was her'];
        expect((await federation.run(...withdrawn)).code).toBe(0);
        expect(await together()).toContain(2);
      },
      3 * MINUTES,
    );
  });

  describe('asking for what is withheld', () => {
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
    const commands = blockWith('comity authorisation request').split('\n');

    /** Runs the line of the page that holds a text, with its placeholders filled in. */
    function line(text: string, ...filled: readonly (readonly [string, string])[]): Promise<string> {
      const found = commands.find((command) => command.includes(text)) ?? '';
      const file = `${federation.folder}/draft.json`;
      const all: readonly (readonly [string, string])[] = [...filled, ['UNTIL', until], ['draft.json', file]];
      const written = all.reduce((command, [name, value]) => command.replaceAll(name, value), found);
      return run(written.replace(/^comity /, 'npm run --silent comity -- '));
    }

    it(
      'is done with curl, and the owner answers the same whatever it holds',
      async () => {
        const asked = blockWith('requestAuthorisation(of').replace('curl -s', 'curl -s --fail-with-body');
        const printed = await run(`${blockWith('TOKEN=$(')}${asked.replace('UNTIL', until)}`);
        expect(JSON.parse(printed.slice(printed.indexOf('{"data"')))).toMatchObject({
          data: { requestAuthorisation: { outcome: 'DONE', request: { state: 'OPEN' } } },
        });
      },
      MINUTES,
    );

    it(
      'is done on the command line, where the owner decides with its own key, and revokes',
      async () => {
        const requested = await line('authorisation request');
        const [id = ''] = /^[0-9a-f-]{36}(?= +OPEN)/m.exec(requested) ?? [];
        expect(await line('list DE --open')).toContain(id);
        await line('authorisation draft', ['ID', id]);
        const decided = await line('authorisation decide', ['DE ID', `DE ${id}`]);
        const [authorisation = ''] = /[0-9a-f]{64}/.exec(decided) ?? [];
        expect(decided).toMatch(new RegExp(`^${id} +GRANTED`, 'm'));
        expect(await line('authorisation revoke', ['AUTHORISATION', authorisation])).toContain('revoked: ');
        const { code, stdout } = await federation.run('authorisation', 'list', 'DE', '--mine');
        expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/ REVOKED$/m) as string });
      },
      3 * MINUTES,
    );

    it(
      'opens a field of the record, for as long as it stands, and an emergency gives notice, which an officer reviews',
      async () => {
        const numbers = async () => {
          const token = (await federation.run('token', '--as', 'br-analyst')).stdout.trim();
          const question = `{ searchPersons(search: { name: ${JSON.stringify(name)} }, in: ["EE"]) { edges { node { id nationalId } } } }`;
          const { data } = await asked(token, 'br', question);
          return (
            data as {
              readonly searchPersons: {
                readonly edges: readonly { readonly node: { readonly id: string; readonly nationalId: string } }[];
              };
            }
          ).searchPersons.edges.map(({ node }) => node);
        };
        const [masked] = await numbers();
        expect(masked?.nationalId).toMatch(/^\d{4}$/);
        const draft = await federation.run(
          ...['authorisation', 'draft', 'EE', '--member', 'BR', '--record', masked?.id ?? '', '--fields', 'identifier'],
          ...['--purposes', 'investigation', '--until', until],
        );
        expect(draft.code).toBe(0);
        const file = `${federation.folder}/grant.json`;
        await writeFile(file, draft.stdout);
        expect((await federation.run('authorisation', 'grant', 'EE', file)).stdout).toContain('in force: ');
        expect((await numbers()).find(({ id }) => id === masked?.id)?.nationalId).toMatch(/^\d{5,}$/);

        const investigator = (await federation.run('token', '--as', 'br-investigator')).stdout.trim();
        const { data } = await asked(
          investigator,
          'br',
          `{ searchPersons(search: { name: ${JSON.stringify(name)} }, in: ["EE"]) { edges { node { addresses { id } } } } }`,
          ', emergency=?1',
        );
        expect(JSON.stringify(data)).toContain('"addresses":[{');
        const [notice] = await federation.json<readonly { readonly id: string }[]>('emergency', 'list', 'EE');
        const review = ['emergency', 'review', 'EE', notice?.id ?? '', '--verdict', 'justified', '--text', 'a child'];
        expect((await federation.run(...review)).stdout).toContain('JUSTIFIED: a child');
        expect((await federation.run(...review)).code).toBe(1);
      },
      3 * MINUTES,
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
}
