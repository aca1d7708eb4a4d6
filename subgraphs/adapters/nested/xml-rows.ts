import { SaxesParser } from 'saxes';
import { ComityError } from '../../../schema/errors.ts';
import type { XmlNode } from './xml-node.ts';

/** What to take out of a document while it streams by. */
export interface XmlRowsRequest {
  /** The path of the row element from the root; `*` is any name. */
  readonly rows: readonly string[];
  /** Paths from the root of single elements or attributes whose text is wanted. */
  readonly values: readonly (readonly string[])[];
  readonly onRow: (node: XmlNode) => void;
}

/** What was found beside the rows. */
export interface XmlRowsEnd {
  /** By path, joined with dots. */
  readonly values: ReadonlyMap<string, string>;
  /** Whether there was an element that could hold rows: without it the document is another than was asked for. */
  readonly complete: boolean;
}

/** Reads a document of XML piece by piece and holds no more of it than one row. External entities are never fetched. */
export class XmlRows {
  private readonly parser = new SaxesParser();
  private readonly request: XmlRowsRequest;
  private readonly path: string[] = [];
  /** The open elements of the row that is being read; empty outside of rows. */
  private readonly open: XmlNode[] = [];
  private readonly found = new Map<string, string>();
  private rowsMayFollow = false;

  constructor(request: XmlRowsRequest) {
    this.request = request;
    this.rowsMayFollow = request.rows.length === 1;
    this.parser.on('error', () => {
      throw new ComityError('SOURCE_MALFORMED', `the XML is not well-formed in line ${this.parser.line}`);
    });
    this.parser.on('opentag', (tag) => this.opened(tag.name, tag.attributes));
    this.parser.on('closetag', () => this.closed());
    this.parser.on('text', (text) => this.texted(text));
    this.parser.on('cdata', (text) => this.texted(text));
  }

  write(text: string): void {
    this.parser.write(text);
  }

  /** Ends the document; SOURCE_MALFORMED where it is cut short. */
  end(): XmlRowsEnd {
    this.parser.close();
    return { values: this.found, complete: this.rowsMayFollow };
  }

  private opened(qualified: string, attributes: Readonly<Record<string, string>>): void {
    const name = local(qualified);
    this.path.push(name);
    const parent = this.open.at(-1);
    const { rows } = this.request;
    if (parent === undefined) {
      for (const [attribute, value] of Object.entries(attributes))
        this.keep([...this.path, `@${local(attribute)}`], value);
      if (this.path.length === rows.length - 1 && this.isAt(rows.slice(0, -1))) this.rowsMayFollow = true;
      if (!this.isAt(rows)) return;
    }
    const node = nodeOf(attributes);
    if (parent !== undefined) {
      const siblings = parent.children.get(name);
      if (siblings === undefined) parent.children.set(name, [node]);
      else siblings.push(node);
    }
    this.open.push(node);
  }

  private closed(): void {
    const node = this.open.pop();
    if (node !== undefined && this.open.length === 0) this.request.onRow(node);
    this.path.pop();
  }

  private texted(text: string): void {
    const node = this.open.at(-1);
    if (node !== undefined) node.text += text;
    else this.keep(this.path, text);
  }

  private keep(path: readonly string[], text: string): void {
    if (!this.request.values.some((wanted) => matches(wanted, path))) return;
    const key = path.join('.');
    this.found.set(key, (this.found.get(key) ?? '') + text);
  }

  private isAt(pattern: readonly string[]): boolean {
    return matches(pattern, this.path);
  }
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((step, index) => step === '*' || step === path[index]);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function nodeOf(attributes: Readonly<Record<string, string>>): XmlNode {
  const children = new Map<string, XmlNode[]>();
  let nil = false;
  for (const [name, text] of Object.entries(attributes)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    if (name.endsWith(':nil')) nil = text === 'true' || text === '1';
    else children.set(`@${local(name)}`, [{ nil: false, children: new Map(), text }]);
  }
  return { nil, children, text: '' };
}
