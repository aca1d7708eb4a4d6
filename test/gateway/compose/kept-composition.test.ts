import { composeFully } from '../../../gateway/compose/full-composition.ts';
import { keptComposition } from '../../../gateway/compose/kept-composition.ts';

const extension = (field: string) => `extend type EE_Jurisdiction { ${field}: String @category(name: "structure") }`;

describe('a composition that is kept', () => {
  it('is what composition says, at first and again', () => {
    const members = [{ code: 'EE', extension: extension(`kept${Date.now()}`) }];
    const composed = composeFully(members);
    expect(keptComposition(members)).toBe(composed);
    expect(keptComposition(members)).toBe(composed);
  });

  it('is none of other members, and none of the same members with other fields', () => {
    const sdl = keptComposition([{ code: 'EE', extension: extension('one') }]);
    expect(keptComposition([{ code: 'EE', extension: extension('two') }])).not.toBe(sdl);
    expect(keptComposition([{ code: 'DE', extension: '' }])).not.toBe(sdl);
  });

  it('is refused anew where the members do not compose', () => {
    const members = [{ code: 'EE', extension: 'extend type EE_Jurisdiction { wrong: Nowhere }' }];
    for (let round = 0; round < 2; round += 1) expect(() => keptComposition(members)).toThrow('do not compose');
  });
});
