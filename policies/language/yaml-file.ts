import { isMap, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { faultAt, type Fault } from './fault.ts';
import type { Position } from './rows.ts';

/** A YAML map with the means to name places in it and to report what is wrong there. */
export interface YamlMap {
  readonly map: YAMLMap;
  readonly file: YamlFile;
}

/** One file as it is read: where its nodes stand, and the faults found so far. */
export interface YamlFile {
  readonly name: string;
  readonly faults: Fault[];
  /** Whether the file has a syntax error, so that what is missing may only be out of sight. */
  readonly broken: boolean;
  at(node: unknown): Position;
  report(node: unknown, message: string, help?: string | null): void;
}

const START_OF_ITEM = /^-(?:\s|$)/;

interface Parsed {
  readonly contents: Node | null;
  readonly lines: LineCounter;
  readonly errors: readonly { readonly message: string; readonly pos: readonly [number, number] }[];
}

function parse(text: string): Parsed {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    merge: false,
  });
  return { contents: document.contents, lines, errors: document.errors };
}

function offsetOf(node: unknown): number {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return 0;
  const start: unknown = node.range[0];
  return typeof start === 'number' ? start : 0;
}

function yamlFile(name: string, parsed: Parsed, faults: Fault[], firstLine: number): YamlFile {
  const position = (offset: number): Position => {
    const { line, col } = parsed.lines.linePos(offset);
    return { file: name, line: Math.max(line, 1) + firstLine, column: Math.max(col, 1) };
  };
  const file: YamlFile = {
    name,
    faults,
    broken: parsed.errors.length > 0,
    at: (node) => position(offsetOf(node)),
    report: (node, message, help = null) => void faults.push(faultAt(file.at(node), message, help)),
  };
  const seen = new Set<number>();
  for (const { message, pos } of parsed.errors) {
    const at = position(pos[0]);
    if (!seen.has(at.line)) faults.push(faultAt(at, plain(message)));
    seen.add(at.line);
  }
  return file;
}

function plain(message: string): string {
  if (message.startsWith('Map keys must be unique')) return 'the key stands twice in one map';
  if (message.startsWith('Source contains multiple documents')) return 'the file holds more than one YAML document';
  return `not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1).replaceAll('"', '`')}`;
}

/** Cuts a file at the items of its outermost list, so that one broken item does not hide the others. */
function itemsApart(text: string): readonly { readonly text: string; readonly firstLine: number }[] {
  const items: { lines: string[]; firstLine: number }[] = [{ lines: [], firstLine: 0 }];
  text.split('\n').forEach((line, index) => {
    if (START_OF_ITEM.test(line)) items.push({ lines: [], firstLine: index });
    items.at(-1)?.lines.push(line);
  });
  return items.map(({ lines, firstLine }) => ({ text: lines.join('\n'), firstLine }));
}

/** Characters beyond which a file is parsed item by item, so that it is never held in memory as nodes all at once. */
const MOST_WHOLE = 512 * 1024;

/** Items that one list may have. */
export const MOST_ITEMS = 200_000;

/** What `read` makes of each map of a file that holds a list of them. */
export function readEach<Item>(
  name: string,
  text: string,
  faults: Fault[],
  what: string,
  read: (of: YamlMap) => Item,
): readonly Item[] {
  const whole = text.length <= MOST_WHOLE ? parse(text) : null;
  if (whole?.errors.length === 0) return mapsOf(yamlFile(name, whole, faults, 0), whole.contents, what).map(read);
  const items = itemsApart(text);
  if (items.length > MOST_ITEMS) {
    const at = { file: name, line: items[MOST_ITEMS]?.firstLine ?? 1, column: 1 };
    faults.push(faultAt(at, `there are more than ${MOST_ITEMS} ${what}`, 'divide the file'));
    return [];
  }
  const found = items.flatMap((item) => {
    const parsed = parse(item.text);
    return mapsOf(yamlFile(name, parsed, faults, item.firstLine), parsed.contents, what).map(read);
  });
  if (whole && !faults.some((fault) => fault.file === name)) yamlFile(name, whole, faults, 0);
  return found;
}

/** The maps of a file that holds a list of them. */
export function readList(name: string, text: string, faults: Fault[], what: string): readonly YamlMap[] {
  return readEach(name, text, faults, what, (of) => of);
}

function mapsOf(file: YamlFile, contents: Node | null, what: string): readonly YamlMap[] {
  if (contents === null || ('value' in contents && contents.value === null)) return [];
  if (!isSeq(contents)) {
    if (!file.broken) file.report(contents, `a list of ${what} was expected`, 'begin each with `- `');
    return [];
  }
  return contents.items.flatMap((item) => {
    if (isMap(item)) return [{ map: item, file }];
    if (!file.broken) file.report(item, `one of the ${what} was expected, as a map of keys`);
    return [];
  });
}

/** The map of a file that holds one; null where it does not, which is reported. */
export function readMap(name: string, text: string, faults: Fault[]): YamlMap | null {
  const parsed = parse(text);
  const file = yamlFile(name, parsed, faults, 0);
  if (isMap(parsed.contents)) return { map: parsed.contents, file };
  if (!file.broken) file.report(parsed.contents, 'a map of keys was expected');
  return null;
}
