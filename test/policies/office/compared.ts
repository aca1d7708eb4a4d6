import fc from 'fast-check';
import { CANONICAL_FIELDS } from '../../../schema/fields.ts';
import type { Groups, PermissionRow, ReleaseRow, RestrictionRow } from '../../../policies/language/rows.ts';
import { vocabulary } from '../../../policies/language/vocabulary.ts';
import type { ComparedPolicy } from '../../../policies/office/diff/compared-policy.ts';
import type { Comparison } from '../../../policies/office/diff/compare-policies.ts';
import { NO_TIES } from '../../../policies/engine/ties.ts';
import { OBLIGATIONS } from '../../../policies/engine/obligation.ts';
import type { Cells, Then } from '../../../policies/language/rows.ts';
import { GROUPS, HEAD, permission, releaseRow, restriction } from '../sample.ts';

const party = (member: string) => ({ member, from: '2000-01-01', until: null, unverified: false });

/** Groups with a treaty that binds some members, so that a basis may or may not bind. */
export const TIED: Groups = {
  ...GROUPS,
  ties: {
    ...NO_TIES,
    instruments: [
      {
        id: 'treaty',
        title: 'a treaty',
        source: 'a source',
        bases: ['UNTOC-18'],
        from: '2000-01-01',
        until: null,
        parties: ['EE', 'DE', 'FR'].map(party),
        reservations: [],
      },
    ],
  },
};

export function compared(
  permissions: readonly Partial<PermissionRow>[],
  restrictions: readonly Partial<RestrictionRow>[] = [],
  release: readonly Partial<ReleaseRow>[] = [],
): ComparedPolicy {
  return {
    head: HEAD,
    permissions: permissions.map((row, at) => permission({ id: `permission-${at}`, ...row })),
    restrictions: restrictions.map((row, at) => restriction({ id: `restriction-${at}`, ...row })),
    release: release.map((row, at) => releaseRow({ id: `release-${at}`, ...row })),
    groups: TIED,
  };
}

export function comparison(before: ComparedPolicy, after: ComparedPolicy): Comparison {
  return { before, after, vocabulary: vocabulary(CANONICAL_FIELDS, TIED), catalogue: CANONICAL_FIELDS };
}

const some = (...words: readonly string[]) => fc.subarray([...words], { minLength: 1 });
const flag = fc.boolean();
const flagOrUnknown = fc.constantFrom<boolean | 'unknown'>(true, false, 'unknown');

/** Cells that generated rows ask: each with few words, so that rows and requests meet often. */
const CELL_VALUES = {
  member: some('EE', 'DE', 'FR', 'BR'),
  group: some('EU', 'UNTOC'),
  agency: some('BKA', 'PPA'),
  role: some('analyst', 'investigator'),
  clearance: fc.constantFrom('official-use-only', 'restricted', 'confidential'),
  automated: flag,
  purpose: some('investigation', 'identify'),
  basis: some('UNTOC-18', 'EAW-2002-584'),
  offence: some('06', '07'),
  minimumPenalty: fc.constantFrom(12, 36),
  case: flag,
  assigned: flag,
  necessity: flag,
  emergency: flag,
  dataSubjectCategory: some('suspect', 'victim', 'unknown'),
  minor: flagOrUnknown,
  minorThen: flagOrUnknown,
  protectedPerson: flagOrUnknown,
  handling: some('H0', 'H1', 'H2'),
  confidentiality: some('restricted', 'confidential', 'unknown'),
  collectedFor: some('investigation', 'unknown'),
  purposeCompatible: flagOrUnknown,
  expired: fc.constant(false),
  restricted: flag,
  embargoed: fc.constant(false),
  originator: some('EE', 'FR', 'unknown'),
  originatorConsent: flagOrUnknown,
  recipientList: some('on', 'none', 'off'),
  fearedState: flagOrUnknown,
  authorised: flag,
} as const;

const cells: fc.Arbitrary<Cells> = fc
  .tuple(fc.record(CELL_VALUES), fc.subarray(Object.keys(CELL_VALUES), { maxLength: 3 }))
  .map(([all, names]): Cells => Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))));

const then: fc.Arbitrary<Then> = fc.constantFrom<Then>(
  { kind: 'allow' },
  { kind: 'hit-only' },
  { kind: 'mask', mask: 'year' },
  { kind: 'mask', mask: 'month' },
);
const searched = fc.subarray(['name', 'birth', 'special', 'Person.birthDate']);
const base = fc.record({
  id: fc.uuid(),
  cells,
  from: fc.constantFrom(null, null, '2026-09-01'),
  until: fc.constantFrom(null, null, '2026-03-01'),
  because: fc.constant('a law'),
  read: fc.subarray(['all', 'name', 'birth', 'special', 'Person.birthDate', 'Vehicle.plate'], {
    minLength: 1,
    maxLength: 2,
  }),
  search: searched,
  then,
  obligations: fc.subarray([...OBLIGATIONS], { maxLength: 2 }),
});
const closing = fc
  .tuple(base, fc.array(cells, { maxLength: 2 }), fc.boolean())
  .map(([row, unless, deny]): RestrictionRow => ({
    ...row,
    unless,
    then: deny ? { kind: 'deny' } : row.then,
  }));

const rows = fc.record({
  permissions: fc.array(base, { maxLength: 5 }),
  restrictions: fc.array(closing, { maxLength: 3 }),
  release: fc.array(
    fc
      .record({ cells, then: fc.constantFrom('allow' as const, 'deny' as const), search: searched })
      .map(({ cells: asked, ...row }) => {
        const kept = Object.entries(asked).filter(([name]) => name !== 'member' && name !== 'group');
        return releaseRow({ ...row, cells: Object.fromEntries(kept), toGroup: ['EU'] });
      }),
    { maxLength: 2 },
  ),
});

/** Two policies that share some rows, as a draft does with what is in force. */
export const comparisons: fc.Arbitrary<Comparison> = fc
  .tuple(rows, rows, rows)
  .map(([shared, one, other]) =>
    comparison(
      compared(
        [...shared.permissions, ...one.permissions.slice(0, 2)],
        [...shared.restrictions, ...one.restrictions.slice(0, 2)],
        [...shared.release, ...one.release],
      ),
      compared(
        [...other.permissions.slice(0, 2), ...shared.permissions],
        [...other.restrictions.slice(0, 2), ...shared.restrictions],
        [...shared.release, ...other.release],
      ),
    ),
  );
