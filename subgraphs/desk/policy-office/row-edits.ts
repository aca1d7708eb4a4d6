import type { RowEdit } from '../../../policies/office/edit/edit-rows.ts';
import type { WrittenCell, WrittenRow } from '../../../policies/office/edit/written-row.ts';
import { ComityError } from '../../../schema/errors.ts';
import { optionalInput, optionalText, optionalTexts, text, type Arguments } from '../desk-arguments.ts';
import { inputs } from './office-arguments.ts';
import { unanswered, type Unanswered } from './unanswered.ts';

/** Edits that one call may make. */
const MOST_EDITS = 100;

const TABLES: Readonly<Record<string, WrittenRow['table']>> = {
  PERMISSIONS: 'permissions',
  RESTRICTIONS: 'restrictions',
  RELEASE: 'release',
};

function cellsOf(cells: readonly Arguments[]): readonly WrittenCell[] {
  return cells.map((cell) => ({ cell: text(cell, 'cell'), words: optionalTexts(cell, 'words') ?? [] }));
}

function alternatives(row: Arguments): readonly (readonly WrittenCell[])[] {
  const value = row['unless'] ?? [];
  if (!Array.isArray(value)) throw new ComityError('BAD_USER_INPUT', '`unless` is no list');
  const lists: readonly unknown[] = value;
  return lists.map((cells) => cellsOf(inputs({ cells }, 'cells')));
}

function rowOf(row: Arguments): WrittenRow {
  const table = TABLES[text(row, 'table')];
  if (!table) throw new ComityError('BAD_USER_INPUT', '`table` is no table');
  const words = (name: string): readonly string[] => optionalTexts(row, name) ?? [];
  return {
    table,
    id: text(row, 'id'),
    cells: cellsOf(inputs(row, 'cells')),
    unless: alternatives(row),
    read: words('read'),
    search: words('search'),
    toMember: words('toMember'),
    toGroup: words('toGroup'),
    then: text(row, 'then'),
    obligations: words('obligations'),
    from: optionalText(row, 'from'),
    until: optionalText(row, 'until'),
    because: text(row, 'because'),
  };
}

/** The edits of an argument `edits`. */
export function rowEdits(args: Arguments): readonly RowEdit[] | Unanswered {
  const given = inputs(args, 'edits');
  if (given.length > MOST_EDITS) return unanswered('TOO_LARGE', `more than ${MOST_EDITS} edits are given at once`);
  const edits = given.map((edit): RowEdit | null => {
    const [put, remove] = [optionalInput(edit, 'put'), optionalText(edit, 'remove')];
    if ((put === null) === (remove === null)) return null;
    if (remove !== null) return { kind: 'remove', id: remove };
    return put && { kind: 'put', row: rowOf(put), replacing: optionalText(edit, 'replacing') };
  });
  const whole = edits.filter((edit) => edit !== null);
  return whole.length === edits.length ? whole : unanswered('FAULTY', 'an edit either puts a row or removes one');
}
