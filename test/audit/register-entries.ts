import { memberCode } from '../../schema/ids.ts';
import type { RegisterEntry } from '../../subgraphs/register/register-entry.ts';

/** An entry of a disclosure of one record; `text` makes it as large as a test needs. */
export function disclosure(id: number, text = ''): RegisterEntry {
  return {
    event: 'disclosure.made',
    at: '2026-01-01T00:00:00.000Z',
    requestId: `request-${id}`,
    recipient: {
      subject: 'de-analyst',
      member: memberCode('DE'),
      agency: 'Bundeskriminalamt',
      role: 'analyst',
      clearance: 'restricted',
      automated: false,
      actingOfficer: null,
      issuer: 'https://login.example',
      tokenId: 'token-1',
      expires: 1_800_000_000,
    },
    justification: {
      purpose: 'investigation',
      case: 'DE-1',
      basis: 'UNTOC-18',
      offence: null,
      penalty: null,
      necessity: text === '' ? null : text,
    },
    policyVersion: 'policy-1',
    disclosed: [
      {
        type: 'Person',
        records: ['EE.AAAAAAAAAAAAAAAAAAAAAA'],
        fields: { 'Person.names': 'allow', 'Person.birthDate': 'year' },
        obligations: ['no-onward-transfer'],
        attributes: { type: 'Person', handling: ['H2'], expired: false },
      },
    ],
    refusal: null,
  };
}
