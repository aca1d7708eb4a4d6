import type { DecisionContext, RecordAttributes } from '../../policies/engine/contract.ts';
import type { Instrument, Ties } from '../../policies/engine/ties.ts';
import type { Groups, PermissionRow, PolicyHead, ReleaseRow, RestrictionRow } from '../../policies/language/rows.ts';
import { CANONICAL_FIELDS, type ControlledField } from '../../schema/fields.ts';
import { memberCode } from '../../schema/ids.ts';
import type { Justification, Requester } from '../../schema/requester.ts';

const UNTOC_PARTIES = ['BR', 'DE', 'EE', 'FR', 'JP'];

export function instrument(change: Partial<Instrument> = {}): Instrument {
  return {
    id: 'untoc',
    title: 'a convention',
    source: 'a collection',
    bases: ['UNTOC-18'],
    from: '2003-09-29',
    until: null,
    parties: UNTOC_PARTIES.map((member) => ({ member, from: '2006-07-14', until: null, unverified: false })),
    reservations: [],
    ...change,
  };
}

/** Germany and France give Estonia names, Brazil births; a joint team; grounds of transfer; one compatible purpose. */
export const TIES: Ties = {
  instruments: [instrument()],
  declarations: [
    ...['DE', 'FR'].map((member) => ({
      member,
      number: 1,
      from: '2026-01-01',
      until: null,
      clauses: [gift(['name'])],
    })),
    { member: 'BR', number: 1, from: '2026-01-01', until: null, clauses: [gift(['birth'])] },
  ],
  compatible: new Map([['investigation', new Set(['identify'])]]),
  transfers: [
    { ground: 'internal', toMember: [], toGroup: ['EU'], case: [], from: null, until: null },
    { ground: 'derogation', toMember: ['BR'], toGroup: [], case: ['EE-2026-0117'], from: null, until: null },
  ],
  teams: [{ member: ['DE', 'BR'], agency: ['BKA'], case: ['EE-2026-0117'], from: '2026-01-01', until: '2026-12-31' }],
};

function gift(give: readonly string[]) {
  return { give, toMember: ['EE'], toGroup: [], inReturnFor: [] };
}

/** Rows, requesters and records that tests vary. */
export const GROUPS: Groups = {
  ties: TIES,
  groups: new Map([
    ['EU', new Set(['DE', 'EE', 'FR'])],
    ['UNTOC', new Set(UNTOC_PARTIES)],
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
