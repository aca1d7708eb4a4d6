import fc from 'fast-check';
import type { DecisionContext, RecordAttributes } from '../../policies/engine/contract.ts';
import { OBLIGATIONS } from '../../policies/engine/obligation.ts';
import type { Cells, DecidingRow, PermissionRow, RestrictionRow, Then } from '../../policies/language/rows.ts';
import { context, justification, requester } from './sample.ts';

/** Generated policies, requests and records, over vocabularies small enough for rows and records to meet often. */
const MEMBERS = ['EE', 'DE', 'FR', 'BR'];
const NAMES = ['all', 'name', 'birth', 'special', 'document', 'Person.birthDate', 'PersonName.full', 'Vehicle.plate'];

const some = (...words: readonly string[]) => fc.subarray([...words], { minLength: 1 });
const flag = fc.boolean();
const flagOrUnknown = fc.constantFrom<boolean | 'unknown'>(true, false, 'unknown');

export const cells: fc.Arbitrary<Cells> = fc
  .record(
    {
      member: some(...MEMBERS),
      group: some('EU', 'UNTOC'),
      agency: some('BKA', 'PPA'),
      role: some('analyst', 'investigator', 'application'),
      clearance: fc.constantFrom('official-use-only', 'restricted', 'confidential'),
      automated: flag,
      purpose: some('investigation', 'identify'),
      basis: some('UNTOC-18', 'RECIPROCITY'),
      offence: some('06', '07'),
      minimumPenalty: fc.constantFrom(12, 36),
      case: flag,
      necessity: flag,
      dataSubjectCategory: some('suspect', 'victim', 'unknown'),
      minor: flagOrUnknown,
      minorThen: flagOrUnknown,
      handling: some('H0', 'H1', 'H2'),
      confidentiality: some('restricted', 'confidential', 'unknown'),
      sourceEvaluation: some('A', 'X', 'unknown'),
      informationEvaluation: some('1', '4', 'unknown'),
      collectedFor: some('investigation', 'identify', 'unknown'),
      expired: fc.constant(false),
      restricted: flag,
      embargoed: fc.constant(false),
      assigned: flag,
      emergency: flag,
      protectedPerson: flagOrUnknown,
      purposeCompatible: flagOrUnknown,
      originatorConsent: flagOrUnknown,
      reciprocal: flag,
      transfer: some('internal', 'derogation', 'none'),
      jointTeam: flag,
      fearedState: flagOrUnknown,
      authorised: flag,
      originator: some('EE', 'FR', 'unknown'),
      recipientList: some('on', 'none', 'off'),
    },
    { requiredKeys: [] },
  )
  .chain((all) => {
    const entries = Object.entries(all);
    return fc
      .subarray(entries, { maxLength: Math.min(3, entries.length) })
      .map((kept): Cells => Object.fromEntries(kept));
  });

const then: fc.Arbitrary<Then> = fc.oneof(
  fc.constantFrom<Then>({ kind: 'allow' }, { kind: 'hit-only' }, { kind: 'deny' }),
  fc.constantFrom('year', 'month', 'last-four', 'initials', 'surname').map((mask): Then => ({ kind: 'mask', mask })),
);

const day = fc.constantFrom(null, '2026-03-01', '2026-09-01');

const row = fc.record({
  id: fc.uuid(),
  cells,
  from: fc.option(fc.constantFrom('2026-01-01', '2026-09-01'), { freq: 8 }).map((value) => value ?? null),
  until: day.map((value) => (value === '2026-03-01' ? value : null)),
  because: fc.constant('a law'),
  read: fc.subarray(NAMES, { minLength: 1, maxLength: 3 }),
  search: fc.constant<readonly string[]>([]),
  then,
  obligations: fc.subarray([...OBLIGATIONS], { maxLength: 2 }),
}) satisfies fc.Arbitrary<DecidingRow>;

export const permissionRow: fc.Arbitrary<PermissionRow> = row;
export const restrictionRow: fc.Arbitrary<RestrictionRow> = fc
  .tuple(row, fc.array(cells, { maxLength: 2 }))
  .map(([base, unless]) => ({ ...base, unless }));

export const permissionRows = fc.array(permissionRow, { maxLength: 6 });
export const restrictionRows = fc.array(restrictionRow, { maxLength: 4 });

const words = (...values: readonly string[]) => fc.constantFrom(null, ...values);

export const records: fc.Arbitrary<RecordAttributes> = fc.record({
  type: fc.constantFrom('Person', 'Vehicle', 'IdentityDocument', 'CaseRole'),
  handling: fc.subarray(['H0', 'H1', 'H2', 'H3', 'Z9']),
  confidentiality: words('official-use-only', 'restricted', 'confidential'),
  sourceEvaluation: words('A', 'B', 'X'),
  informationEvaluation: words('1', '4'),
  purposeCollected: words('investigation', 'identify', 'alert'),
  originator: words('EE', 'FR', 'somebody else'),
  expired: fc.constant(false),
  embargoed: fc.constant(false),
  restricted: flag,
  releasableTo: fc.constantFrom(null, MEMBERS),
  notReleasableTo: fc.constant<readonly string[]>([]),
  ofPerson: flag,
  dataSubjectCategory: words('suspect', 'victim', 'witness'),
  minorNow: fc.constantFrom(null, true, false),
  minorThen: fc.constantFrom(null, true, false),
  protectedPerson: fc.constantFrom(null, true, false),
  fearedStates: fc.constantFrom(null, [], ['DE'], MEMBERS),
  originatorAuthorised: flag,
  authorised: fc.subarray(['name', 'Person.birthDate', 'document'], { maxLength: 2 }),
});

export const contexts: fc.Arbitrary<DecisionContext> = fc
  .record({
    member: fc.constantFrom(...MEMBERS),
    role: fc.constantFrom('analyst' as const, 'investigator' as const),
    clearance: fc.constantFrom('official-use-only', 'restricted', 'confidential'),
    agency: fc.constantFrom('BKA', 'PPA'),
    automated: flag,
    purpose: fc.constantFrom('investigation', 'identify'),
    basis: fc.constantFrom('UNTOC-18', 'RECIPROCITY'),
    case: fc.constantFrom('EE-2026-0117', ''),
    offence: words('0601', '07'),
    penalty: fc.constantFrom(null, 6, 24, 48),
    necessity: fc.constantFrom(null, 'strictly necessary'),
    emergency: flag,
    assigned: fc.constantFrom(undefined, true, false),
  })
  .map(({ member, role, clearance, agency, automated, assigned, ...why }) =>
    context({
      requester: requester({
        member,
        role,
        clearance,
        agency,
        automated,
        ...(assigned === undefined ? {} : { assignedCases: assigned ? [why.case] : [] }),
      }),
      justification: justification(why),
    }),
  );
