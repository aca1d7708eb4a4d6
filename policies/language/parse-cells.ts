import { CELL_NAMES, CELLS, type CellForm, type CellName, type CellWords } from './cells.ts';
import { flagOf, hasKey, nodeOf, textOf, validWords } from './keys.ts';
import { UNKNOWN, type Cells } from './rows.ts';
import { suggestion, type Vocabulary } from './vocabulary.ts';
import type { YamlMap } from './yaml-file.ts';

const TITLES: Readonly<Record<CellWords, string>> = {
  member: 'country or member',
  group: 'group of members',
  role: 'role',
  clearance: 'level of clearance',
  purpose: 'purpose',
  basis: 'legal basis',
  offence: 'category of offence',
  'data-subject-category': 'category of data subject',
  handling: 'handling code',
  confidentiality: 'level of confidentiality',
  'source-evaluation': 'evaluation of a source',
  'information-evaluation': 'evaluation of information',
  'recipient-list': 'state of a recipient list',
  transfer: 'ground of transfer',
  text: 'text',
};

function months(of: YamlMap, key: string): number | null {
  const node = nodeOf(of, key);
  const text = textOf(node) ?? '';
  if (/^\d{1,4}$/.test(text)) return Number(text);
  of.file.report(node ?? of.map, `\`${key}\` needs a whole number of months`);
  return null;
}

function oneWord(of: YamlMap, key: string, title: string, words: readonly string[]): string | null {
  const node = nodeOf(of, key);
  const text = textOf(node);
  if (text !== null && words.includes(text)) return text;
  if (text === null) of.file.report(node ?? of.map, `\`${key}\` needs one ${title}`);
  else of.file.report(node, `\`${text}\` is not a ${title}`, suggestion(text, words));
  return null;
}

function cellValue(of: YamlMap, name: CellName, form: CellForm, vocabulary: Vocabulary): unknown {
  switch (form.kind) {
    case 'words': {
      const words = vocabulary.cells[form.words];
      const valid = words === null || !form.unknown ? words : [...words, UNKNOWN];
      return validWords(of, name, TITLES[form.words], valid);
    }
    case 'word':
      return oneWord(of, name, TITLES[form.words], vocabulary.cells[form.words] ?? []);
    case 'flag':
      return form.unknown && textOf(nodeOf(of, name)) === UNKNOWN ? UNKNOWN : flagOf(of, name);
    case 'months':
      return months(of, name);
  }
}

/** The cells of a row, or of one alternative of its `unless`; what is wrong in them is reported. */
export function parseCells(of: YamlMap, vocabulary: Vocabulary): Cells {
  const found = CELL_NAMES.filter((name) => hasKey(of, name)).flatMap((name) => {
    const value = cellValue(of, name, CELLS[name].form, vocabulary);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

/** Whether a cell asks about the record or the person in it: searching, which comes before any record, cannot. */
export function asksAboutRecord(name: CellName): boolean {
  return CELLS[name].part === 'about' || CELLS[name].part === 'record';
}
