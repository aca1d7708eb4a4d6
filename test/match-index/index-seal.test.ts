import { indexSeal, newSalt } from '../../subgraphs/match-index/index-seal.ts';
import { KEY } from './entries.ts';

/** What two sealed texts have in common where they lie over each other, as bytes that are equal in both. */
function equalBytes(one: Buffer, other: Buffer): number {
  return [...one].filter((byte, at) => byte === other[at]).length;
}

describe('the seal of an index', () => {
  const seal = indexSeal(KEY, newSalt());

  it('opens what it has sealed, under the same number alone', () => {
    const sealed = seal.sealEntry(7, 'Петров');
    expect(seal.openEntry(7, sealed)).toBe('Петров');
    expect(() => seal.openEntry(8, sealed)).toThrow();
    expect(() => indexSeal(KEY, newSalt()).openEntry(7, sealed)).toThrow();
    expect(() => seal.openBlock(sealed)).toThrow();
  });

  it('says nothing of two texts that get one number, as after an update that failed', () => {
    const text = 'a'.repeat(2_000);
    const sealed = [seal.sealEntry(7, text), seal.sealEntry(7, text)] as const;
    // Of random bytes one in 256 is equal.
    expect(equalBytes(...sealed)).toBeLessThan(200);
  });

  it('blinds equal keys alike within a build alone', () => {
    expect(seal.blind('n Person fmhmd')).toEqual(seal.blind('n Person fmhmd'));
    expect(seal.blind('n Person fmhmd')).not.toEqual(seal.blind('n Organisation fmhmd'));
    expect(indexSeal(KEY, newSalt()).blind('n Person fmhmd')).not.toEqual(seal.blind('n Person fmhmd'));
  });
});
