import { heldAuthorisations, type Authorisation } from '../../../policies/engine/authorisation.ts';
import { justification, requester } from '../sample.ts';

const GIVEN: Authorisation = {
  issuer: 'EE',
  recipient: { kind: 'member', member: 'DE', agency: null, subject: null },
  scope: { kind: 'case', case: 'EE-2026-0117' },
  fields: ['address', 'Person.birthDate'],
  purpose: ['investigation'],
  from: '2026-01-01T00:00:00Z',
  until: '2026-12-31T00:00:00Z',
  revokedAt: null,
};

function held(change: Partial<Authorisation>, now = '2026-06-01T12:00:00Z') {
  return heldAuthorisations([{ ...GIVEN, ...change }], {
    owner: 'EE',
    requester: requester(),
    justification: justification(),
    now: new Date(now),
    record: { id: 'EE.record', originator: 'FR' },
  });
}

describe('the authorisations that a requester holds', () => {
  it.each<[string, Partial<Authorisation>]>([
    ['in the case that it names', {}],
    ['for the record that it names', { scope: { kind: 'record', record: 'EE.record' } }],
    ['as one of the agency', { recipient: { kind: 'member', member: 'DE', agency: 'BKA', subject: null } }],
    ['as the officer', { recipient: { kind: 'member', member: 'DE', agency: 'BKA', subject: 'somebody' } }],
    ['as one of a team', { recipient: { kind: 'team', member: ['FR', 'DE'] } }],
  ])('open the fields named, %s', (_, change) => {
    expect(held(change)).toEqual({ authorised: ['Person.birthDate', 'address'], originatorAuthorised: false });
  });

  const later = '2026-06-01T12:00:00Z';

  it.each<[string, Partial<Authorisation>, string]>([
    ['in another case', { scope: { kind: 'case', case: 'EE-2026-0118' } }, later],
    ['for another record', { scope: { kind: 'record', record: 'EE.other' } }, later],
    ['to another member', { recipient: { kind: 'member', member: 'FR', agency: null, subject: null } }, later],
    ['to another agency', { recipient: { kind: 'member', member: 'DE', agency: 'ZKA', subject: null } }, later],
    ['to another officer', { recipient: { kind: 'member', member: 'DE', agency: null, subject: 'another' } }, later],
    ['to a team of others', { recipient: { kind: 'team', member: ['FR'] } }, later],
    ['for another purpose', { purpose: ['identify'] }, later],
    ['before it begins', {}, '2025-12-31T23:59:59Z'],
    ['at its end', {}, '2026-12-31T00:00:00Z'],
    ['with an end that is none', { until: 'tomorrow' }, later],
    ['with a beginning that is none', { from: '' }, later],
    ['once revoked', { revokedAt: '2026-05-31T00:00:00Z' }, later],
    ['by somebody else', { issuer: 'BR' }, later],
  ])('open nothing %s', (_, change, now) => {
    expect(held(change, now)).toEqual({ authorised: [], originatorAuthorised: false });
  });

  it('tell the consent of the originator, where it is to the whole record', () => {
    expect(held({ issuer: 'FR', fields: ['all'] })).toEqual({ authorised: [], originatorAuthorised: true });
    expect(held({ issuer: 'FR', fields: ['name'] })).toEqual({ authorised: [], originatorAuthorised: false });
  });
});
