import fc from 'fast-check';
import type { Cells, DecidingRow, PermissionRow, Then } from '../../policies/language/rows.ts';
import { OBLIGATIONS } from '../../policies/engine/obligation.ts';
import { cells as anyCells } from '../policies/arbitraries.ts';
import type { Rules } from './verdicts.ts';

/** What rows name: categories and fields of what the register of these tests holds. */
const READ = [
  'all',
  'name',
  'birth',
  'sex',
  'nationality',
  'identifier',
  'personal',
  'data-subject',
  'special',
  'document',
  'contact',
  'vehicle',
  'vehicle-keeper',
  'organisation',
  'relation',
  'case',
  'administration',
  'Person.names',
  'PersonName.full',
  'PersonName.surname',
  'Person.birthDate',
  'Person.nationalId',
  'Person.documents',
  'Person.cases',
  'IdentityDocument.number',
  'IdentityDocument.holder',
  'ContactPoint.value',
  'Vehicle.plate',
  'Organisation.names',
  'Case.number',
  'Case.subjects',
  'CaseRole.category',
  'CaseRole.person',
] as const;

const SEARCH = [
  'all',
  'name',
  'birth',
  'sex',
  'nationality',
  'identifier',
  'document',
  'contact',
  'vehicle',
  'organisation',
  'case',
];

const then: fc.Arbitrary<Then> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Then>({ kind: 'allow' }) },
  { weight: 2, arbitrary: fc.constant<Then>({ kind: 'deny' }) },
  { weight: 2, arbitrary: fc.constant<Then>({ kind: 'hit-only' }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('year', 'month', 'last-four', 'initials', 'surname')
      .map((mask): Then => ({ kind: 'mask', mask })),
  },
);

/** Cells about the record alone, so that records of one policy fare differently. */
const recordCells: fc.Arbitrary<Cells> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      dataSubjectCategory: fc.subarray(['suspect', 'witness', 'victim', 'unknown'], { minLength: 1 }),
    }),
  },
  fc.record({ minor: fc.constantFrom<boolean | 'unknown'>(true, false, 'unknown') }),
  fc.record({ minorThen: fc.constantFrom<boolean | 'unknown'>(true, false, 'unknown') }),
  fc.record({ handling: fc.subarray(['H0', 'H1', 'H2', 'H3'], { minLength: 1 }) }),
  fc.record({ confidentiality: fc.subarray(['restricted', 'confidential', 'unknown'], { minLength: 1 }) }),
  fc.record({ originator: fc.subarray(['EE', 'FR', 'unknown'], { minLength: 1 }) }),
  fc.record({ collectedFor: fc.subarray(['investigation', 'identify', 'unknown'], { minLength: 1 }) }),
  fc.record({ restricted: fc.boolean() }),
  fc.record({ recipientList: fc.subarray(['on', 'none'], { minLength: 1 }) }),
);

const cells: fc.Arbitrary<Cells> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Cells>({}) },
  { weight: 4, arbitrary: recordCells },
  { weight: 1, arbitrary: fc.tuple(recordCells, recordCells).map(([left, right]): Cells => ({ ...left, ...right })) },
  { weight: 2, arbitrary: anyCells },
);

/** Of rows of one record some bear obligations and some do not, so that its fields bear unlike ones. */
const obligations = fc.subarray([...OBLIGATIONS], { maxLength: 2 });

function row(search: readonly string[]): fc.Arbitrary<DecidingRow> {
  return fc.record({
    id: fc.constant(''),
    cells,
    from: fc.constant(null),
    until: fc.constant(null),
    because: fc.constantFrom('Art 1', 'Art 2'),
    read: fc.oneof(
      { weight: 1, arbitrary: fc.constant(['all']) },
      { weight: 4, arbitrary: fc.subarray([...READ], { minLength: 1, maxLength: 4 }) },
    ),
    search: fc.subarray([...search], { maxLength: 3 }),
    then,
    obligations,
  });
}

function numbered<Row extends DecidingRow>(rows: readonly Row[], name: string): readonly Row[] {
  return rows.map((each, position) => ({ ...each, id: `${name}${position}` }));
}

/** A permission that opens much to everybody: without it most requesters may know of nothing, and nothing is compared. */
const base: fc.Arbitrary<PermissionRow> = fc.record({
  id: fc.constant('base'),
  cells: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Cells>({}) },
    { weight: 1, arbitrary: recordCells },
    // By these alone one person is told of and the next is not, alike though they are in everything else.
    { weight: 1, arbitrary: fc.constantFrom<Cells>({ dataSubjectCategory: ['suspect'] }, { minor: false }) },
  ),
  from: fc.constant(null),
  until: fc.constant(null),
  because: fc.constant('Art 9'),
  read: fc.oneof(
    { weight: 2, arbitrary: fc.constant(['all']) },
    { weight: 1, arbitrary: fc.subarray([...READ], { minLength: 4, maxLength: 14 }) },
  ),
  search: fc.oneof({ weight: 3, arbitrary: fc.constant(['all']) }, { weight: 1, arbitrary: fc.subarray(SEARCH) }),
  then: fc.oneof({ weight: 4, arbitrary: fc.constant<Then>({ kind: 'allow' }) }, { weight: 1, arbitrary: then }),
  obligations,
});

/** Policies of a few rows. */
export const policies: fc.Arbitrary<Rules> = fc
  .record({
    base,
    searching: fc.subarray(SEARCH),
    permissions: fc.array(row(SEARCH), { maxLength: 3 }),
    restrictions: fc.array(
      fc.tuple(row(['name', 'birth', 'document']), fc.array(cells, { maxLength: 1 })).map(([of, unless]) => ({
        ...of,
        // A restriction on searching closes it for everybody: most leave it alone.
        search: of.cells.role ? of.search : [],
        unless,
      })),
      { maxLength: 4 },
    ),
  })
  .map(({ base: first, searching, permissions, restrictions }) => ({
    permissions: [
      first,
      { ...first, id: 'searching', cells: {}, read: [], search: searching },
      ...numbered(permissions, 'p'),
    ].filter(({ read, search }) => read.length + search.length > 0),
    restrictions: numbered(restrictions, 'r'),
  }));
