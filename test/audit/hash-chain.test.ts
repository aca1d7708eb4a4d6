import { sha256Hex } from '../../schema/protocol/digest.ts';
import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import {
  CHAIN_START,
  exportLine,
  linksAfter,
  parseExportLine,
  verifyChain,
  type ChainLink,
} from '../../schema/audit/hash-chain.ts';

const RECORDS = ['one', 'two', 'three', 'four'].map((word) =>
  canonicalJson({ event: word, at: '2026-01-01T00:00:00Z' }),
);

async function* streamed(links: readonly ChainLink[]): AsyncIterable<ChainLink> {
  for (const link of links) yield await Promise.resolve(link);
}

function chain(): ChainLink[] {
  return [...linksAfter(CHAIN_START, RECORDS)];
}

describe('a chain of records', () => {
  it('is intact as it was made, in one go or in several', async () => {
    const first = linksAfter(CHAIN_START, RECORDS.slice(0, 2));
    const rest = linksAfter(first.at(-1) ?? CHAIN_START, RECORDS.slice(2));
    expect([...first, ...rest]).toEqual(chain());
    expect(await verifyChain(streamed(chain()))).toEqual({
      kind: 'intact',
      checked: 4,
      head: { seq: 4, hash: chain()[3]?.hash },
    });
  });

  it('is intact when it is empty', async () => {
    expect(await verifyChain(streamed([]))).toEqual({ kind: 'intact', checked: 0, head: CHAIN_START });
  });

  it('can be checked by anybody from the RFC 8785 JSON of its links', () => {
    for (const { hash, previous, record, seq } of chain()) {
      expect(hash).toBe(sha256Hex(canonicalJson({ seq, record: JSON.parse(record) as unknown, previous })));
    }
  });

  it.each<[string, (links: ChainLink[]) => void, { at: number; checked: number; fault: string }]>([
    [
      'a record was altered',
      (links) => replace(links, 1, { record: RECORDS[0] ?? '' }),
      { at: 2, checked: 1, fault: 'altered' },
    ],
    [
      'a record was only written otherwise',
      (links) => replace(links, 1, { record: ` ${RECORDS[1] ?? ''}` }),
      { at: 2, checked: 1, fault: 'altered' },
    ],
    [
      'a hash was altered',
      (links) => replace(links, 0, { hash: 'f'.repeat(64) }),
      { at: 1, checked: 0, fault: 'altered' },
    ],
    ['a record was taken out', (links) => links.splice(1, 1), { at: 2, checked: 1, fault: 'sequence gap' }],
    [
      'two records changed places',
      (links) => links.splice(1, 2, ...links.slice(1, 3).reverse()),
      { at: 2, checked: 1, fault: 'sequence gap' },
    ],
    [
      'a record stands twice',
      (links) => links.splice(2, 0, ...links.slice(1, 2)),
      { at: 3, checked: 2, fault: 'sequence gap' },
    ],
    ['the first record is gone', (links) => links.splice(0, 1), { at: 1, checked: 0, fault: 'sequence gap' }],
    [
      'a record was replaced with a matching hash',
      (links) => links.splice(1, 1, ...linksAfter(links[0] ?? CHAIN_START, [RECORDS[3] ?? ''])),
      { at: 3, checked: 2, fault: 'wrong previous' },
    ],
  ])('is broken where %s', async (_name, damage, expected) => {
    const links = chain();
    damage(links);
    expect(await verifyChain(streamed(links))).toEqual({ kind: 'broken', ...expected });
  });

  it('is broken where its end was cut off, if a later head is known', async () => {
    const known = chain()[3] ?? CHAIN_START;
    expect(await verifyChain(streamed(chain().slice(0, 2)), { known })).toEqual({
      kind: 'broken',
      checked: 2,
      at: 3,
      fault: 'cut off',
    });
  });

  it('is broken where it was written anew from some record on, if a later head is known', async () => {
    const known = chain()[3] ?? CHAIN_START;
    const anew = linksAfter(CHAIN_START, [...RECORDS.slice(0, 3), RECORDS[0] ?? '']);
    expect(await verifyChain(streamed(anew), { known })).toMatchObject({ kind: 'broken', at: 4, fault: 'altered' });
  });

  it('survives an export', () => {
    expect(chain().map((link) => parseExportLine(exportLine(link)))).toEqual(chain());
  });

  it.each([['{"seq":1'], ['[]'], ['null'], ['{"seq":"1","previous":"","hash":"","record":{}}']])(
    'has no link in the line %s',
    (line) => {
      expect(parseExportLine(line)).toBeNull();
    },
  );
});

function replace(links: ChainLink[], index: number, change: Partial<ChainLink>): void {
  const link = links[index];
  if (link !== undefined) links[index] = { ...link, ...change };
}
