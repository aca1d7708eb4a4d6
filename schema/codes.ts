import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from './paths.ts';

/** A code list: a scalar of the schema with its codes and their labels. */
export interface CodeList {
  readonly scalar: string;
  readonly title: string;
  readonly source: string;
  readonly codes: ReadonlyMap<string, string>;
}

interface CodeListFile {
  readonly scalar: string;
  readonly title: string;
  readonly source: string;
  readonly codes: Readonly<Record<string, string>>;
}

function isCodeListFile(value: unknown): value is CodeListFile {
  if (typeof value !== 'object' || value === null) return false;
  const file = value as Record<string, unknown>;
  return (
    ['scalar', 'title', 'source'].every((key) => typeof file[key] === 'string') && typeof file['codes'] === 'object'
  );
}

function readCodeList(file: string): CodeList {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isCodeListFile(content)) throw new Error(`${path.basename(file)} is not a code list`);
  return { ...content, codes: new Map(Object.entries(content.codes)) };
}

function readCodeLists(): ReadonlyMap<string, CodeList> {
  const folder = fromRoot('schema', 'codes');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(files.map((name) => readCodeList(path.join(folder, name))).map((list) => [list.scalar, list]));
}

/** Every code list of the schema, by the name of its scalar. */
export const CODE_LISTS = readCodeLists();

/** The code list of a scalar; throws where there is none. */
export function codeList(scalar: string): CodeList {
  const list = CODE_LISTS.get(scalar);
  if (!list) throw new Error(`there is no code list \`${scalar}\``);
  return list;
}

/** Whether `code` stands in the code list of `scalar`. */
export function isCode(scalar: string, code: unknown): code is string {
  return typeof code === 'string' && codeList(scalar).codes.has(code);
}
