import type { DecisionContext, RecordAttributes } from '../../policies/engine/contract.ts';
import type { Groups, PermissionRow, PolicyHead, ReleaseRow, RestrictionRow } from '../../policies/language/rows.ts';
import { CANONICAL_FIELDS, type ControlledField } from '../../schema/fields.ts';
import { memberCode } from '../../schema/ids.ts';
import type { Justification, Requester } from '../../schema/requester.ts';

/** Rows, requesters and records that tests vary. */
export const GROUPS: Groups = {
  groups: new Map([
    ['EU', new Set(['DE', 'EE', 'FR'])],
    ['UNTOC', new Set(['BR', 'DE', 'EE', 'FR', 'JP'])],
  ]),
  organisations: new Set(['UN']),
};

export const HEAD: PolicyHead = { member: 'EE', title: 'test', language: 'en', from: '2026-01-01', until: null };

export function permission(change: Partial<PermissionRow> = {}): PermissionRow {
  return {
    id: 'permission',
    cells: {},
    from: null,
    until: null,
    because: 'the law that opens',
    read: ['name'],
    search: [],
    then: { kind: 'allow' },
    obligations: [],
    ...change,
  };
}

export function restriction(change: Partial<RestrictionRow> = {}): RestrictionRow {
  return {
    ...permission({ id: 'restriction', because: 'the law that closes', then: { kind: 'deny' } }),
    unless: [],
    ...change,
  };
}

export function releaseRow(change: Partial<ReleaseRow> = {}): ReleaseRow {
  return {
    id: 'release',
    cells: {},
    from: null,
    until: null,
    because: 'the law of release',
    toMember: ['FR'],
    toGroup: [],
    search: ['name'],
    then: 'allow',
    ...change,
  };
}

export function requester(change: Partial<Omit<Requester, 'member'>> & { readonly member?: string } = {}): Requester {
  const { member = 'DE', ...rest } = change;
  return {
    subject: 'somebody',
    member: memberCode(member),
    agency: 'BKA',
    role: 'analyst',
    clearance: 'restricted',
    automated: false,
    actingOfficer: null,
    issuer: 'issuer',
    tokenId: 'token',
    expires: 0,
    ...rest,
  };
}

export function justification(change: Partial<Justification> = {}): Justification {
  return {
    purpose: 'investigation',
    case: 'EE-2026-0117',
    basis: 'UNTOC-18',
    offence: '0601',
    penalty: 48,
    necessity: null,
    ...change,
  };
}

export function context(change: Partial<DecisionContext> = {}): DecisionContext {
  return {
    owner: 'EE',
    requester: requester(),
    justification: justification(),
    now: new Date('2026-06-01T12:00:00Z'),
    ...change,
  };
}

export function attributes(change: Partial<RecordAttributes> = {}): RecordAttributes {
  return {
    type: 'Person',
    handling: [],
    confidentiality: 'official-use-only',
    sourceEvaluation: 'A',
    informationEvaluation: '1',
    purposeCollected: 'investigation',
    originator: 'EE',
    expired: false,
    embargoed: false,
    restricted: false,
    releasableTo: null,
    notReleasableTo: [],
    dataSubjectCategory: 'suspect',
    minorNow: false,
    minorThen: false,
    ...change,
  };
}

/** A controlled field of the canonical schema, by `Type.field`. */
export function controlled(name: string): ControlledField {
  const [type = '', field = ''] = name.split('.');
  const found = CANONICAL_FIELDS.find(type, field);
  if (!found) throw new Error(`\`${name}\` is not controlled`);
  return found;
}
