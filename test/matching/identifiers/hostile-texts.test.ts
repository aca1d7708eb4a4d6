import fc from 'fast-check';
import { codeList } from '../../../schema/codes.ts';
import { normaliseIdentifier } from '../../../subgraphs/matching/identifiers/identifier-kinds.ts';
import { LONGEST_CELL, splitLine } from '../../../subgraphs/matching/identifiers/pasted-list.ts';
import { entriesOf } from '../../../subgraphs/matching/identifiers/recognise.ts';
import { recognised } from './recognised.ts';

const KINDS = codeList('IdentifierKindCode').codes;
const MOST_READINGS = 20;

/** What lists are made of, and what is made to break readers of lists. */
const PIECES = [
  ...[
    'EE',
    '123',
    'ABC',
    'WVWZZZ1JZXW000001',
    '+372',
    '(0)',
    'P<UTO',
    '<<<<',
    '@',
    '.',
    ':',
    '::',
    '/',
    '-',
    '#',
    'ext',
    'tel:',
    ';ext=',
  ],
  ...[
    'АВЕ',
    'رقم',
    '١٢٣',
    '品川',
    'さ',
    '１２３',
    '😀',
    '👩‍👩‍👧',
    '\u0301\u0301\u0301',
    '\u200f',
    '\u202e',
    '\u200b',
    '\ud800',
    '\udc00',
    '\ufdfa',
  ],
  ...[
    ' ',
    '\u00a0',
    '\t',
    ',',
    ';',
    '|',
    '"',
    '•',
    '(EE)',
    '[',
    ')',
    'Plate:',
    'IMEI ',
    '0x',
    'bc1',
    '00000000000000',
    '\u0000',
  ],
];
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc
    .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 10_000 }))
    .map(([piece, length]) => piece.repeat(length).slice(0, 10_000)),
);

describe('any text', () => {
  it('is read, in bounds, and every reading is in the one form of its kind', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 4 }), fc.constantFrom(null, 'EE', 'EG', 'XX'), (lines, country) => {
        const letters = lines.reduce((sum, line) => sum + line.length, 0);
        const all = recognised(lines, country);
        expect(all.length).toBeLessThanOrEqual(letters);
        for (const { line, pasted, readings, otherKinds, remark } of all) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(pasted.length).toBeLessThanOrEqual(3 * LONGEST_CELL);
          expect(readings.length).toBeLessThanOrEqual(MOST_READINGS);
          expect(readings.filter(({ confidence }) => confidence === 'certain').length).toBeLessThanOrEqual(1);
          expect(otherKinds.filter((kind) => !KINDS.has(kind))).toEqual([]);
          if (remark !== null) expect(readings).toEqual([]);
          for (const { kind, value } of readings) {
            expect(KINDS.has(kind)).toBe(true);
            expect(normaliseIdentifier(kind, value)).toBe(value);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('that is longer than any identifier is told as not looked at, and costs no more than being split', () => {
    for (const piece of PIECES.filter((text) => splitLine(text.repeat(2)).length === 1)) {
      const long = piece.repeat(10_000).slice(0, 10_000);
      const kinds = entriesOf([long]).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind !== 'too-long')).toEqual([]);
      expect(kinds.length).toBeLessThanOrEqual(1);
    }
  });

  it('is read alike whatever was read before it', () => {
    const list = ['38001085718', '123 ABC', '390.533.447-05', 'AB1234567', '131052-308T'];
    const once = recognised(list);
    expect(
      recognised(list.toReversed())
        .toReversed()
        .map(({ readings }) => readings),
    ).toEqual(once.map(({ readings }) => readings));
  });
});
