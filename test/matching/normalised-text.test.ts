import fc from 'fast-check';
import { formsOf, normaliseName, type NormalisedName } from '../../subgraphs/matching/normalise.ts';
import { readNormalised, writeNormalised } from '../../subgraphs/matching/normalised-text.ts';

/** All that is compared of a name: how it was written is for telling alone, and is not stored. */
function compared(name: NormalisedName): unknown {
  return formsOf(name).map(({ tokens, alternative, ...form }) => ({
    ...form,
    isLast: alternative === null,
    tokens: tokens.map((token) => ({ ...token, written: null, role: null })),
  }));
}

describe('the text of a normalised name', () => {
  it.each([
    ['Anna-Maria de la Cruz'],
    ['김정은'],
    ['加藤 勇'],
    ['عبدالرحمن'],
    ['Иван Иванович Петров'],
    ['J. Smith'],
    ['Anna Berg; 김정은; عبدالله السندي'],
    [''],
  ])('is read back as it was written: %s', (name) => {
    const normalised = normaliseName(name);
    expect(compared(readNormalised(writeNormalised(normalised)))).toEqual(compared(normalised));
  });

  it('is one line, and is read back whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const normalised = normaliseName(name);
        const text = writeNormalised(normalised);
        expect(text).not.toContain('\n');
        expect(compared(readNormalised(text))).toEqual(compared(normalised));
      }),
    );
  });

  it('leaves out what it did not write', () => {
    expect(readNormalised('Latn:n:anna: Klingon:n:worf: Latn:z:q: nonsense ::::').tokens).toHaveLength(1);
  });
});
