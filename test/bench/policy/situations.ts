import type { DecisionContext, RecordAttributes } from '../../../policies/engine/contract.ts';
import { memberCode } from '../../../schema/ids.ts';
import type { Role } from '../../../schema/requester.ts';

/** The member whose records are asked for. */
export const OWNER = 'DE';

const MEMBERS = ['DE', 'FR', 'EE', 'BR', 'UA', 'JP', 'EG', 'US'];
const ROLES: readonly Role[] = ['analyst', 'investigator', 'border-officer', 'application'];
const WHY = [
  { purpose: 'investigation', basis: 'UNTOC-18', case: 'EE-2026-0117', offence: '0601', penalty: 48 },
  { purpose: 'border-control', basis: 'SIS-2018-1862', case: '', offence: null, penalty: null },
  { purpose: 'locate-wanted', basis: 'COE-1957', case: 'FR-2026-9', offence: '01', penalty: 240 },
];

/** Requests: every member in every role for every reason. */
export function requests(): readonly DecisionContext[] {
  return MEMBERS.flatMap((member) =>
    ROLES.flatMap((role) =>
      WHY.map((why): DecisionContext => ({
        owner: OWNER,
        requester: {
          subject: 'bench',
          member: memberCode(member),
          agency: 'agency',
          role,
          clearance: role === 'investigator' ? 'confidential' : 'restricted',
          automated: role === 'application',
          actingOfficer: null,
          issuer: 'bench',
          tokenId: 'bench',
          expires: 0,
        },
        justification: { ...why, necessity: null },
        now: new Date('2026-06-01T12:00:00Z'),
      })),
    ),
  );
}

const BASE: RecordAttributes = {
  type: 'Person',
  handling: ['H0'],
  confidentiality: 'official-use-only',
  sourceEvaluation: 'A',
  informationEvaluation: '1',
  purposeCollected: 'investigation',
  originator: 'DE',
  expired: false,
  embargoed: false,
  restricted: false,
  releasableTo: null,
  notReleasableTo: [],
  dataSubjectCategory: 'suspect',
  minorNow: false,
  minorThen: false,
};

/** The classes of persons that a page of an answer holds: 24, as measured on pages of a hundred. */
export function recordClasses(): readonly RecordAttributes[] {
  const categories = ['suspect', 'convicted', 'victim', 'witness', null, 'missing'];
  const others: readonly Partial<RecordAttributes>[] = [
    {},
    { confidentiality: 'confidential', handling: ['H1', 'H2'], sourceEvaluation: 'X', informationEvaluation: '4' },
    { minorNow: true, minorThen: true, restricted: true },
    { confidentiality: null, sourceEvaluation: null, informationEvaluation: null, minorNow: null, minorThen: null },
  ];
  return categories.flatMap((dataSubjectCategory) =>
    others.map((other) => ({ ...BASE, ...other, dataSubjectCategory })),
  );
}
