import fc from 'fast-check';
import { normaliseName } from '../../subgraphs/matching/normalise.ts';
import { readNormalised, writeNormalised } from '../../subgraphs/matching/normalised-text.ts';

describe('the text of a normalised name', () => {
  it.each([
    ['Anna-Maria de la Cruz'],
    ['김정은'],
    ['加藤 勇'],
    ['عبدالرحمن'],
    ['Иван Иванович Петров'],
    ['J. Smith'],
    [''],
  ])('is read back as it was written: %s', (name) => {
    const normalised = normaliseName(name);
    expect(readNormalised(writeNormalised(normalised))).toEqual(normalised);
  });

  it('is one line, and is read back whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        const normalised = normaliseName(name);
        const text = writeNormalised(normalised);
        expect(text).not.toContain('\n');
        expect(readNormalised(text)).toEqual(normalised);
      }),
    );
  });

  it('leaves out what it did not write', () => {
    expect(readNormalised('Latn:n:anna: Klingon:n:worf: Latn:z:q: nonsense ::::').tokens).toHaveLength(1);
  });
});
