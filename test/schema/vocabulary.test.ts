import { CANONICAL_FIELDS, fieldCatalogue } from '../../schema/fields.ts';
import { isMemberCode, memberCode, memberOfRecord, recordId } from '../../schema/ids.ts';
import { CODE_LISTS, isCode } from '../../schema/codes.ts';
import { INVERSES, IDENTIFIER_FIELDS, LINKS } from '../../schema/links.ts';
import { applyMask } from '../../schema/masks.ts';
import { formatPartialDate, parsePartialDate } from '../../schema/partial-date.ts';
import { RECORD_TYPES } from '../../schema/record-types.ts';
import { canonicalDocument } from '../../schema/canonical.ts';
import { parse, print } from 'graphql';

describe('partial dates', () => {
  it.each(['1979-03-14', '1979-03', '1979', '1979~', '2000-02-29'])('read and write %s', (text) => {
    const date = parsePartialDate(text);
    expect(date && formatPartialDate(date)).toBe(text);
  });

  it.each(['1979-02-30', '1979-13', '1900-02-29', '0000', '79', '1979-3-14', '', '1979-03-14T00:00', '1979~~'])(
    'refuse `%s`',
    (text) => expect(parsePartialDate(text)).toBeNull(),
  );
});

describe('masks', () => {
  it.each([
    { mask: 'year', value: '1979-03-14', masked: '1979' },
    { mask: 'year', value: '1979~', masked: '1979' },
    { mask: 'month', value: '1979-03-14', masked: '1979-03' },
    { mask: 'month', value: '1979', masked: '1979' },
    { mask: 'last-four', value: 'N12345678', masked: '5678' },
    { mask: 'last-four', value: '5678', masked: null },
    { mask: 'initials', value: 'Mari-Liis Tamm', masked: 'M. L. T.' },
    { mask: 'year', value: 1979, masked: null },
  ] as const)('$mask makes $masked of $value', ({ mask, value, masked }) => {
    expect(applyMask(mask, value)).toBe(masked);
  });
});

describe('ids', () => {
  it('are refused in another form', () => {
    expect(isMemberCode('EE')).toBe(true);
    expect(() => memberCode('ee')).toThrow('`ee` is not a MemberCode');
    expect(() => recordId('EE.short')).toThrow();
  });

  it('of records name their member', () => {
    expect(memberOfRecord(recordId(`EE.${'a'.repeat(30)}`))).toBe('EE');
  });
});

describe('the canonical fields', () => {
  it('cover every record type with a data category', () => {
    const types = new Set(CANONICAL_FIELDS.fields.map((field) => field.type));
    expect(RECORD_TYPES.filter((type) => !types.has(type))).toEqual([]);
  });

  it('refuse a field without a category', () => {
    expect(() => fieldCatalogue(parse('type A { b: String }'))).toThrow('`A.b` has no data category');
  });

  it('lose in older versions what came in later', () => {
    expect(print(canonicalDocument(3))).toContain('deathDate');
    expect(print(canonicalDocument(2))).not.toContain('deathDate');
    expect(print(canonicalDocument(2))).toContain('interpolId:');
    expect(print(canonicalDocument(1))).not.toContain('interpolId:');
  });
});

describe('links', () => {
  it('invert a link that exists', () => {
    for (const { type, link } of Object.values(INVERSES)) {
      expect(LINKS.some((candidate) => candidate.type === type && candidate.field === link)).toBe(true);
    }
  });

  it('and identifiers stand in fields that exist, under kinds that exist', () => {
    for (const { type, field, kind } of IDENTIFIER_FIELDS) {
      expect(CANONICAL_FIELDS.find(type, field)).not.toBeNull();
      expect(isCode('IdentifierKindCode', kind)).toBe(true);
    }
  });
});

describe('code lists', () => {
  it('have a label for every code', () => {
    for (const list of CODE_LISTS.values()) {
      expect(list.codes.size).toBeGreaterThan(1);
      expect([...list.codes.values()].every((label) => label !== '')).toBe(true);
    }
  });
});
