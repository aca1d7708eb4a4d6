import { compilePolicy } from '../../../policies/engine/compile.ts';
import type { DecisionContext, RecordAttributes } from '../../../policies/engine/contract.ts';
import { isOpen } from '../../../policies/engine/outcome.ts';
import { CELL_NAMES } from '../../../policies/language/cells.ts';
import type { Cells, PermissionRow, RestrictionRow } from '../../../policies/language/rows.ts';
import {
  attributes,
  context,
  controlled,
  GROUPS,
  HEAD,
  justification,
  permission,
  requester,
  restriction,
} from '../sample.ts';

interface Situation {
  readonly requester?: Parameters<typeof requester>[0];
  readonly justification?: Parameters<typeof justification>[0];
  readonly record?: Partial<RecordAttributes>;
}

interface Row {
  readonly cells: Cells;
  readonly fits: Situation;
  readonly differs: Situation;
  /** A situation that does not state what the cell asks. */
  readonly unknown?: Situation;
}

const TABLE: Readonly<Record<keyof Cells, Row>> = {
  member: { cells: { member: ['DE'] }, fits: {}, differs: { requester: { member: 'FR' } } },
  group: { cells: { group: ['EU'] }, fits: {}, differs: { requester: { member: 'BR' } } },
  agency: { cells: { agency: ['BKA'] }, fits: {}, differs: { requester: { agency: 'ZKA' } } },
  role: { cells: { role: ['analyst'] }, fits: {}, differs: { requester: { role: 'auditor' } } },
  clearance: {
    cells: { clearance: 'restricted' },
    fits: { requester: { clearance: 'confidential' } },
    differs: { requester: { clearance: 'official-use-only' } },
    unknown: { requester: { clearance: 'cosmic' } },
  },
  automated: { cells: { automated: false }, fits: {}, differs: { requester: { automated: true } } },
  purpose: { cells: { purpose: ['investigation'] }, fits: {}, differs: { justification: { purpose: 'alert' } } },
  basis: { cells: { basis: ['UNTOC-18'] }, fits: {}, differs: { justification: { basis: 'RECIPROCITY' } } },
  offence: {
    cells: { offence: ['06'] },
    fits: { justification: { offence: '0601' } },
    differs: { justification: { offence: '08' } },
    unknown: { justification: { offence: null } },
  },
  minimumPenalty: {
    cells: { minimumPenalty: 48 },
    fits: { justification: { penalty: 48 } },
    differs: { justification: { penalty: 47 } },
    unknown: { justification: { penalty: null } },
  },
  case: { cells: { case: true }, fits: {}, differs: { justification: { case: ' ' } } },
  necessity: {
    cells: { necessity: true },
    fits: { justification: { necessity: 'it must be' } },
    differs: { justification: { necessity: '  ' } },
  },
  dataSubjectCategory: {
    cells: { dataSubjectCategory: ['suspect'] },
    fits: { record: { dataSubjectCategory: 'suspect' } },
    differs: { record: { dataSubjectCategory: 'victim' } },
    unknown: { record: { dataSubjectCategory: null } },
  },
  minor: {
    cells: { minor: true },
    fits: { record: { minorNow: true } },
    differs: { record: { minorNow: false } },
    unknown: { record: { minorNow: null } },
  },
  minorThen: {
    cells: { minorThen: false },
    fits: { record: { minorThen: false } },
    differs: { record: { minorThen: true } },
    unknown: { record: { minorThen: null } },
  },
  handling: {
    cells: { handling: ['H0', 'H1'] },
    fits: { record: { handling: ['H1', 'H2'] } },
    differs: { record: { handling: ['H2'] } },
    unknown: { record: { handling: ['H0', 'Z9'] } },
  },
  confidentiality: {
    cells: { confidentiality: ['restricted'] },
    fits: { record: { confidentiality: 'restricted' } },
    differs: { record: { confidentiality: 'confidential' } },
    unknown: { record: { confidentiality: null } },
  },
  sourceEvaluation: {
    cells: { sourceEvaluation: ['A', 'B'] },
    fits: { record: { sourceEvaluation: 'B' } },
    differs: { record: { sourceEvaluation: 'X' } },
    unknown: { record: { sourceEvaluation: null } },
  },
  informationEvaluation: {
    cells: { informationEvaluation: ['1'] },
    fits: { record: { informationEvaluation: '1' } },
    differs: { record: { informationEvaluation: '4' } },
    unknown: { record: { informationEvaluation: null } },
  },
  collectedFor: {
    cells: { collectedFor: ['identify'] },
    fits: { record: { purposeCollected: 'identify' } },
    differs: { record: { purposeCollected: 'alert' } },
    unknown: { record: { purposeCollected: null } },
  },
  expired: { cells: { expired: false }, fits: {}, differs: { record: { expired: true } } },
  restricted: { cells: { restricted: false }, fits: {}, differs: { record: { restricted: true } } },
  embargoed: { cells: { embargoed: false }, fits: {}, differs: { record: { embargoed: true } } },
  originator: {
    cells: { originator: ['FR'] },
    fits: { record: { originator: 'FR' } },
    differs: { record: { originator: 'BR' } },
    unknown: { record: { originator: null } },
  },
  assigned: {
    cells: { assigned: true },
    fits: { requester: { assignedCases: ['EE-2026-0117'] } },
    differs: { requester: { assignedCases: ['EE-2026-0118'] } },
    unknown: {},
  },
  emergency: {
    cells: { emergency: true },
    fits: { justification: { emergency: true } },
    differs: { justification: { emergency: false } },
  },
  protectedPerson: {
    cells: { protectedPerson: true },
    fits: { record: { protectedPerson: true } },
    differs: { record: { protectedPerson: false } },
    unknown: { record: { protectedPerson: null } },
  },
  fearedState: {
    cells: { fearedState: false },
    fits: { record: { fearedStates: ['BR'] } },
    differs: { record: { fearedStates: ['BR', 'DE'] } },
    unknown: { record: { fearedStates: null } },
  },
  purposeCompatible: {
    cells: { purposeCompatible: true },
    fits: { record: { purposeCollected: 'investigation' }, justification: { purpose: 'identify' } },
    differs: { record: { purposeCollected: 'identify' }, justification: { purpose: 'investigation' } },
    unknown: { record: { purposeCollected: null } },
  },
  originatorConsent: {
    cells: { originatorConsent: true },
    fits: { record: { originator: 'FR', originatorAuthorised: true } },
    differs: { record: { originator: 'FR', originatorAuthorised: false } },
    unknown: { record: { originator: null } },
  },
  reciprocal: { cells: { reciprocal: true }, fits: {}, differs: { requester: { member: 'BR' } } },
  transfer: { cells: { transfer: ['internal'] }, fits: {}, differs: { requester: { member: 'JP' } } },
  jointTeam: { cells: { jointTeam: true }, fits: {}, differs: { requester: { agency: 'ZKA' } } },
  authorised: {
    cells: { authorised: true },
    fits: { record: { authorised: ['name'] } },
    differs: { record: { authorised: ['birth', 'Person.birthDate'] } },
  },
  recipientList: {
    cells: { recipientList: ['on'] },
    fits: { record: { releasableTo: ['DE'] } },
    differs: { record: { releasableTo: null } },
  },
};

