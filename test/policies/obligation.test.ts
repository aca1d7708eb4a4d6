import { readFileSync } from 'node:fs';
import { OBLIGATION_WORDS, OBLIGATIONS, obligationBits, obligationsOf } from '../../policies/engine/obligation.ts';
import { fromRoot } from '../../schema/paths.ts';

describe('the closed list of obligations', () => {
  it('is told to applications in the same words and order', () => {
    const page = readFileSync(fromRoot('docs', 'applications.md'), 'utf8');
    const [, table = ''] = page.split('| code | what you must do |\n|---|---|\n');
    const rows = OBLIGATIONS.map((code) => `| \`${code}\` | ${OBLIGATION_WORDS[code]} |`);
    expect(table.split('\n\n')[0]?.split('\n')).toEqual(rows);
  });

  it('fits the bits of a vector, and comes back from them in its own order', () => {
    expect(obligationBits(OBLIGATIONS)).toBeLessThan(2 ** 16);
    expect(obligationsOf(obligationBits(OBLIGATIONS.toReversed()))).toEqual(OBLIGATIONS);
  });
});
