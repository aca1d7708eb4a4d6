import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';

/** Where an item of a table's list stands in its text: from its hyphen up to the end of its last line. */
export interface RowPlace {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** How many columns the list stands in. */
  readonly indent: number;
}

/** The items of a table; null where the text is no YAML, or no list whose items begin with a hyphen. */
export type TablePlaces = readonly RowPlace[] | null;

function placeOf(text: string, item: YAMLMap): RowPlace | null {
  const [from = 0, to = 0] = item.range ?? [];
  const start = text.lastIndexOf('-', from - 1);
  if (start === -1 || text.slice(start + 1, from).trim() !== '') return null;
  const last = text.slice(0, to).trimEnd().length;
  const lineEnd = text.indexOf('\n', last);
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const id: unknown = item.get('id');
  return {
    id: typeof id === 'string' ? id : '',
    start,
    end: lineEnd === -1 ? text.length : lineEnd,
    indent: start - lineStart,
  };
}

/** Finds the items of a table in its text. An empty list, and a text without one, has none. */
export function rowPlaces(text: string): TablePlaces {
  const { contents, errors } = parseDocument(text, { prettyErrors: false });
  if (errors.length > 0) return null;
  if (contents === null || ('value' in contents && contents.value === null)) return [];
  if (!isSeq(contents) || (contents.flow === true && contents.items.length > 0)) return null;
  const places = contents.items.map((item) => (isMap(item) ? placeOf(text, item) : null));
  return places.every((place) => place !== null) ? places : null;
}