/** Cells whose other value a built-in restriction closes already: a restriction on them has nothing left to close. */
const BUILT_IN: readonly string[] = ['expired', 'embargoed'];
const ALWAYS_OPEN = permission({ id: 'always' });

function opens(
  situation: Situation,
  permissions: readonly PermissionRow[],
  restrictions: readonly RestrictionRow[],
): boolean {
  const asked: DecisionContext = context({
    requester: requester(situation.requester),
    justification: justification(situation.justification),
  });
  const policy = compilePolicy({ head: HEAD, permissions, restrictions, groups: GROUPS }).forRequester(asked);
  return isOpen(policy.vector(attributes(situation.record)), controlled('PersonName.full').index);
}

describe('the cells of a row', () => {
  it('are all in this table', () => {
    expect(Object.keys(TABLE).toSorted()).toEqual([...CELL_NAMES].toSorted());
  });

  it.each(Object.entries(TABLE))(
    'open by `%s` where it fits, and not where it differs',
    (_, { cells, fits, differs }) => {
      const row = permission({ cells });
      expect(opens(fits, [row], [])).toBe(true);
      expect(opens(differs, [row], [])).toBe(false);
    },
  );

  it.each(Object.entries(TABLE))(
    'close by `%s` where it fits, and not where it differs',
    (name, { cells, fits, differs }) => {
      const row = restriction({ cells });
      expect(opens(fits, [ALWAYS_OPEN], [row])).toBe(false);
      expect(opens(differs, [ALWAYS_OPEN], [row])).toBe(!BUILT_IN.includes(name));
    },
  );

  it.each(Object.entries(TABLE))('lift a restriction by `%s` where it fits, and not where it differs', (_, row) => {
    const lifted = restriction({ unless: [row.cells] });
    expect(opens(row.fits, [ALWAYS_OPEN], [lifted])).toBe(true);
    expect(opens(row.differs, [ALWAYS_OPEN], [lifted])).toBe(false);
  });

  it.each(Object.entries(TABLE).flatMap(([name, row]) => (row.unknown ? [[name, row, row.unknown] as const] : [])))(
    'close where what `%s` asks is not known',
    (_, { cells }, unknown) => {
      expect(opens(unknown, [permission({ cells })], [])).toBe(false);
      expect(opens(unknown, [ALWAYS_OPEN], [restriction({ cells })])).toBe(false);
      expect(opens(unknown, [ALWAYS_OPEN], [restriction({ unless: [cells] })])).toBe(false);
    },
  );

  it.each([
    ['confidentiality', { confidentiality: ['unknown'] }, { confidentiality: null }],
    ['dataSubjectCategory', { dataSubjectCategory: ['unknown'] }, { dataSubjectCategory: null }],
    ['minor', { minor: 'unknown' }, { minorNow: null }],
    ['originator', { originator: ['unknown'] }, { originator: null }],
  ] as const)('open and lift by what is not known only where `%s` says `unknown`', (_, cells, record) => {
    expect(opens({ record }, [permission({ cells })], [])).toBe(true);
    expect(opens({ record }, [ALWAYS_OPEN], [restriction({ unless: [cells] })])).toBe(true);
    expect(opens({}, [permission({ cells })], [])).toBe(false);
  });

  it('answer one question with `member` and `group`: either suffices', () => {
    const row = permission({ cells: { member: ['JP'], group: ['EU'] } });
    expect(['JP', 'FR', 'BR'].map((member) => opens({ requester: { member } }, [row], []))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('ask nothing about a person of a record that is about none', () => {
    const policy = compilePolicy({
      head: HEAD,
      permissions: [permission({ read: ['vehicle'] })],
      restrictions: [restriction({ read: ['vehicle'], cells: { minor: true } })],
      groups: GROUPS,
    }).forRequester(context());
    const vector = policy.vector(attributes({ type: 'Vehicle', minorNow: null, minorThen: null }));
    expect(isOpen(vector, controlled('Vehicle.plate').index)).toBe(true);
  });

  it.each([
    ['before it begins', '2026-02-28T23:59:59Z', false],
    ['on its first day', '2026-03-01T00:00:00Z', true],
    ['on its last day', '2026-03-31T23:59:59Z', true],
    ['after its last day', '2026-04-01T00:00:00Z', false],
  ])('hold %s or not', (_, instant, expected) => {
    const rows = [permission({ from: '2026-03-01', until: '2026-03-31' })];
    const policy = compilePolicy({ head: HEAD, permissions: rows, restrictions: [], groups: GROUPS });
    const vector = policy.forRequester(context({ now: new Date(instant) })).vector(attributes());
    expect(isOpen(vector, controlled('PersonName.full').index)).toBe(expected);
  });
});
