import { remembered } from '../../subgraphs/mapping/compile/remembered.ts';

describe('a reading that is remembered', () => {
  const counted = () => {
    const asked: string[] = [];
    const read = remembered((text) => {
      asked.push(text);
      return text === '' ? null : [text.toUpperCase()];
    });
    return { asked, read };
  };

  it('is made once for a text, and a failed one too', () => {
    const { asked, read } = counted();
    expect([read('a'), read('a'), read(''), read('')]).toEqual([['A'], ['A'], null, null]);
    expect(asked).toEqual(['a', '']);
  });

  it('is right for more texts than are kept', () => {
    const { read } = counted();
    for (let round = 0; round < 2; round += 1) {
      for (let number = 0; number < 25_000; number += 1) {
        if (read(`t${number}`)?.[0] !== `T${number}`) throw new Error(`\`t${number}\` is read wrong`);
      }
    }
  });

  it('keeps no long text', () => {
    const { asked, read } = counted();
    const long = 'x'.repeat(41);
    expect(read(long)).toEqual(read(long));
    expect(asked).toHaveLength(2);
  });
});
