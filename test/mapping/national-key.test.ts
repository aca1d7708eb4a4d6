import fc from 'fast-check';
import { formatKey, parseKey } from '../../subgraphs/mapping/national-key.ts';

const part = fc.option(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), { nil: null });
const values = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 });

describe('a national key', () => {
  it('is read back as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(part, values, (name, parts) => {
        expect(parseKey(name, formatKey(name, parts), parts.length)).toEqual(parts);
      }),
    );
  });

  it.each([
    ['another entry', 'a', 'b:1', 1],
    ['another length', null, '1|2', 1],
    ['an empty value', null, '1|', 2],
    ['nothing', null, '', 1],
  ])('is refused where it is of %s', (_why, name, key, length) => {
    expect(parseKey(name, key, length)).toBeNull();
  });
});
