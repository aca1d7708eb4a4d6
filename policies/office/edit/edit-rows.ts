import { rowPlaces, type RowPlace } from './row-place.ts';
import { rowText, type WrittenRow } from './written-row.ts';

/** One change of a draft's rows. */
export type RowEdit =
  | { readonly kind: 'put'; readonly row: WrittenRow; readonly replacing: string | null }
  | { readonly kind: 'remove'; readonly id: string };

/** The files of a draft, by name. */
export type DraftFiles = Readonly<Record<string, string>>;

/** What edits come to: the files, or why not: no row of an id, or a table whose text cannot be edited row by row. */
export type EditedRows =
  | { readonly kind: 'edited'; readonly files: DraftFiles }
  | { readonly kind: 'missing'; readonly id: string }
  | { readonly kind: 'unfit'; readonly file: string };

const TABLES = ['permissions', 'restrictions', 'release'] as const;
const EMPTY_LIST = /^\s*\[\s*\]/m;

function fileOf(table: WrittenRow['table']): string {
  return `${table}.yaml`;
}

function indented(text: string, columns: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(columns)}`);
}

function appended(text: string, places: readonly RowPlace[], row: string): string {
  const indent = places.at(-1)?.indent ?? 0;
  const own = `${' '.repeat(indent)}${indented(row, indent)}\n`;
  if (places.length === 0) {
    const before = text.replace(EMPTY_LIST, '').trimEnd();
    return before === '' ? own : `${before}\n${own}`;
  }
  return `${text.trimEnd()}\n${own}`;
}

function replaced(text: string, { start, end, indent }: RowPlace, row: string): string {
  return `${text.slice(0, start)}${indented(row, indent)}${text.slice(end)}`;
}

function removed(text: string, { start, end, indent }: RowPlace, isLast: boolean): string {
  const without = `${text.slice(0, start - indent)}${text.slice(end + 1)}`;
  return isLast ? `${without.trimEnd()}\n[]\n`.trimStart() : without;
}

class Editor {
  readonly #files: Record<string, string>;

  constructor(files: DraftFiles) {
    this.#files = { ...files };
  }

  get files(): DraftFiles {
    return this.#files;
  }

  #text(table: WrittenRow['table']): string {
    return this.#files[fileOf(table)] ?? '';
  }

  /** The first table whose text cannot be edited. */
  unfit(): string | null {
    const table = TABLES.find((each) => rowPlaces(this.#text(each)) === null);
    return table === undefined ? null : fileOf(table);
  }

  #find(id: string) {
    for (const table of TABLES) {
      const places = rowPlaces(this.#text(table)) ?? [];
      const place = places.find((each) => each.id === id);
      if (place) return { table, place, places };
    }
    return null;
  }

  remove(id: string): boolean {
    const found = this.#find(id);
    if (!found) return false;
    const { table, place, places } = found;
    this.#files[fileOf(table)] = removed(this.#text(table), place, places.length === 1);
    return true;
  }

  append(row: WrittenRow): void {
    const text = this.#text(row.table);
    this.#files[fileOf(row.table)] = appended(text, rowPlaces(text) ?? [], rowText(row));
  }

  replace(row: WrittenRow, id: string): boolean {
    const found = this.#find(id);
    if (!found) return false;
    if (found.table === row.table) {
      this.#files[fileOf(row.table)] = replaced(this.#text(row.table), found.place, rowText(row));
      return true;
    }
    this.remove(id);
    this.append(row);
    return true;
  }
}

/** Edits a draft row by row. What is not edited stays as it is written, comments and all. Pure. */
export function editRows(files: DraftFiles, edits: readonly RowEdit[]): EditedRows {
  const editor = new Editor(files);
  for (const edit of edits) {
    const file = editor.unfit();
    if (file !== null) return { kind: 'unfit', file };
    if (edit.kind === 'remove') {
      if (!editor.remove(edit.id)) return { kind: 'missing', id: edit.id };
    } else if (edit.replacing === null) editor.append(edit.row);
    else if (!editor.replace(edit.row, edit.replacing)) return { kind: 'missing', id: edit.replacing };
  }
  return { kind: 'edited', files: editor.files };
}
