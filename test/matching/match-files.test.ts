import {
  evaluateFile,
  kindOfPairFile,
  matchNames,
  matchPersons,
  type PairResult,
} from '../../subgraphs/matching/match-files.ts';

async function all(results: AsyncIterable<PairResult>): Promise<readonly PairResult[]> {
  const list: PairResult[] = [];
  for await (const result of results) list.push(result);
  return list;
}

const NAMES = `\ufeffid,name1,name2,is_match,category
1,Ivan Petrov,Иван Петров,1,latn-cyrl
2,Ivan Petrov,Мария Сидорова,0,latn-cyrl
3,"Berg, Anna",Anna Berg,1,latn-latn
`;
const side = (name: string, birthDate: string) => ({
  names: [name],
  aliases: [],
  weak_aliases: [],
  birth_dates: [birthDate],
});
const PERSONS = [
  { id: 'p1', is_match: 1, left: side('Ivan Petrov', '1979-03-14'), right: side('Иван Петров', '1979') },
  { id: 'p2', is_match: 0, left: side('Ivan Petrov', '1979-03-14'), right: side('Иван Петров', '1951-01-02') },
]
  .map((pair) => JSON.stringify(pair))
  .join('\n');

describe('files of pairs', () => {
  it('of names give a result for each record', async () => {
    const results = await all(matchNames([NAMES], { explain: false }));
    expect(results.map(({ id, match }) => [id, match])).toEqual([
      ['1', true],
      ['2', false],
      ['3', true],
    ]);
    expect(results[0]).not.toHaveProperty('reasons');
  });

  it('are read in whatever pieces they come, bytes or text', async () => {
    const bytes = Buffer.from(NAMES);
    const pieces = Array.from({ length: bytes.length }, (_, index) => bytes.subarray(index, index + 1));
    expect(await all(matchNames(pieces, { explain: false }))).toEqual(
      await all(matchNames([NAMES], { explain: false })),
    );
  });

  it('of persons give a result for each line, with reasons where asked', async () => {
    const [first, second] = await all(matchPersons([PERSONS], { explain: true }));
    expect([first?.match, second?.match]).toEqual([true, false]);
    expect(first?.reasons?.map(({ feature }) => feature)).toEqual(['name', 'birthDate']);
  });

  it('that are labelled are evaluated, by category', async () => {
    const evaluation = await evaluateFile([NAMES], 'names');
    expect(evaluation).toMatchObject({ pairs: 3, matches: 2, precision: 1, recall: 1, f1: 1, recallAtP95: 1 });
    expect(Object.keys(evaluation.byCategory)).toEqual(['latn-cyrl', 'latn-latn']);
    expect(await evaluateFile([PERSONS], 'persons')).toMatchObject({ pairs: 2, f1: 1 });
  });

  it('that are empty give nothing', async () => {
    expect(await all(matchNames([''], { explain: false }))).toEqual([]);
    expect(await all(matchPersons([''], { explain: false }))).toEqual([]);
    expect(await evaluateFile([''], 'names')).toMatchObject({ pairs: 0, f1: 0 });
  });

  it.each([
    ['a missing column', 'id,name1\n1,Anna\n', 'record 1 has no `name2`'],
    ['a ragged record', 'id,name1,name2\n1,Anna\n', 'the file is not CSV after record 0'],
    ['an open quote', 'id,name1,name2\n1,"Anna,Berg\n', 'the file is not CSV after record 0'],
  ])('of names with %s are refused with the place', async (_, text, message) => {
    await expect(all(matchNames([text], { explain: false }))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message,
    });
  });

  it.each([
    ['no JSON', '{"id": 1', 'line 1 is not JSON'],
    ['no object', '{"id":1,"left":{},"right":{}}\n[1]', 'line 2 is not a JSON object'],
    ['no right side', '{"id":1,"left":{}}', 'line 1 has no `right`'],
    ['no id', '{"left":{},"right":{}}', 'record 1 has no `id`'],
  ])('of persons with %s are refused with the place', async (_, text, message) => {
    await expect(all(matchPersons([text], { explain: false }))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message,
    });
  });

  it('that are no UTF-8 are refused, and not read with letters missing', async () => {
    const refused = { code: 'BAD_USER_INPUT', message: 'the file is no UTF-8 text: save it as UTF-8' };
    const names = Buffer.from('id,name1,name2\n1,José,Jose\n', 'latin1');
    await expect(all(matchNames([names], { explain: false }))).rejects.toMatchObject(refused);
    const persons = Buffer.from('{"id":"1","left":{"names":["José"]},"right":{"names":["Jose"]}}', 'latin1');
    await expect(all(matchPersons([persons], { explain: false }))).rejects.toMatchObject(refused);
    const cut = Buffer.from('id,name1,name2\n1,José,José\n');
    const parts = [...cut].map((byte) => Uint8Array.of(byte));
    expect(await all(matchNames(parts, { explain: false }))).toHaveLength(1);
  });

  it('without labels cannot be evaluated', async () => {
    await expect(evaluateFile(['id,name1,name2\n1,Anna,Anna\n'], 'names')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it.each([
    ['id,name1', 'names'],
    ['\ufeff {"id"', 'persons'],
  ])('that begin `%s` hold %s', (start, kind) => {
    expect(kindOfPairFile(start)).toBe(kind);
  });
});
