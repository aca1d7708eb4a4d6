import { compilePolicy } from '../../../policies/engine/compile.ts';
import type { Instrument } from '../../../policies/engine/ties.ts';
import type { Cells } from '../../../policies/language/rows.ts';
import {
  attributes,
  context,
  GROUPS,
  HEAD,
  instrument,
  justification,
  permission,
  requester,
  restriction,
  TIES,
} from '../sample.ts';

interface Asked {
  readonly member?: string;
  readonly now?: string;
  readonly purpose?: string;
  readonly offence?: string | null;
  readonly basis?: string;
}

const BASIS: Cells = { basis: ['UNTOC-18', 'BILATERAL'] };

function isKnown(instruments: readonly Instrument[], asked: Asked, closing = false): boolean {
  const { member = 'DE', now = '2026-06-01', ...why } = asked;
  const groups = { ...GROUPS, ties: { ...TIES, instruments } };
  const permissions = [permission(closing ? {} : { cells: BASIS })];
  const restrictions = closing ? [restriction({ unless: [BASIS] })] : [];
  return compilePolicy({ head: { ...HEAD, from: '1990-01-01' }, permissions, restrictions, groups })
    .forRequester(context({ requester: requester({ member }), justification: justification(why), now: new Date(now) }))
    .vector(attributes()).knowable;
}

const party = (member: string, change = {}) => ({
  member,
  from: '2010-01-01',
  until: null,
  unverified: false,
  ...change,
});
const both = (change = {}) => [party('EE'), party('DE', change)];

describe('a legal basis', () => {
  it.each<[string, boolean, Partial<Instrument>, Asked]>([
    ['binds two parties', true, {}, {}],
    ['does not bind who is no party', false, {}, { member: 'US' }],
    ['does not bind where the owner is no party', false, { parties: [party('DE')] }, {}],
    ['does not bind before its entry into force', false, { from: '2026-06-02', parties: both() }, {}],
    ['binds on the day of its entry into force', true, { from: '2026-06-01', parties: both() }, {}],
    ['does not bind while it is not in force', false, { from: null, parties: both() }, {}],
    ['does not bind after its end', false, { until: '2026-05-31', parties: both() }, {}],
    ['does not bind before the party is bound', false, { parties: both({ from: '2026-06-02' }) }, {}],
    ['binds on the last day before a denunciation', true, { parties: both({ until: '2026-06-01' }) }, {}],
    ['does not bind after it', false, { parties: both({ until: '2026-05-31' }) }, {}],
    ['does not bind a party that was not verified', false, { parties: both({ unverified: true }) }, {}],
    ['does not bind by an instrument of another basis', false, { bases: ['UNCAC-46'] }, {}],
    ['is only that of the request', false, {}, { basis: 'BILATERAL' }],
  ])('%s', (_, expected, change, asked) => {
    expect(isKnown([instrument(change)], asked)).toBe(expected);
    expect(isKnown([instrument(change)], asked, true)).toBe(expected);
  });

  const reserved = (change: { readonly purpose?: readonly string[]; readonly offence?: readonly string[] }) => [
    instrument({ reservations: [{ member: 'DE', text: 'reserves', purpose: [], offence: [], ...change }] }),
  ];

  it.each<[string, boolean, Parameters<typeof reserved>[0], Asked]>([
    ['states something only', true, {}, {}],
    ['excludes the offence', false, { offence: ['06'] }, {}],
    ['excludes another offence', true, { offence: ['08'] }, {}],
    ['excludes an offence, where none is stated', false, { offence: ['08'] }, { offence: null }],
    ['excludes the purpose', false, { purpose: ['investigation'] }, {}],
    ['excludes another purpose', true, { purpose: ['identify'] }, {}],
    ['excludes the offence for another purpose', true, { purpose: ['identify'], offence: ['06'] }, {}],
    ['is that of neither', true, { offence: ['06'] }, { member: 'BR' }],
  ])('under a reservation that %s', (_, expected, reservation, asked) => {
    expect(isKnown(reserved(reservation), asked)).toBe(expected);
  });

  it('binds two by one instrument, and not by two of which each binds one of them', () => {
    const apart = [
      instrument({ parties: [party('EE'), party('US')] }),
      instrument({ parties: [party('DE'), party('US')] }),
    ];
    expect(isKnown(apart, {})).toBe(false);
    expect(isKnown([...apart, instrument({ parties: both() })], {})).toBe(true);
  });

  it('closes by a restriction that names it, also where it does not bind', () => {
    const closed = compilePolicy({
      head: HEAD,
      permissions: [permission()],
      restrictions: [restriction({ cells: { basis: ['UNTOC-18'] } })],
      groups: { ...GROUPS, ties: { ...TIES, instruments: [] } },
    });
    expect(closed.forRequester(context()).vector(attributes()).knowable).toBe(false);
  });

  it('binds nobody where no instruments are given', () => {
    const { groups, organisations } = GROUPS;
    const policy = compilePolicy({
      head: HEAD,
      permissions: [permission({ cells: BASIS })],
      restrictions: [],
      groups: { groups, organisations },
    });
    expect(policy.forRequester(context()).vector(attributes()).knowable).toBe(false);
  });

  it('changes the version of a policy that names it, and of no other', () => {
    const version = (cells: Cells, instruments: readonly Instrument[]) =>
      compilePolicy({
        head: HEAD,
        permissions: [permission({ cells })],
        restrictions: [],
        groups: { ...GROUPS, ties: { ...TIES, instruments } },
      }).version;
    const later = [instrument({ until: '2026-12-31' })];
    expect(version(BASIS, later)).not.toBe(version(BASIS, TIES.instruments));
    expect(version({ role: ['analyst'] }, later)).toBe(version({ role: ['analyst'] }, TIES.instruments));
  });
});
