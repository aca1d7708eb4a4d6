import fc from 'fast-check';
import { codeList } from '../../../schema/codes.ts';
import { LONGEST_IDENTIFIER } from '../../../subgraphs/matching/identifiers/identifier-forms.ts';
import {
  IDENTIFIER_KINDS,
  kindsOf,
  normaliseIdentifier,
} from '../../../subgraphs/matching/identifiers/identifier-kinds.ts';

describe('identifiers', () => {
  it('have a form for every kind of the code list, and for no other', () => {
    expect([...IDENTIFIER_KINDS].sort()).toEqual([...codeList('IdentifierKindCode').codes.keys()].sort());
  });

  it.each([
    ['plate', ' 123-abc ', '123ABC'],
    ['plate', 'АА 1234 ВВ', 'AA1234BB'],
    ['plate', 'ΙΚΜ-1234', 'IKM1234'],
    ['plate', '１２３ＡＢＣ', '123ABC'],
    ['plate', 'أ ب ١٢٣', 'AB123'],
    ['vin', 'wvwzzz1jz-xw000001', 'WVWZZZ1JZXW000001'],
    ['phone', '+372 (0) 512-3456 ext. 7', '+3725123456'],
    ['phone', '00372 5123456', '+3725123456'],
    ['phone', '٠١٠ ١٢٣ ٤٥٦٧', '0101234567'],
    ['email', ' Anna.Berg@EXAMPLE.org ', 'anna.berg@example.org'],
    ['email', 'mailto:anna@bücher.example', 'anna@xn--bcher-kva.example'],
    ['iban', 'ee38 2200 2210 2014 5685', 'EE382200221020145685'],
    ['imei', '49-015420-323751-8', '490154203237518'],
    ['imei', '4901542032375101', '490154203237518'],
    ['imei', '49015420323751', '490154203237518'],
    ['mac', '00:1b:44:11:3a:b7', '001B44113AB7'],
    ['ip', '2001:0DB8::0001', '2001:db8::1'],
    ['ip', '192.168.0.1', '192.168.0.1'],
    ['domain', 'https://Bücher.example/path?q=1', 'xn--bcher-kva.example'],
    ['handle', '@Anna_Berg', 'anna_berg'],
    ['wallet', '0xAbCdef0123456789abcdef0123456789ABCDEF01', '0xabcdef0123456789abcdef0123456789abcdef01'],
    ['wallet', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['imo', 'IMO 9074729', '9074729'],
    ['national-id', '123.456.789-09', '12345678909'],
    ['case', 'EE-2026-0117', 'EE20260117'],
    ['interpol-id', '2019/12345', '201912345'],
  ])('write a %s `%s` as `%s`', (kind, value, expected) => {
    expect(normaliseIdentifier(kind, value)).toBe(expected);
  });

  it.each([
    ['plate', ''],
    ['phone', 'nobody'],
    ['ip', '999.1.1.1'],
    ['ip', '30.11.2026'],
    ['ip', '001b.4411.3ab7'],
    ['email', '@'],
    ['no-such-kind', 'AB123'],
    ['plate', '\ud800\u200f'],
  ])('of kind %s are not found in `%s`', (kind, value) => {
    expect(normaliseIdentifier(kind, value)).toBeNull();
  });

  it.each([
    ['anna@example.org', ['email']],
    ['EE38 2200 2210 2014 5685', ['iban', 'national-id', 'registration-number', 'serial', 'property']],
    ['AB 123456', ['plate', 'document', 'national-id', 'registration-number', 'serial', 'property']],
    ['', []],
    ['\u200f \ud800', []],
  ])('pasted as `%s` may be of the kinds %j', (value, kinds) => {
    expect(kindsOf(value)).toEqual(kinds);
  });

  it('take anything, and what is written once is written the same again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...IDENTIFIER_KINDS), fc.string({ unit: 'binary' }), (kind, value) => {
        const once = normaliseIdentifier(kind, value);
        if (once !== null) expect(normaliseIdentifier(kind, once)).toBe(once);
        expect(() => kindsOf(value)).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });

  it('are cut before anything else is done, so that long ones take no longer than short ones', () => {
    for (const letter of ['a', '1', 'a@', 'a.', '-', '\u0301', ' ', '\ufdfa']) {
      const long = letter.repeat(10_000);
      expect(kindsOf(long)).toEqual(kindsOf(long.slice(0, LONGEST_IDENTIFIER)));
      for (const kind of IDENTIFIER_KINDS) {
        expect(normaliseIdentifier(kind, long)).toBe(normaliseIdentifier(kind, long.slice(0, LONGEST_IDENTIFIER)));
      }
    }
  });
});
