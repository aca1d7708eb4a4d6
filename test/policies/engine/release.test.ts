import { DENY_ALL } from '../../../policies/engine/deny-all.ts';
import { compileRelease } from '../../../policies/engine/release.ts';
import type { ReleaseRow } from '../../../policies/language/rows.ts';
import { GROUPS, HEAD, justification, releaseRow, requester } from '../sample.ts';

function ask(
  rows: readonly ReleaseRow[],
  change: {
    readonly to?: string;
    readonly searchFields?: readonly string[];
    readonly requester?: Parameters<typeof requester>[0];
    readonly justification?: Parameters<typeof justification>[0];
    readonly now?: string;
  } = {},
): string | null {
  return compileRelease({ head: HEAD, rows, groups: GROUPS }).refusal({
    requester: requester({ member: 'EE', ...change.requester }),
    justification: justification(change.justification),
    to: change.to ?? 'FR',
    searchFields: change.searchFields ?? ['PersonName.full'],
    now: new Date(change.now ?? '2026-06-01T00:00:00Z'),
  });
}

describe('release', () => {
  it.each([
    ['a field and a member that a row names', {}, null],
    ['no search field, to a member that a row names', { searchFields: [] }, null],
    ["one's own country, whatever the rows", { to: 'EE', searchFields: ['Person.sex'] }, null],
    ['another field', { searchFields: ['PersonName.full', 'Person.sex'] }, '`Person.sex`'],
    ['another member', { to: 'BR' }, '`BR`'],
    ['no search field, to another member', { to: 'BR', searchFields: [] }, '`BR`'],
    ['an officer of another country', { requester: { member: 'DE' } }, 'not an officer'],
    ['a question before the policy holds', { now: '2025-12-31T23:00:00Z' }, 'no release'],
  ] as const)('of %s is decided', (_, change, expected) => {
    const refusal = ask([releaseRow()], change);
    if (expected === null) expect(refusal).toBeNull();
    else expect(refusal).toContain(expected);
  });

  it('is closed by a row that denies, with its article', () => {
    const rows = [
      releaseRow({ search: ['all'], toGroup: ['UNTOC'] }),
      releaseRow({ id: 'no', toMember: ['BR'], search: ['nationality'], then: 'deny', because: 'no profiling' }),
    ];
    expect(ask(rows, { to: 'BR', searchFields: ['Person.nationalities'] })).toBe('no profiling');
    expect(ask(rows.toReversed(), { to: 'BR', searchFields: ['Person.nationalities'] })).toBe('no profiling');
    expect(ask(rows, { to: 'FR', searchFields: ['Person.nationalities'] })).toBeNull();
    expect(ask(rows, { to: 'BR', searchFields: ['PersonName.full'] })).toBeNull();
  });

  it('opens and closes by who asks and why; what is not known closes', () => {
    const opening = [releaseRow({ cells: { role: ['analyst'], purpose: ['investigation'], minimumPenalty: 12 } })];
    expect(ask(opening)).toBeNull();
    expect(ask(opening, { requester: { role: 'auditor' } })).not.toBeNull();
    expect(ask(opening, { justification: { purpose: 'alert' } })).not.toBeNull();
    expect(ask(opening, { justification: { penalty: null } })).not.toBeNull();
    const closing = [
      releaseRow(),
      releaseRow({ id: 'no', cells: { offence: ['08'] }, then: 'deny', because: 'politics' }),
    ];
    expect(ask(closing)).toBeNull();
    expect(ask(closing, { justification: { offence: '0802' } })).toBe('politics');
    expect(ask(closing, { justification: { offence: null } })).toBe('politics');
  });

  it('has a version that does not depend on the order of rows', () => {
    const rows = [releaseRow(), releaseRow({ id: 'other', toMember: ['DE'] })];
    const version = (of: readonly ReleaseRow[]) => compileRelease({ head: HEAD, rows: of, groups: GROUPS }).version;
    expect(version(rows.toReversed())).toBe(version(rows));
    expect(version(rows.slice(1))).not.toBe(version(rows));
  });

  it('of a country without a policy sends nothing abroad', () => {
    const { release } = DENY_ALL('EE');
    const question = { requester: requester({ member: 'EE' }), justification: justification(), now: new Date() };
    expect(release.refusal({ ...question, to: 'FR', searchFields: [] })).toContain('no release');
  });
});
