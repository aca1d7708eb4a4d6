import type { RawRow } from '../../../subgraphs/adapters/adapter.ts';
import { plainText } from '../../../subgraphs/adapters/plain-text.ts';
import type { FileEntity } from '../../../subgraphs/adapters/source.ts';
import { scanned } from '../conformance.ts';
import type { ExportFolder } from './export-folder.ts';
import { exportFolder } from './export-folder.ts';

interface Refused {
  readonly what: string;
  readonly entity: FileEntity;
  readonly text: string;
  /** The charset that the text is really in. */
  readonly charset: string;
}

function refused(rows: readonly (readonly [string, FileEntity, string, string?])[]): readonly Refused[] {
  return rows.map(([what, entity, text, charset = entity.charset]) => ({ what, entity, text, charset }));
}

describe('an export', () => {
  let folder: ExportFolder;
  beforeEach(async () => {
    folder = await exportFolder();
  });
  afterEach(async () => folder.close());

  /** The rows of an export under a declaration. */
  async function rowsOf(
    entity: FileEntity,
    text: string,
    charset = entity.charset,
    columns = Object.keys(entity.columns),
  ) {
    await folder.put(entity.file, text, charset);
    const adapter = await folder.open({ rows: entity });
    try {
      return (await scanned(adapter, { entity: 'rows', columns })).flat();
    } finally {
      await adapter.close();
    }
  }

  const csv = { format: 'csv', file: 'rows.csv', charset: 'utf-8', columns: { id: 'integer', name: 'text' } } as const;
  const fixed = {
    format: 'fixed-width',
    file: 'rows.txt',
    charset: 'iso-8859-1',
    columns: { id: { start: 1, length: 3 }, name: { start: 4, length: 6 } },
  } as const;
  const xml = {
    format: 'xml',
    file: 'rows.xml',
    charset: 'utf-8',
    rows: 'list.people.p',
    columns: {
      '@no': 'text',
      'alias[].name': 'text',
      'alias[].@kind': 'text',
      'nation.value[]': 'text',
      'birth.year': 'integer',
    },
  } as const;

  it.each<[string, FileEntity, string, readonly RawRow[]]>([
    [
      'CSV in windows-1256',
      { ...csv, charset: 'windows-1256' },
      'id,name\n1,محمد علي حسن\n2,فاطمة الزهراء',
      [
        { id: '1', name: 'محمد علي حسن' },
        { id: '2', name: 'فاطمة الزهراء' },
      ],
    ],
    ['CSV in Shift_JIS', { ...csv, charset: 'shift_jis' }, 'id,name\n1,山田ソ太郎', [{ id: '1', name: '山田ソ太郎' }]],
    ['CSV with a mark of byte order', csv, '\ufeffid,name\n1,é', [{ id: '1', name: 'é' }]],
    [
      'CSV without a header',
      { ...csv, header: false },
      '1,"a, b"\n2,"c\nd"\n',
      [
        { id: '1', name: 'a, b' },
        { id: '2', name: 'c\nd' },
      ],
    ],
    ['CSV whose columns stand elsewhere', csv, 'name,more,id\na,x,1', [{ id: '1', name: 'a' }]],
    ['CSV without quotes', { ...csv, quote: '', delimiter: '|' }, 'id|name\n1|"a', [{ id: '1', name: '"a' }]],
    [
      'CSV with a trailer',
      { ...csv, trailer: { marker: 'END', count: 2 } },
      'id,name\n1,a\n2,b\nEND,2',
      [
        { id: '1', name: 'a' },
        { id: '2', name: 'b' },
      ],
    ],
    ['CSV without rows', csv, 'id,name\n', []],
    [
      'short fixed-width lines, with the mark of an old system at the end',
      fixed,
      '001José\r\n002Ana\r\n\x1a',
      [
        { id: '001', name: 'José' },
        { id: '002', name: 'Ana' },
      ],
    ],
    [
      'fixed-width lines in Shift_JIS, placed by bytes',
      { ...fixed, charset: 'shift_jis' },
      '001山田太\n002表   x',
      [
        { id: '001', name: '山田太' },
        { id: '002', name: '表   x' },
      ],
    ],
    [
      'one kind of lines among several',
      { ...fixed, prefix: '00' },
      '001a\n991z\n002b\n',
      [
        { id: '001', name: 'a' },
        { id: '002', name: 'b' },
      ],
    ],
    [
      'nested XML',
      xml,
      '<list><people><p no="1"><alias kind="weak"><name>A</name></alias><alias><name>B</name></alias><nation><value>NZ</value></nation><birth><year>1979</year></birth></p><p no="2"><nation/></p></people></list>',
      [
        {
          '@no': '1',
          alias: [
            { name: 'A', '@kind': 'weak' },
            { name: 'B', '@kind': null },
          ],
          'nation.value': ['NZ'],
          'birth.year': '1979',
        },
        { '@no': '2', alias: [], 'nation.value': [], 'birth.year': null },
      ],
    ],
    ['XML with no rows in it', xml, '<list><people/></list>', []],
  ])('is read: %s', async (_, entity, text, rows) => {
    expect(await rowsOf(entity, text)).toEqual(rows);
  });

  it.each(
    refused([
      ['an empty file', csv, ''],
      ['an empty fixed-width file', fixed, ''],
      ['CSV without a declared column', csv, 'id,nom\n1,a'],
      ['CSV that names a column twice', csv, 'id,name,id\n1,a,1'],
      ['CSV with too few values in a row', csv, 'id,name\n1,a\n2'],
      ['CSV with too many values in a row', csv, 'id,name\n1,a,b'],
      ['CSV that ends within quotes', csv, 'id,name\n1,"a'],
      ['CSV that has lost its trailer', { ...csv, trailer: { marker: 'END', count: 2 } }, 'id,name\n1,a\n2,b'],
      ['CSV whose trailer counts other rows', { ...csv, trailer: { marker: 'END', count: 2 } }, 'id,name\n1,a\nEND,2'],
      [
        'CSV that goes on after its trailer',
        { ...csv, trailer: { marker: 'END', count: 2 } },
        'id,name\n1,a\nEND,1\n2,b',
      ],
      ['fixed-width lines of another length', { ...fixed, length: 9 }, '001José  \n002An'],
      ['fixed-width lines without their header', { ...fixed, header: 'H' }, '001José\n'],
      [
        'fixed-width lines without their trailer',
        { ...fixed, trailer: { prefix: 'T', start: 2, length: 3 } },
        '001José\n',
      ],
      [
        'fixed-width lines whose trailer counts others',
        { ...fixed, trailer: { prefix: 'T', start: 2, length: 3 } },
        '001José\nT002\n',
      ],
      ['XML that is cut short', xml, '<list><people><p no="1"/><p no="2"'],
      ['XML of another kind', xml, '<page><people/></page>'],
      [
        'XML whose value repeats without being declared so',
        xml,
        '<list><people><p><birth><year>1</year><year>2</year></birth></p></people></list>',
      ],
      ['XML that counts other rows', { ...xml, count: 'list.@n' }, '<list n="2"><people><p/></people></list>'],
      ['UTF-8 declared as windows-1256', { ...csv, charset: 'windows-1256' }, 'id,name\n1,محمد علي حسن', 'utf-8'],
      ['UTF-8 declared as ISO-8859-1', fixed, '001José é é é é é é é é', 'utf-8'],
      ['windows-1256 declared as UTF-8', csv, 'id,name\n1,محمد', 'windows-1256'],
      ['windows-1252 declared as ISO-8859-1', fixed, '001“José”', 'windows-1252'],
      ['ISO-8859-1 declared as Shift_JIS', { ...csv, charset: 'shift_jis' }, 'id,name\n1,Zoë é', 'iso-8859-1'],
      ['a page of HTML', xml, '<!DOCTYPE html><html><body><br></body></html>'],
    ]),
  )('is refused: $what', async ({ entity, text, charset }) => {
    const message: unknown = expect.stringContaining(`\`${entity.file}\``);
    await expect(rowsOf(entity, text, charset)).rejects.toMatchObject({ code: 'SOURCE_MALFORMED', message });
  });

  it('lets pass as many characters of no charset as the mapping allows', async () => {
    const text = Buffer.from('id,name\n1,a\xffb\n', 'latin1');
    await folder.put('rows.csv', text.toString('latin1'), 'latin1');
    await expect(folder.open({ rows: csv })).rejects.toMatchObject({ code: 'SOURCE_MALFORMED' });
    const rows = await rowsOf({ ...csv, charsetFaults: 1 }, text.toString('latin1'), 'latin1');
    expect(rows).toEqual([{ id: '1', name: 'a\ufffdb' }]);
  });

  it('lets pass the mark of a fault that was made before it was written', async () => {
    expect(await rowsOf(csv, 'id,name\n1,\ufffd')).toEqual([{ id: '1', name: '\ufffd' }]);
    const long = 'x'.repeat(65_530 - 'id,name\n1,'.length);
    const rows = await rowsOf(csv, `id,name\n1,${long}${'\ufffd'.repeat(6)}`);
    expect(rows[0]?.['name']).toMatch(/x\ufffd{6}$/);
  });

  it('has keys for rows that have none: the hash of the content and its occurrence', async () => {
    const text = 'id,name\n1,a\n2,b\n1,a\n1,a\n';
    const rows = await rowsOf(csv, text, 'utf-8', ['id', '$hash', '$occurrence']);
    expect(rows.map((row) => [row['id'], row['$occurrence']])).toEqual([
      ['1', 1],
      ['2', 1],
      ['1', 2],
      ['1', 3],
    ]);
    expect(new Set(rows.map((row) => row['$hash'])).size).toBe(2);
    const adapter = await folder.open({ rows: csv });
    const keys = [[plainText(rows[3]?.['$hash']), '3']];
    const by = ['$hash', '$occurrence'];
    expect(await adapter.read({ entity: 'rows', columns: ['name'], by, keys })).toEqual([{ name: 'a' }]);
    await adapter.close();
  });

  it('tells columns that it has and the mapping does not', async () => {
    await folder.put('rows.csv', 'id,name,more\n1,a,b');
    await folder.put('rows.xml', '<list><people><p no="1"><note>x</note><tel>1</tel><tel>2</tel></p></people></list>');
    const adapter = await folder.open({ csv, xml });
    const columns = (await adapter.describe()).map((entity) => entity.columns.map(({ name }) => name));
    expect(columns).toEqual([
      ['id', 'name', 'more'],
      [...Object.keys(xml.columns), 'note', 'tel[]'],
    ]);
    await adapter.close();
  });

  it('is missed where it is not there', async () => {
    await expect(folder.open({ rows: csv })).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
  });

  it('is refused for a charset that nobody knows', async () => {
    await expect(rowsOf({ ...csv, charset: 'klingon' }, 'id,name\n', 'utf-8')).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
    });
  });
});
