import type { LoadOptions } from '../../../../policies/load.ts';
import { CELL_NAMES } from '../../../../policies/language/cells.ts';
import type { Cells, Then } from '../../../../policies/language/rows.ts';
import {
  readingLanguages,
  sentencesIn,
  tableRows,
  type PlacedTableRow,
  type Sentences,
} from '../../../../policies/office/sentences/row-sentences.ts';
import { readGiven, type GivenPolicy } from '../thread/given-policy.ts';
import { fileName } from '../told-fault.ts';
import { enumValue } from '../told-words.ts';
import { isUnanswered, unanswered } from '../unanswered.ts';

function words(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}

function toldCells(cells: Cells): readonly object[] {
  return CELL_NAMES.flatMap((cell) => (cells[cell] === undefined ? [] : [{ cell, words: words(cells[cell]) }]));
}

function written(then: Then | 'allow' | 'deny'): string {
  if (typeof then === 'string') return then;
  return then.kind === 'mask' ? `mask ${then.mask}` : then.kind;
}

function toldSentences(sentences: Sentences): readonly object[] {
  return Object.entries(sentences).map(([language, text]) => ({ language, text }));
}

function ruled(asked: PlacedTableRow): object {
  if (asked.table === 'release') {
    const { toMember, toGroup } = asked.row;
    return { toMember, toGroup, read: [], obligations: [], unless: [] };
  }
  const { read, obligations } = asked.row;
  const unless = asked.table === 'restrictions' ? asked.row.unless.map(toldCells) : [];
  return { toMember: [], toGroup: [], read, obligations, unless };
}

/** A page of a policy's rows, cell by cell, with their sentences: `PolicyRowsResult`. */
export async function tellRows(
  { policy, first, after }: { readonly policy: GivenPolicy; readonly first: number; readonly after: string | null },
  options: LoadOptions,
): Promise<object> {
  const read = await readGiven(policy, options);
  if (isUnanswered(read)) return read;
  const { country, catalogue } = read;
  const rows = tableRows(country);
  const start = after === null ? 0 : rows.findIndex(({ row }) => row.id === after) + 1;
  if (after !== null && start === 0) return unanswered('NOT_FOUND', `there is no row \`${after}\``);
  const inEach = sentencesIn(readingLanguages(country), catalogue);
  const page = rows.slice(start, start + first);
  return {
    __typename: 'PolicyRows',
    rows: page.map((each) => {
      const { id, cells, search, then, from, until, because } = each.row;
      return {
        table: enumValue(each.table),
        id,
        cells: toldCells(cells),
        ...ruled(each),
        search,
        then: written(then),
        from,
        until,
        because,
        file: fileName(each.at.file, country.folder),
        line: each.at.line,
        sentences: toldSentences(inEach(each)),
      };
    }),
    total: rows.length,
    endCursor: start + first < rows.length ? (page.at(-1)?.row.id ?? null) : null,
  };
}

/** Every row as its sentences: `PolicySentencesResult`. */
export async function tellSentences(
  { policy, language }: { readonly policy: GivenPolicy; readonly language: string | null },
  options: LoadOptions,
): Promise<object> {
  const read = await readGiven(policy, options);
  if (isUnanswered(read)) return read;
  const { country, catalogue } = read;
  const inEach = sentencesIn(language === null ? readingLanguages(country) : [language], catalogue);
  return {
    __typename: 'PolicySentences',
    authoritative: country.head.language,
    rows: tableRows(country).map((each) => ({
      row: each.row.id,
      table: enumValue(each.table),
      file: fileName(each.at.file, country.folder),
      line: each.at.line,
      sentences: toldSentences(inEach(each)),
    })),
  };
}
