import { canonicalJson } from '../protocol/canonical-json.ts';
import { sha256Hex } from '../protocol/digest.ts';

/** The last link of a chain, to which the next one refers. */
export interface ChainHead {
  readonly seq: number;
  /** SHA-256 in lower-case hexadecimal. */
  readonly hash: string;
}

/** A record as it is stored and chained: `record` is RFC 8785 JSON, `hash` that of the whole link. */
export interface ChainLink extends ChainHead {
  readonly previous: string;
  readonly record: string;
}

/** The head of an empty chain. */
export const CHAIN_START: ChainHead = { seq: 0, hash: '0'.repeat(64) };

/** SHA-256 of the RFC 8785 JSON of `{previous, record, seq}`; `record` already is such JSON. */
function hashOf(seq: number, previous: string, record: string): string {
  return sha256Hex(`{"previous":"${previous}","record":${record},"seq":${seq}}`);
}

/** The links that follow `head`, one for each record in RFC 8785 JSON. */
export function linksAfter(head: ChainHead, records: readonly string[]): readonly ChainLink[] {
  const links: ChainLink[] = [];
  let last = head;
  for (const record of records) {
    const seq = last.seq + 1;
    const link = { seq, previous: last.hash, hash: hashOf(seq, last.hash, record), record };
    links.push(link);
    last = link;
  }
  return links;
}

/** What is wrong with the first link that does not hold. */
export type ChainFault = 'sequence gap' | 'wrong previous' | 'altered' | 'cut off';

/** What checking a chain found; `checked` counts the links that hold. */
export type ChainVerdict =
  | { readonly kind: 'intact'; readonly checked: number; readonly head: ChainHead }
  | { readonly kind: 'broken'; readonly checked: number; readonly at: number; readonly fault: ChainFault };

function faultOf(link: ChainLink, head: ChainHead): ChainFault | null {
  if (link.seq !== head.seq + 1) return 'sequence gap';
  if (link.previous !== head.hash) return 'wrong previous';
  return link.hash === hashOf(link.seq, link.previous, link.record) ? null : 'altered';
}

/**
 * Checks links in their order, up to the first that does not hold. A chain cannot show by itself that its end was cut
 * off: where a later head is known from elsewhere, give it as `known`.
 */
export async function verifyChain(
  links: AsyncIterable<ChainLink>,
  options: { readonly from?: ChainHead; readonly known?: ChainHead } = {},
): Promise<ChainVerdict> {
  const { from = CHAIN_START, known } = options;
  let head = from;
  const broken = (at: number, fault: ChainFault): ChainVerdict => ({
    kind: 'broken',
    checked: head.seq - from.seq,
    at,
    fault,
  });
  for await (const link of links) {
    const fault = faultOf(link, head);
    if (fault !== null) return broken(head.seq + 1, fault);
    if (link.seq === known?.seq && link.hash !== known.hash) return broken(link.seq, 'altered');
    head = link;
  }
  if (known !== undefined && known.seq > head.seq) return broken(head.seq + 1, 'cut off');
  return { kind: 'intact', checked: head.seq - from.seq, head: { seq: head.seq, hash: head.hash } };
}

/** A link as a line of an export: JSON whose `record` is the record itself. */
export function exportLine({ seq, previous, hash, record }: ChainLink): string {
  return `{"seq":${seq},"previous":"${previous}","hash":"${hash}","record":${record}}\n`;
}

/** The link in a line of an export; null where the line is none. */
export function parseExportLine(line: string): ChainLink | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null) return null;
  const { seq, previous, hash, record } = parsed as Readonly<Record<string, unknown>>;
  if (typeof seq !== 'number' || typeof previous !== 'string' || typeof hash !== 'string') return null;
  return record === undefined ? null : { seq, previous, hash, record: canonicalJson(record) };
}
