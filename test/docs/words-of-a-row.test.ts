import { CELL_NAMES, CELLS, type CellForm } from '../../policies/language/cells.ts';
import { page } from './fenced-blocks.ts';

function written(form: CellForm): string {
  switch (form.kind) {
    case 'words':
      return `one or several: ${form.words}${form.unknown ? ', or `unknown`' : ''}`;
    case 'word':
      return `one: ${form.words}`;
    case 'flag':
      return `\`true\`, \`false\`${form.unknown ? ' or `unknown`' : ''}`;
    case 'months':
      return 'a number of months';
  }
}

describe('the words of a row, on the page of the privacy officer', () => {
  it.each(CELL_NAMES)('hold what `%s` asks and how it is written', (name) => {
    const { form, meaning } = CELLS[name];
    expect(page('docs', 'privacy-officer.md')).toContain(`| \`${name}\` | ${meaning} | ${written(form)} |`);
  });

  it('are all the words that there are', () => {
    const [, table = ''] = page('docs', 'privacy-officer.md').split('| cell |');
    const named = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    expect(named.toSorted()).toEqual(CELL_NAMES.toSorted());
  });
});
