import { DOCUMENT_FORMATS } from '../../../subgraphs/matching/identifiers/readers/document-formats.ts';
import { LATIN_PLATES, SCRIPT_PLATES } from '../../../subgraphs/matching/identifiers/readers/plate-formats.ts';
import { codeList } from '../../../schema/codes.ts';
import { readingsOf } from './recognised.ts';

const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');
const DEMO = ['EE', 'DE', 'FR', 'UA', 'US', 'BR', 'EG', 'JP'];

/** A plate in a form of each country. */
const PLATES: readonly (readonly [string, string])[] = [
  ['AT', 'W 12345 A'],
  ['BE', '1-ABC-123'],
  ['BG', 'СВ 1234 АВ'],
  ['BR', 'ABC1D23'],
  ['BY', '1234 AB-7'],
  ['CH', 'ZH 123456'],
  ['CY', 'KAA 123'],
  ['CZ', '1A2 3456'],
  ['DE', 'M-AB 1234E'],
  ['DE', 'MÜ AB 12'],
  ['DK', 'AB 12 345'],
  ['EE', '123 ABC'],
  ['EG', 'س ص ع ١٢٣'],
  ['ES', '1234 BCD'],
  ['FI', 'ABC-123'],
  ['FR', 'AB-123-CD'],
  ['GB', 'AB12 CDE'],
  ['GR', 'ΑΒΕ-1234'],
  ['HR', 'ZG 1234-AB'],
  ['HU', 'AA BB-123'],
  ['IE', '191-D-12345'],
  ['IR', '۱۲ ب ۳۴۵ ایران ۶۷'],
  ['IT', 'AB 123 CD'],
  ['JP', '足立 500 あ ・・12'],
  ['LT', 'ABC 123'],
  ['LU', 'AB 1234'],
  ['LV', 'AB-1234'],
  ['MA', '12345 أ 6'],
  ['MT', 'ABC 123'],
  ['NL', 'AB-123-C'],
  ['NO', 'AB 12345'],
  ['PL', 'WA 12345'],
  ['PT', 'AA 01 AB'],
  ['RO', 'B 123 ABC'],
  ['RU', 'А123ВС 77'],
  ['SA', 'ا ب ج ١٢٣٤'],
  ['SE', 'ABC 12D'],
  ['SI', 'LJ 123-AB'],
  ['SK', 'BA-123AB'],
  ['TR', '34 ABC 123'],
  ['UA', 'КА 1234 ВХ'],
  ['US', '7ABC123'],
];

describe('forms of plates', () => {
  it.each(PLATES)('of %s fit `%s`, and the country comes first where it is named', (country, plate) => {
    const plates = (named: string | null) => readingsOf(plate, named).filter(({ kind }) => kind === 'plate');
    expect(plates(null).flatMap(({ countries }) => countries)).toContain(country);
    expect(plates(country)[0]?.countries[0]).toBe(country);
  });

  it('are known of every state of the European Union and every country of the demonstration', () => {
    const known = new Set([...LATIN_PLATES, ...SCRIPT_PLATES].map(({ country }) => country));
    expect([...EU, ...DEMO].filter((country) => !known.has(country))).toEqual([]);
    expect([...known].filter((country) => !codeList('CountryCode').codes.has(country))).toEqual([]);
  });

  it('keep what is written alike in two scripts apart by its country', () => {
    expect(readingsOf('А123ВС 77')[0]).toMatchObject({ value: 'A123BC77' });
    expect(readingsOf('А123ВС 77')[0]?.countries[0]).toBe('RU');
  });
});

describe('forms of documents', () => {
  it('are known of every state of the European Union and every country of the demonstration', () => {
    const known = new Set(DOCUMENT_FORMATS.map(({ country }) => country));
    expect([...EU, ...DEMO].filter((country) => !known.has(country))).toEqual([]);
    expect([...known].filter((country) => !codeList('CountryCode').codes.has(country))).toEqual([]);
  });
});

describe('makers of vehicles', () => {
  it.each([
    ['1M8GDM9AXKP042788', 'US'],
    ['2HGES16575H591210', 'CA'],
    ['3VWFE21C04M000001', 'MX'],
    ['JHMCM56557C404453', 'JP'],
    ['WVWZZZ1JZXW000001', 'DE'],
    ['SALVA24B55A000001', 'GB'],
    ['TMBAB7NE0J0000001', 'CZ'],
    ['UU1KSDAE4DF000001', 'RO'],
    ['VF1BB1T0H21000001', 'FR'],
    ['Y6DTF69Y0A0000001', 'UA'],
    ['YV1RS61T942000001', 'SE'],
    ['9BWZZZ377VT004251', 'BR'],
    ['93YBSR7RHEJ000001', 'BR'],
    ['KMHDU46D17U000001', 'KR'],
    ['LSVAM4187C2000001', 'CN'],
  ])('of `%s` are of %s', (vin, country) => {
    expect(readingsOf(vin)[0]).toMatchObject({ kind: 'vin', countries: [country] });
  });
});

describe('telephones', () => {
  it.each([
    ['EE', '5123 4567', '+37251234567'],
    ['DE', '(030) 12345678', '+493012345678'],
    ['FR', '06 12 34 56 78', '+33612345678'],
    ['UA', '050 123 45 67', '+380501234567'],
    ['US', '(212) 555-0123', '+12125550123'],
    ['US', '011 44 20 7946 0958', '+442079460958'],
    ['BR', '(11) 91234-5678', '+5511912345678'],
    ['EG', '٠١٠ ٠١٢٣ ٤٥٦٧', '+201001234567'],
    ['JP', '０９０－１２３４－５６７８', '+819012345678'],
  ])('of %s written `%s` are %s', (country, text, value) => {
    expect(readingsOf(text, country)).toContainEqual(expect.objectContaining({ kind: 'phone', value }));
  });
});

describe('national numbers', () => {
  it.each([
    ['EE', 'isikukood: 38001085718'],
    ['DE', 'Steuer-ID 36 574 261 809'],
    ['FR', 'NIR: 2 95 10 99 126 111 93'],
    ['UA', 'РНОКПП: 1759013776'],
    ['US', 'SSN: 536-90-4399'],
    ['BR', 'CPF 390.533.447-05'],
    ['EG', 'الرقم القومي: ٢٩٠٠١٠١٠١٢٣٤٥٦'],
    ['JP', 'マイナンバー：123456789018'],
    ['IT', 'RCCMNL83S18D969H'],
    ['ES', 'DNI: 54362315-K'],
    ['FI', 'HETU 131052-308T'],
    ['PL', 'PESEL 83010411457'],
  ])('of %s are read in `%s`', (country, text) => {
    expect(readingsOf(text, country)[0]).toMatchObject({ kind: 'national-id', countries: [country] });
  });
});
