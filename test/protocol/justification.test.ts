import {
  justificationDigest,
  justificationExtension,
  parseJustification,
  serializeJustification,
} from '../../schema/protocol/justification.ts';
import type { Justification } from '../../schema/requester.ts';
import { faultOf } from './fault.ts';

const HEADER = 'purpose="investigation", case="EE-2026-0117", basis="UNTOC-18", offence="0601", penalty=48';

const JUSTIFICATION: Justification = {
  purpose: 'investigation',
  case: 'EE-2026-0117',
  basis: 'UNTOC-18',
  offence: '0601',
  penalty: 48,
  necessity: null,
};

describe('the justification of a request', () => {
  it('is read from the header', () => {
    expect(parseJustification(HEADER, undefined)).toEqual(JUSTIFICATION);
  });

  it('is read from the extension, where alone the necessity text may stand', () => {
    expect(parseJustification(undefined, { ...JUSTIFICATION, necessity: ' vältimatu  ' })).toEqual({
      ...JUSTIFICATION,
      necessity: 'vältimatu',
    });
  });

  it('is joined from both where they agree', () => {
    const extension = { purpose: 'investigation', necessity: 'needed' };
    expect(parseJustification(HEADER, extension)).toEqual({ ...JUSTIFICATION, necessity: 'needed' });
  });

  it('needs neither offence nor penalty', () => {
    const read = parseJustification('purpose="identify", case="A 1", basis="INTERPOL-RPD"', undefined);
    expect(read).toMatchObject({ offence: null, penalty: null });
  });

  it.each([[HEADER], ['purpose="identify", case="К-2026/7", basis="UNCAC-46"']])(
    'is written as it was read: %s',
    (written) => {
      const ascii = /^[ -~]*$/.test(written);
      const justification = ascii
        ? parseJustification(written, undefined)
        : parseJustification(undefined, { purpose: 'identify', case: 'К-2026/7', basis: 'UNCAC-46' });
      const serialized = serializeJustification(justification);
      expect(serialized).toMatch(/^[ -~]+$/);
      expect(parseJustification(serialized, undefined)).toEqual(justification);
      expect(ascii ? serialized : written).toBe(written);
    },
  );

  it('leaves the necessity text to the body', () => {
    const needed = { ...JUSTIFICATION, necessity: 'strictly necessary' };
    const header = serializeJustification(needed);
    expect(header).not.toContain('necess');
    expect(parseJustification(header, justificationExtension(needed))).toEqual(needed);
    expect(justificationExtension(JUSTIFICATION)).toBeUndefined();
  });

  it('has a digest that covers every key, the necessity text included', () => {
    const digests = [
      JUSTIFICATION,
      ...Object.keys(JUSTIFICATION).map((key) => ({ ...JUSTIFICATION, [key]: 'other' })),
    ].map(justificationDigest);
    expect(new Set(digests).size).toBe(digests.length);
  });

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['  ', null],
  ])('is missing where neither header nor extension is there: %j, %j', (header, extension) => {
    expect(faultOf(() => parseJustification(header, extension))).toMatchObject({
      code: 'JUSTIFICATION_MISSING',
      status: 400,
    });
  });

  it.each([
    ['purpose=investigation, case="EE-1", basis="UNTOC-18"', 'purpose'],
    [
      'purpose="investigaton", case="EE-1", basis="UNTOC-18"',
      '`purpose` has no code `investigaton`: did you mean `investigation`',
    ],
    ['purpose="zzz", case="EE-1", basis="UNTOC-18"', 'one of locate-wanted, identify'],
    ['purpose="identify", case="EE-1", basis="UNTOC18"', 'did you mean `UNTOC-18`'],
    ['purpose="identify", case="!", basis="UNTOC-18"', '`case` is no case reference: `!`'],
    ['purpose="identify", case="", basis="UNTOC-18"', '`case` is no case reference'],
    ['purpose="identify", case=12, basis="UNTOC-18"', '`case` must be a string, not `12`'],
    ['purpose="identify", case="EE-1"', 'the justification lacks `basis`'],
    ['case="EE-1"', 'the justification lacks `purpose`, `basis`'],
    ['purpose="identify", case="EE-1", basis="UNTOC-18", offence="9901"', '`offence` is no ICCS category: `9901`'],
    ['purpose="identify", case="EE-1", basis="UNTOC-18", offence="060"', '`offence` is no ICCS category'],
    ['purpose="identify", case="EE-1", basis="UNTOC-18", offence=601', '`offence` must be a string'],
    ['purpose="identify", case="EE-1", basis="UNTOC-18", penalty=1201', '`penalty` must be months from 0 to 1200'],
    ['purpose="identify", case="EE-1", basis="UNTOC-18", penalty=-1', '`penalty`'],
    ['purpose="identify", case="EE-1", basis="UNTOC-18", penalty=1.5', '`penalty`'],
    ['purpose="identify", case="EE-1", basis="UNTOC-18", penalty="12"', '`penalty`'],
    ['purpos="identify", case="EE-1", basis="UNTOC-18"', 'no key `purpos` here: did you mean `purpose`'],
    ['purpose="identify", case="EE-1", basis="UNTOC-18", necessity="x"', 'no key `necessity` here'],
    ['purpose="identify";a=1, case="EE-1", basis="UNTOC-18"', 'no structured dictionary'],
    ['purpose=("identify"), case="EE-1", basis="UNTOC-18"', 'no structured dictionary'],
    ['purpose="identify', 'no structured dictionary'],
    ['{"purpose":"identify"}', 'no structured dictionary'],
    [`purpose="${'a'.repeat(3000)}"`, 'no structured dictionary'],
  ])('is invalid and says which key: %s', (header, message) => {
    const fault = faultOf(() => parseJustification(header, undefined));
    expect(fault.code).toBe('JUSTIFICATION_INVALID');
    expect(fault.message).toContain(message);
  });

  it.each([
    ['a string', 'must be an object'],
    [[], 'must be an object'],
    [{ ...JUSTIFICATION, necessity: '' }, '`necessity` must have 1 to 4000 characters'],
    [{ ...JUSTIFICATION, necessity: 'n'.repeat(4001) }, '`necessity`'],
    [{ ...JUSTIFICATION, because: 'x' }, 'no key `because` here'],
    [{ ...JUSTIFICATION, purpose: ['identify'] }, '`purpose` must be a string'],
  ])('is invalid in the extension: %j', (extension, message) => {
    const fault = faultOf(() => parseJustification(undefined, extension));
    expect(fault.code).toBe('JUSTIFICATION_INVALID');
    expect(fault.message).toContain(message);
  });

  it.each([
    ['purpose', 'identify'],
    ['case', 'EE-2026-0118'],
    ['basis', 'UNCAC-46'],
    ['offence', '0602'],
    ['penalty', 12],
  ])('is invalid where header and extension differ in `%s`', (key, other) => {
    expect(() => parseJustification(HEADER, { [key]: other })).toThrow(`\`${key}\` differs between header and body`);
  });
});
